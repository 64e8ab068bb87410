import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './tag.module.css'

export type TagKind = 'neutral' | 'accent' | 'ok' | 'warn' | 'stop' | 'prop' | 'outline'

interface TagProps {
  readonly kind?: TagKind
  readonly icon?: IconName
  readonly children: ReactNode
}

/** A word about the state of work, never about a person. */
export function Tag({ kind = 'neutral', icon, children }: TagProps) {
  return (
    <span className={cx(styles.tag, styles[kind])}>
      {icon !== undefined && <Icon name={icon} size="small" />}
      {children}
    </span>
  )
}

/** The partner a signal came from, as a short label. */
export function OriginTag({ children }: { readonly children: ReactNode }) {
  return <span className={styles.origin}>{children}</span>
}
