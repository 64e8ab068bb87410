import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { cx } from './cx.ts'
import { Hidden } from './hidden.tsx'
import { Icon } from './icon.tsx'
import fieldStyles from './field.module.css'
import styles from './select.module.css'

export interface Option<Id extends string | number = string> {
  readonly id: Id
  readonly label: string
}

interface SelectProps<Id extends string | number> {
  readonly label: string
  readonly name: string
  readonly options: readonly Option<Id>[]
  /** Null: nothing chosen yet. */
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly placeholder?: string
  /** Each choice has its number before it, as the list of users has. */
  readonly isNumbered?: boolean
  readonly error?: string | undefined
  /** Beside what it is about the label is only said aloud. */
  readonly isCompact?: boolean
}

/** One of a short list. */
export function Select<Id extends string | number>({
  label,
  name,
  options,
  value,
  onChange,
  placeholder,
  isNumbered = false,
  error,
  isCompact = false,
}: SelectProps<Id>) {
  return (
    <AriaSelect
      className={cx(fieldStyles.field, isCompact && styles.compact)}
      name={name}
      value={value}
      isInvalid={error !== undefined}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={key => {
        const chosen = options.find(option => option.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <Label className={fieldStyles.label ?? ''}>{isCompact ? <Hidden>{label}</Hidden> : label}</Label>
      <Button className={`${fieldStyles.box} ${styles.button}`}>
        <SelectValue className={styles.value ?? ''} />
        <Icon name="chevronDown" />
      </Button>
      {error !== undefined && <span className={fieldStyles.error}>{error}</span>}
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.list ?? ''} items={options}>
          {option => (
            <ListBoxItem className={styles.option ?? ''} id={option.id} textValue={option.label}>
              {isNumbered && <span className={styles.number} data-number={option.id} aria-hidden="true" />}
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
