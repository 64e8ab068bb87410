import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './segmented.module.css'

interface SegmentedProps<Id extends string> {
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly label: string; readonly icon?: IconName }[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
}

/** A few views or answers side by side, one of them on. */
export function Segmented<Id extends string>({ label, options, value, onChange }: SegmentedProps<Id>) {
  return (
    <ToggleButtonGroup
      className={styles.group ?? ''}
      aria-label={label}
      selectionMode="single"
      selectedKeys={value === null ? [] : [value]}
      disallowEmptySelection={value !== null}
      onSelectionChange={keys => {
        const chosen = options.find(({ id }) => keys.has(id))
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      {options.map(({ id, label: text, icon }) => (
        <ToggleButton className={styles.option ?? ''} id={id} key={id}>
          {icon !== undefined && <Icon name={icon} size="small" />}
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
