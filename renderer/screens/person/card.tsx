import type { ReactNode, Ref } from 'react'
import { cx } from '../../components/cx.ts'
import styles from './person.module.css'

interface CardProps {
  readonly title: string
  readonly more?: ReactNode
  readonly kind?: 'plain' | 'proposal'
  readonly box?: Ref<HTMLElement>
  readonly children: ReactNode
}

export function Card({ title, more, kind = 'plain', box, children }: CardProps) {
  return (
    <section
      className={cx(styles.card, kind === 'proposal' && styles.proposal)}
      aria-label={title}
      ref={box}
      tabIndex={-1}
    >
      <div className={styles.cardHead}>
        <h2 className={styles.cardTitle}>{title}</h2>
        {more}
      </div>
      {children}
    </section>
  )
}
