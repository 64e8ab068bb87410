import type { FoundBecause } from '../../../src/contract/search.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../components/icons.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './search.module.css'

const icons: Readonly<Record<FoundBecause['code'], IconName>> = {
  word: 'check',
  padded: 'hash',
  spelling: 'globe',
  name: 'person',
  linked: 'link',
  title: 'check',
  holds: 'folder',
}

/** The rule by which it was found, in words (R36). */
export function Because({ because }: { readonly because: FoundBecause }) {
  const { language } = useTexts()
  return (
    <span className={styles.because}>
      <Icon name={icons[because.code]} size="small" />
      <Foreign text={because[language]} />
    </span>
  )
}
