import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './panel.module.css'

interface PanelProps {
  readonly title: ReactNode
  /** Beside the title: a count, a state. */
  readonly tag?: ReactNode
  /** At the other end of the head: how far, or what it means. */
  readonly aside?: ReactNode
  /** Without room around it: a list or a table that goes to the edges. */
  readonly isFlush?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A part of a screen in a frame, under a heading. */
export function Panel({ title, tag, aside, isFlush = false, className, children }: PanelProps) {
  const heading = useId()
  return (
    <section className={cx(styles.panel, className)} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 className={styles.title} id={heading}>
          {title}
        </h2>
        {tag}
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </div>
      <div className={cx(styles.body, isFlush && styles.flush)}>{children}</div>
    </section>
  )
}
