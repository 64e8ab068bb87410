import { useId, type ReactNode } from 'react'
import styles from './case.module.css'

interface CardProps {
  readonly heading: string
  /** Beside the heading: version, number. */
  readonly mark?: ReactNode
  /** At the other end of the head. */
  readonly side?: ReactNode
  readonly children: ReactNode
}

/** A part of the case with a head. */
export function Card({ heading, mark, side, children }: CardProps) {
  const id = useId()
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.cardHead}>
        <h2 className={styles.cardTitle} id={id}>
          {heading}
        </h2>
        {mark}
        <span className={styles.space} />
        {typeof side === 'string' ? <span className={styles.quiet}>{side}</span> : side}
      </div>
      {children}
    </section>
  )
}
