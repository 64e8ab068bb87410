import { Button } from 'react-aria-components'
import type { CaseRow } from '../../../src/contract/cases.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import styles from './choose-case.module.css'

export function CaseButton({ of: row, onPress }: { readonly of: CaseRow; readonly onPress: () => void }) {
  return (
    <Button className={styles.case ?? ''} onPress={onPress}>
      <Icon name="folder" />
      <span className={styles.number}>{row.number}</span>
      <span className={styles.title}>
        <Foreign text={row.title} />
      </span>
      <Icon name="chevronRight" size="small" />
    </Button>
  )
}
