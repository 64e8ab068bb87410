import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { keysOf } from '../../actions/keys-of.ts'
import { useRegistry } from '../../actions/registry-context.ts'
import { actionRows } from '../../actions/table.ts'
import { useReachable } from '../../actions/use-action.ts'
import { Icon } from '../../components/icon.tsx'
import { KeyCaps } from '../../components/key-caps.tsx'
import { capTexts } from '../../i18n/key-texts.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './key-bar.module.css'

const sheet = 'everywhere.keys'

/** The keys of what can be done here, and what the program is doing behind it. */
export function KeyBar({ status }: { readonly status: ReactNode }) {
  const { t } = useTexts()
  const taste = useStore(useRegistry(), state => state.taste)
  const shown = useReachable().filter(({ id }) => actionRows[id].bar === true)
  const cap = ({ id }: (typeof shown)[number]): ReactNode => {
    const [key] = keysOf(id, taste)
    return key === undefined ? null : (
      <span className={styles.key} key={id}>
        <KeyCaps caps={capTexts(key, t)} />
        <span className={styles.word}>{t(actionRows[id].text)}</span>
      </span>
    )
  }
  return (
    <footer className={styles.bar} aria-label={t('shell.keyBar')}>
      <div className={styles.keys}>{shown.filter(({ id }) => id !== sheet).map(cap)}</div>
      {/* Always in view: it leads to what did not fit. */}
      {shown.filter(({ id }) => id === sheet).map(cap)}
      <div className={styles.status}>
        {status}
        <span className={styles.key}>
          <Icon name="offline" size="small" />
          {t('shell.offline')}
        </span>
      </div>
    </footer>
  )
}
