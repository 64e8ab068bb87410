import { Label, ProgressBar } from 'react-aria-components'
import styles from './progress.module.css'

interface ProgressProps {
  /** Words first: what is going on and how far it is. */
  readonly label: string
  readonly value: number
  readonly max: number
  /** `warn` for a term that runs out. */
  readonly kind?: 'accent' | 'warn'
  readonly isLabelShown?: boolean
}

export function Progress({ label, value, max, kind = 'accent', isLabelShown = true }: ProgressProps) {
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      value={Math.min(value, max)}
      maxValue={Math.max(max, 1)}
      {...(isLabelShown ? {} : { 'aria-label': label })}
    >
      {isLabelShown && <Label className={styles.label ?? ''}>{label}</Label>}
      <progress className={styles[kind]} value={Math.min(value, max)} max={Math.max(max, 1)} aria-hidden="true" />
    </ProgressBar>
  )
}
