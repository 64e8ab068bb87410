import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import styles from './notice.module.css'

interface NoticeProps {
  /** `stop` interrupts whoever listens: only when work stops. */
  readonly kind: 'warn' | 'stop'
  readonly id?: string
  readonly children: ReactNode
}

export function Notice({ kind, id, children }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[kind]}`} role={kind === 'stop' ? 'alert' : 'status'} id={id}>
      <Icon name="warning" />
      <div>{children}</div>
    </div>
  )
}
