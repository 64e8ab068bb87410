import type { ReactNode } from 'react'
import styles from './page-header.module.css'

interface PageHeaderProps {
  readonly title: ReactNode
  /** Before the title: where one goes back to. */
  readonly back?: ReactNode
  /** Above the title: number, partner, state. */
  readonly tags?: ReactNode
  /** Under the title: where it came from. */
  readonly under?: ReactNode
  readonly actions?: ReactNode
}

/** The head of a screen, with its one `h1`, which takes the focus on arrival. */
export function PageHeader({ title, back, tags, under, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {back}
      <div className={styles.words}>
        {tags !== undefined && <div className={styles.tags}>{tags}</div>}
        <h1 className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        {under}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
