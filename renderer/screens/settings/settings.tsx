import { useState, type ReactNode } from 'react'
import { useUser } from '../../app/use-user.ts'
import { Icon } from '../../components/icon.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { About } from './about.tsx'
import { Care } from './care.tsx'
import { Display } from './display.tsx'
import { Keys } from './keys.tsx'
import { KeyCard } from './key-card.tsx'
import { Locking } from './locking.tsx'
import { Mailboxes } from './mailboxes.tsx'
import { sections, type SectionName } from './sections.ts'
import { Users } from './users.tsx'
import styles from './settings.module.css'

const contents: Readonly<Record<SectionName, () => ReactNode>> = {
  display: Display,
  keys: Keys,
  lock: Locking,
  users: Users,
  card: KeyCard,
  mailboxes: Mailboxes,
  care: Care,
  about: About,
}

/** What a person sets for this workplace, and what a role may do for the vault. */
export function Settings() {
  const { t } = useTexts()
  const user = useUser()
  const [name, setName] = useState<SectionName>('display')
  if (user === null) return null
  const mine = sections.filter(({ roles }) => roles.includes(user.role))
  const groups = [...new Set(mine.map(({ group }) => group))]
  const Content = contents[name]
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className={styles.page}>
        <nav className={styles.parts} aria-label={t('settings.parts')}>
          {groups.map(group => (
            <section key={group}>
              <h2 className={styles.group}>{t(group)}</h2>
              <ul>
                {mine
                  .filter(part => part.group === group)
                  .map(part => (
                    <li key={part.name}>
                      <button
                        type="button"
                        className={styles.part}
                        aria-current={part.name === name ? 'page' : undefined}
                        onClick={() => setName(part.name)}
                      >
                        <Icon name={part.icon} />
                        {t(part.text)}
                      </button>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </nav>
        <div className={styles.content}>
          <Content />
        </div>
      </div>
    </>
  )
}
