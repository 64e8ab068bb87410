import { cx } from './cx.ts'
import { apart, flowing, paragraphsOf, type TextRange } from './flowing-text.ts'
import { coverMark } from './cover.ts'
import { ForeignText } from './foreign.tsx'
import { Hidden } from './hidden.tsx'
import styles from './marked-text.module.css'

export type MarkKind =
  'person' | 'location' | 'organisation' | 'contact_point' | 'vehicle' | 'event' | 'reason' | 'passage' | 'covered'

export interface TextMark extends TextRange {
  readonly kind: MarkKind
  /** Dashed while nobody linked it. */
  readonly isLinked: boolean
  /** Said before the words to who does not see the line. */
  readonly name: string
}

interface MarkedTextProps {
  readonly text: string
  readonly marks: readonly TextMark[]
}

/** Text from outside for reading, with marks that only show: nothing in it can be pressed. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const shown = flowing(text)
  const inOrder = apart(marks)
  return paragraphsOf(shown).map(({ start, end }) => (
    <p className={styles.paragraph} dir="auto" key={start}>
      {piecesOf(inOrder, start, end).map(piece => {
        const words = <ForeignText text={shown.slice(piece.start, piece.end)} />
        if (piece.mark === null) return <span key={piece.start}>{words}</span>
        const { kind, isLinked, name } = piece.mark
        if (kind === 'covered')
          return (
            <span className={styles.covered} key={piece.start}>
              <Hidden>{name}</Hidden>
              <span aria-hidden="true">{coverMark.repeat(piece.end - piece.start)}</span>
            </span>
          )
        return (
          <span className={cx(styles.mark, styles[kind], !isLinked && styles.open)} data-mark={kind} key={piece.start}>
            <Hidden>{`${name} `}</Hidden>
            <bdi>{words}</bdi>
          </span>
        )
      })}
    </p>
  ))
}

interface Piece extends TextRange {
  readonly mark: TextMark | null
}

function piecesOf(marks: readonly TextMark[], from: number, until: number): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const mark of marks) {
    if (mark.end <= at || mark.start >= until) continue
    const start = Math.max(at, mark.start)
    const end = Math.min(until, mark.end)
    if (start > at) pieces.push({ start: at, end: start, mark: null })
    pieces.push({ start, end, mark })
    at = end
  }
  if (at < until) pieces.push({ start: at, end: until, mark: null })
  return pieces
}
