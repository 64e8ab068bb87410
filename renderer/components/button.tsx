import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import styles from './button.module.css'

interface ButtonProps {
  readonly children: ReactNode
  readonly kind?: 'primary' | 'plain'
  readonly type?: 'button' | 'submit'
  /** Looks unavailable but keeps the focus; its caller ignores a press meanwhile and announces what is going on. */
  readonly isBusy?: boolean
  readonly isDisabled?: boolean
  /** Name of the key that does the same. */
  readonly keyCap?: string
  readonly describedBy?: string | undefined
  readonly onPress?: () => void
}

export function Button({
  children,
  kind = 'plain',
  type = 'button',
  isBusy = false,
  isDisabled = false,
  keyCap,
  describedBy,
  onPress,
}: ButtonProps) {
  return (
    <AriaButton
      className={kind === 'primary' ? `${styles.button} ${styles.primary}` : (styles.button ?? '')}
      type={type}
      data-busy={isBusy || undefined}
      isDisabled={isDisabled}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {children}
      {keyCap !== undefined && (
        <kbd className={styles.key} aria-hidden="true">
          {keyCap}
        </kbd>
      )}
    </AriaButton>
  )
}
