import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, Switch as AriaSwitch } from 'react-aria-components'
import { Icon } from './icon.tsx'
import styles from './checkbox.module.css'

interface CheckProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly name?: string
  /** For a box without words beside it. */
  readonly label?: string
}

export function Checkbox({ children, label, name, ...check }: CheckProps) {
  return (
    <AriaCheckbox
      className={styles.check ?? ''}
      {...check}
      {...(name === undefined ? {} : { name })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className={styles.box}>
        <Icon name="check" size="small" />
      </span>
      {children}
    </AriaCheckbox>
  )
}

export function Switch({ children, label, name, ...check }: CheckProps) {
  return (
    <AriaSwitch
      className={styles.check ?? ''}
      {...check}
      {...(name === undefined ? {} : { name })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className={styles.track} />
      {children}
    </AriaSwitch>
  )
}
