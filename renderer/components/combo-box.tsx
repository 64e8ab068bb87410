import {
  Button,
  ComboBox as AriaComboBox,
  FieldError,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import type { Option } from './select.tsx'
import fieldStyles from './field.module.css'
import styles from './select.module.css'

interface ComboBoxProps {
  readonly label: string
  readonly name: string
  readonly options: readonly Option[]
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  readonly error?: string | undefined
}

/** One of a longer list, found by typing. */
export function ComboBox({ label, name, options, value, onChange, error }: ComboBoxProps) {
  return (
    <AriaComboBox
      className={fieldStyles.field ?? ''}
      name={name}
      value={value}
      defaultItems={options}
      isInvalid={error !== undefined}
      menuTrigger="focus"
      onChange={key => onChange(typeof key === 'string' ? key : null)}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <Group className={fieldStyles.box ?? ''}>
        <Input className={fieldStyles.input ?? ''} spellCheck="false" />
        <Button className={styles.open ?? ''}>
          <Icon name="chevronDown" />
        </Button>
      </Group>
      <FieldError className={fieldStyles.error ?? ''}>{error}</FieldError>
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.list ?? ''}>
          {(option: Option) => (
            <ListBoxItem className={styles.option ?? ''} id={option.id} textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
