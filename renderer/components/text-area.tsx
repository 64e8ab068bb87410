import type { Ref } from 'react'
import { FieldError, Label, Text, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components'
import styles from './field.module.css'

interface TextAreaProps {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly ref?: Ref<HTMLTextAreaElement>
  readonly rows?: number
  readonly help?: string
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  /** To be selected and copied. */
  readonly isReadOnly?: boolean
}

export function TextArea({ label, help, error, ref, rows = 3, autoFocus = false, onBlur, ...field }: TextAreaProps) {
  return (
    <AriaTextField
      className={styles.field ?? ''}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...field}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <AriaTextArea
        className={`${styles.box} ${styles.area}`}
        ref={ref}
        rows={rows}
        autoFocus={autoFocus}
        dir="auto"
        spellCheck="false"
      />
      {help !== undefined && (
        <Text className={styles.help ?? ''} slot="description">
          {help}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
