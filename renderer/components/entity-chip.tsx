import { Button } from 'react-aria-components'
import type { EntityKind } from '../../src/contract/entities.ts'
import { useTexts } from '../i18n/language-context.tsx'
import { cx } from './cx.ts'
import { kindIcons } from './entity-kinds.ts'
import { Foreign } from './foreign.tsx'
import { Hidden } from './hidden.tsx'
import { Icon } from './icon.tsx'
import styles from './entity-chip.module.css'

interface EntityChipProps {
  readonly kind: EntityKind
  readonly label: string
  /** Outlined while nobody linked it. */
  readonly isLinked: boolean
  readonly onPress?: () => void
}

/** A name with its kind, by icon and colour; a button when it leads somewhere. */
export function EntityChip({ kind, label, isLinked, onPress }: EntityChipProps) {
  const { t } = useTexts()
  const content = (
    <>
      <Icon name={kindIcons[kind]} size="small" />
      <Foreign text={label} />
      <Hidden>
        {', '}
        {t(`kind.${kind}`)}
        {isLinked ? '' : `, ${t('chip.unlinked')}`}
      </Hidden>
    </>
  )
  const className = cx(styles.chip, styles[kind], !isLinked && styles.open)
  if (onPress === undefined) return <span className={className}>{content}</span>
  return (
    <Button className={className} onPress={onPress}>
      {content}
    </Button>
  )
}
