import { useId, type ReactNode } from 'react'
import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../components/icons.ts'
import styles from './setting-card.module.css'

interface SettingCardProps {
  readonly icon: IconName
  readonly title: string
  /** Beside the title: a state, a button. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function SettingCard({ icon, title, aside, children }: SettingCardProps) {
  const heading = useId()
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <div className={styles.head}>
        <Icon name={icon} />
        <h2 id={heading}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

interface SettingRowProps {
  readonly name: string
  readonly help?: string
  /** The control. */
  readonly children?: ReactNode
}

/** What it is on one side, how it is on the other. */
export function SettingRow({ name, help, children }: SettingRowProps) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <strong>{name}</strong>
        {help !== undefined && <p className={styles.help}>{help}</p>}
      </div>
      {children}
    </div>
  )
}

/** Anything in a card that is no row. */
export function SettingBody({ children }: { readonly children: ReactNode }) {
  return <div className={styles.body}>{children}</div>
}
