import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { Icon } from './icon.tsx'
import fieldStyles from './field.module.css'
import styles from './select.module.css'

export interface Option {
  readonly id: number
  readonly label: string
}

interface SelectProps {
  readonly label: string
  readonly name: string
  readonly options: readonly Option[]
  readonly value: number
  readonly onChange: (id: number) => void
}

/** One of a short list. Each choice has its number before it, as the list of users has. */
export function Select({ label, name, options, value, onChange }: SelectProps) {
  return (
    <AriaSelect
      className={fieldStyles.field ?? ''}
      name={name}
      value={value}
      onChange={key => {
        if (typeof key === 'number') onChange(key)
      }}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <Button className={`${fieldStyles.box} ${styles.button}`}>
        <SelectValue className={styles.value ?? ''} />
        <Icon name="down" />
      </Button>
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.list ?? ''} items={options}>
          {option => (
            <ListBoxItem className={styles.option ?? ''} id={option.id} textValue={option.label}>
              <span className={styles.number} data-number={option.id} aria-hidden="true" />
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
