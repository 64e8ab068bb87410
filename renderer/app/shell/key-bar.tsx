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

/** The keys of what can be done here, and what the program is doing behind it. */
export function KeyBar({ status }: { readonly status: ReactNode }) {
  const { t } = useTexts()
  const taste = useStore(useRegistry(), state => state.taste)
  const shown = useReachable().filter(({ id }) => actionRows[id].bar === true)
  return (
    <footer className={styles.bar} aria-label={t('shell.keyBar')}>
      <div className={styles.keys}>
        {[
          ...shown.filter(({ id }) => id !== 'everywhere.keys'),
          ...shown.filter(({ id }) => id === 'everywhere.keys'),
        ].map(({ id }) => {
          const [key] = keysOf(id, taste)
          return key === undefined ? null : (
            <span className={styles.key} key={id}>
              <KeyCaps caps={capTexts(key, t)} />
              {t(actionRows[id].text)}
            </span>
          )
        })}
      </div>
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
