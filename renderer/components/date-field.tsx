import { CalendarDate } from '@internationalized/date'
import { DateField as AriaDateField, DateInput, DateSegment, FieldError, Label, Text } from 'react-aria-components'
import styles from './field.module.css'
import dateStyles from './date-field.module.css'

interface DateFieldProps {
  readonly label: string
  readonly name: string
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly error?: string | undefined
}

/** A day, typed part by part; arrow keys change a part. */
export function DateField({ label, name, value, onChange, help, error }: DateFieldProps) {
  return (
    <AriaDateField
      className={styles.field ?? ''}
      name={name}
      value={dateOf(value)}
      isInvalid={error !== undefined}
      shouldForceLeadingZeros
      onChange={date => onChange(date?.toString() ?? '')}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <DateInput className={styles.box ?? ''}>
        {segment => <DateSegment className={dateStyles.segment ?? ''} segment={segment} />}
      </DateInput>
      {help !== undefined && (
        <Text className={styles.help ?? ''} slot="description">
          {help}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaDateField>
  )
}

function dateOf(value: string): CalendarDate | null {
  const [year, month, day] = value.split('-').map(Number)
  return year === undefined || month === undefined || day === undefined ? null : new CalendarDate(year, month, day)
}
