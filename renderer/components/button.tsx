import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { KeyCaps } from './key-caps.tsx'
import styles from './button.module.css'

export type ButtonKind = 'primary' | 'plain' | 'light' | 'stop'

interface ButtonProps {
  readonly children: ReactNode
  readonly kind?: ButtonKind
  readonly size?: 'normal' | 'small'
  readonly type?: 'button' | 'submit'
  readonly icon?: IconName
  /** Looks unavailable but keeps the focus; its caller ignores a press meanwhile and announces what is going on. */
  readonly isBusy?: boolean
  /** The same look, with a reason that `describedBy` names. */
  readonly isUnavailable?: boolean
  readonly isDisabled?: boolean
  /** Caps of the key that does the same. */
  readonly caps?: readonly string[]
  readonly shortcut?: string
  /** Full name for programs that read aloud, where what is written on it says too little alone. */
  readonly label?: string
  readonly describedBy?: string | undefined
  readonly autoFocus?: boolean
  readonly onPress?: () => void
}

export function Button({
  children,
  kind = 'plain',
  size = 'normal',
  type = 'button',
  icon,
  isBusy = false,
  isUnavailable = false,
  isDisabled = false,
  caps = [],
  shortcut,
  label,
  describedBy,
  autoFocus = false,
  onPress,
}: ButtonProps) {
  return (
    <AriaButton
      className={`${styles.button} ${styles[kind]} ${styles[size]}`}
      type={type}
      data-busy={isBusy || isUnavailable || undefined}
      isDisabled={isDisabled}
      // Focus on the first button of a dialog, where the person is led on purpose.
      autoFocus={autoFocus}
      // React Aria passes these two on only so.
      render={props => (
        <button {...props} aria-disabled={isUnavailable || props['aria-disabled']} aria-keyshortcuts={shortcut} />
      )}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {icon !== undefined && <Icon name={icon} size="small" />}
      {children}
      <KeyCaps caps={caps} />
    </AriaButton>
  )
}
