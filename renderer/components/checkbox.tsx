import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, SwitchButton, SwitchField } from 'react-aria-components'
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
    <CheckboxField
      {...check}
      {...(name === undefined ? {} : { name })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <CheckboxButton className={styles.check ?? ''}>
        <span className={styles.box}>
          <Icon name="check" size="small" />
        </span>
        {children}
      </CheckboxButton>
    </CheckboxField>
  )
}

export function Switch({ children, label, name, ...check }: CheckProps) {
  return (
    <SwitchField
      {...check}
      {...(name === undefined ? {} : { name })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <SwitchButton className={styles.check ?? ''}>
        <span className={styles.track} />
        {children}
      </SwitchButton>
    </SwitchField>
  )
}
