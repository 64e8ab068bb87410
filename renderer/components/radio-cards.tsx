import type { ReactNode } from 'react'
import { FieldError, Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components'
import { cx } from './cx.ts'
import { KeyCaps } from './key-caps.tsx'
import styles from './radio-cards.module.css'
import fieldStyles from './field.module.css'

export interface Choice<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly help?: ReactNode
  /** Before the words: the letter or number of a grade. */
  readonly mark?: string
  /** Cap of the key that chooses it. */
  readonly cap?: string
  readonly isDisabled?: boolean
}

interface RadioCardsProps<Id extends string> {
  readonly label: string
  readonly name: string
  readonly choices: readonly Choice<Id>[]
  /** Null: nothing is chosen beforehand. */
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly layout?: 'list' | 'pairs' | 'columns' | 'rows'
  readonly help?: string
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

/** A choice of which each value is written out in full. */
export function RadioCards<Id extends string>({
  label,
  name,
  choices,
  value,
  onChange,
  layout = 'list',
  help,
  error,
  autoFocus = false,
}: RadioCardsProps<Id>) {
  return (
    <RadioGroup
      className={fieldStyles.field ?? ''}
      name={name}
      value={value}
      isInvalid={error !== undefined}
      onChange={chosen => {
        const choice = choices.find(({ id }) => id === chosen)
        if (choice !== undefined) onChange(choice.id)
      }}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <div className={cx(styles.choices, styles[layout])}>
        {choices.map(({ id, label: text, help: more, mark, cap, isDisabled = false }, index) => (
          <RadioField
            key={id}
            value={id}
            isDisabled={isDisabled}
            // The dialog that asks this question leads the person to its first answer, or to the one that stands.
            autoFocus={autoFocus && (value === null ? index === 0 : id === value)}
          >
            <RadioButton className={styles.choice ?? ''}>
              {mark === undefined ? <span className={styles.dot} /> : <span className={styles.mark}>{mark}</span>}
              <span className={styles.words}>
                <span className={styles.text}>{text}</span>
                {more !== undefined && <span className={styles.help}>{more}</span>}
              </span>
              {cap !== undefined && <KeyCaps caps={[cap]} />}
            </RadioButton>
          </RadioField>
        ))}
      </div>
      {help !== undefined && (
        <Text className={fieldStyles.help ?? ''} slot="description">
          {help}
        </Text>
      )}
      <FieldError className={fieldStyles.error ?? ''}>{error}</FieldError>
    </RadioGroup>
  )
}
