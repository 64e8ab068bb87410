import type { ReactNode } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import { Brand } from './brand.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './card.module.css'

interface CardPageProps {
  readonly icon: IconName
  readonly title: string
  /** One line under the title: what happened, or when. */
  readonly why: string
  /** At the foot, on the other side of what is said of the work. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** The screen with one card, for before there is anything else to show. */
export function CardPage({ icon, title, why, foot, children }: CardPageProps) {
  const { t } = useTexts()
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Brand />
        <span className={styles.quiet}>
          <Icon name="offline" size="small" />
          {t('app.offline')}
        </span>
      </header>
      <main className={styles.main}>
        <div className={styles.card}>
          <div className={styles.head}>
            <span className={styles.badge}>
              <Icon name={icon} />
            </span>
            <div>
              <h1>{title}</h1>
              <p className={styles.why}>{why}</p>
            </div>
          </div>
          {children}
        </div>
      </main>
      <footer className={styles.bar}>
        <span className={styles.quiet}>{t('app.encrypted')}</span>
        {foot !== undefined && <span className={styles.quiet}>{foot}</span>}
      </footer>
    </div>
  )
}
