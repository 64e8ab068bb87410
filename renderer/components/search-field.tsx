import type { Ref } from 'react'
import { Group, Input, Label, SearchField as AriaSearchField } from 'react-aria-components'
import { Hidden } from './hidden.tsx'
import { Icon } from './icon.tsx'
import styles from './field.module.css'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onSubmit?: (value: string) => void
  readonly placeholder?: string
  readonly ref?: Ref<HTMLInputElement>
  readonly autoFocus?: boolean
  readonly isLabelShown?: boolean
}

export function SearchField({
  label,
  value,
  onChange,
  onSubmit,
  placeholder,
  ref,
  autoFocus = false,
  isLabelShown = false,
}: SearchFieldProps) {
  return (
    <AriaSearchField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      {...(onSubmit === undefined ? {} : { onSubmit })}
    >
      <Label className={styles.label ?? ''}>{isLabelShown ? label : <Hidden>{label}</Hidden>}</Label>
      <Group className={styles.box ?? ''}>
        <Icon name="search" />
        {/* Where a search is what the person came for, the field takes the focus. */}
        <Input
          className={styles.input ?? ''}
          ref={ref}
          placeholder={placeholder ?? ''}
          autoFocus={autoFocus}
          dir="auto"
          spellCheck="false"
        />
      </Group>
    </AriaSearchField>
  )
}
