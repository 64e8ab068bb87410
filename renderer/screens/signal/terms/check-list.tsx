import { Checkbox } from '../../../components/checkbox.tsx'
import type { Option } from '../../../components/select.tsx'
import styles from '../panel.module.css'

interface CheckListProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  readonly error?: string | undefined
}

/** Several of a list that stands there whole. */
export function CheckList({ label, options, value, onChange, error }: CheckListProps) {
  return (
    <fieldset className={styles.checks}>
      <legend className={styles.label}>{label}</legend>
      {options.map(({ id, label: text }) => (
        <Checkbox
          key={id}
          name={id}
          isSelected={value.includes(id)}
          onChange={isChosen => onChange(isChosen ? [...value, id] : value.filter(other => other !== id))}
        >
          {text}
        </Checkbox>
      ))}
      {error !== undefined && <p className={styles.error}>{error}</p>}
    </fieldset>
  )
}
