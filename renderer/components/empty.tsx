import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './empty.module.css'

interface EmptyProps {
  readonly icon: IconName
  /** `ok`: all is done. `warn`, `stop`: something is wrong. */
  readonly tone?: 'neutral' | 'ok' | 'warn' | 'stop'
  /** What this is. */
  readonly title: string
  /** Why there is nothing, or what it means. */
  readonly why?: string
  /** One thing to do about it. */
  readonly action?: ReactNode
}

/** The middle of a part of the screen that has nothing to show. */
export function Empty({ icon, tone = 'neutral', title, why, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <span className={cx(styles.disc, styles[tone])}>
        <Icon name={icon} size="large" />
      </span>
      <p className={styles.title}>{title}</p>
      {why !== undefined && <p className={styles.why}>{why}</p>}
      {action}
    </div>
  )
}
