import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './notice.module.css'

export type NoticeKind = 'info' | 'ok' | 'warn' | 'stop' | 'prop'

interface NoticeProps {
  /** `stop` interrupts whoever listens: only when work stops. */
  readonly kind: NoticeKind
  readonly id?: string
  readonly children: ReactNode
}

const iconOf: Readonly<Record<NoticeKind, IconName>> = {
  info: 'info',
  ok: 'check',
  warn: 'warning',
  stop: 'blocked',
  prop: 'merge',
}

export function Notice({ kind, id, children }: NoticeProps) {
  return (
    <div className={cx(styles.notice, styles[kind])} role={kind === 'stop' ? 'alert' : 'status'} id={id}>
      <Icon name={iconOf[kind]} />
      <div className={styles.text}>{children}</div>
    </div>
  )
}
