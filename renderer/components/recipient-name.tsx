import { cx } from './cx.ts'
import { Foreign } from './foreign.tsx'
import styles from './recipient-name.module.css'

interface RecipientNameProps {
  /** Words of the kind: "AIVD". */
  readonly kind: string
  /** Unit or desk, as the address book has it: "AIVD, unit terrorisme". */
  readonly function: string
  /** In a row of a list: on one line, or the desk under the organisation; what does not fit is cut off. */
  readonly layout?: 'text' | 'line' | 'lines'
}

/** Organisation first, then the desk; said once where the address book says both. */
export function RecipientName({ kind, function: desk, layout = 'text' }: RecipientNameProps) {
  const rest = deskOf(kind, desk)
  return (
    <span className={cx(styles.name, layout !== 'text' && styles.cut, layout === 'lines' && styles.lines)}>
      <span className={styles.kind}>{kind}</span>
      {rest !== '' && (
        <span className={styles.desk}>
          <Foreign text={rest} />
        </span>
      )}
    </span>
  )
}

/** The same as one line of text. */
export function recipientText(kind: string, desk: string): string {
  const rest = deskOf(kind, desk)
  return rest === '' ? kind : `${kind}, ${rest}`
}

function deskOf(kind: string, desk: string): string {
  return desk.startsWith(kind) ? desk.slice(kind.length).replace(/^[\s,:–-]+/, '') : desk
}
