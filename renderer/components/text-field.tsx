import type { ReactNode, Ref } from 'react'
import {
  FieldError,
  Group,
  Input,
  Label,
  Text,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import styles from './field.module.css'

interface TextFieldProps {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly ref?: Ref<HTMLInputElement>
  readonly type?: 'text' | 'password'
  readonly autoComplete?: string
  readonly help?: string
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  /** For a field that takes keys and not text. */
  readonly onKeyDown?: NonNullable<AriaTextFieldProps['onKeyDown']>
  /** A button inside the field. */
  readonly action?: ReactNode
}

/** Label above, help under, error under with the field's name read first. */
export function TextField({
  label,
  help,
  error,
  action,
  ref,
  autoFocus = false,
  onBlur,
  autoComplete = 'off',
  type = 'text',
  ...field
}: TextFieldProps) {
  return (
    <AriaTextField
      className={styles.field ?? ''}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      type={type}
      autoComplete={autoComplete}
      {...field}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Group className={styles.box ?? ''}>
        {/* Focus on the one field of a screen that exists to be filled in; nothing stands before it to be missed. */}
        <Input className={styles.input ?? ''} ref={ref} autoFocus={autoFocus} spellCheck="false" />
        {action}
      </Group>
      {help !== undefined && (
        <Text className={styles.help ?? ''} slot="description">
          {help}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
