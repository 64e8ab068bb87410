import type { KeyboardEvent } from 'react'
import type { MentionId } from '../../../src/contract/ids.ts'
import { cx } from '../../components/cx.ts'
import { ForeignMark } from '../../components/foreign.tsx'
import { foreignRuns } from '../../components/foreign-runs.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDesk } from './desk.ts'
import { usePointAt } from './use-point-at.ts'
import type { TextMark } from './text/marks.ts'
import type { Paragraph } from './text/paragraphs.ts'
import { piecesOf, runsOf, type Piece, type Run } from './text/runs.ts'
import styles from './marked-paragraph.module.css'

type MentionMark = Extract<TextMark, { kind: 'mention' }>

interface MarkedParagraphProps {
  readonly text: string
  readonly paragraph: Paragraph
  readonly marks: readonly TextMark[]
}

export function MarkedParagraph({ text, paragraph, marks }: MarkedParagraphProps) {
  const pieces = piecesOf(runsOf(text, marks, paragraph), mark => mark.kind === 'mention')
  return pieces.map(piece =>
    piece.owner?.kind === 'mention' ? (
      <MentionPiece text={text} piece={piece} mention={piece.owner} key={piece.runs[0]?.start} />
    ) : (
      <Runs text={text} runs={piece.runs} key={piece.runs[0]?.start} />
    ),
  )
}

interface MentionPieceProps {
  readonly text: string
  readonly piece: Piece<TextMark>
  readonly mention: MentionMark
}

/** A mention is a button that breaks over lines and can be selected with the text around it, which no button element does. */
function MentionPiece({ text, piece, mention }: MentionPieceProps) {
  const { t } = useTexts()
  const isOpen = useDesk(desk => desk.picked === mention.mention)
  const press = usePress(mention.mention)
  const isOpenEnded = mention.linkedTo === null && !mention.isWhole
  const look = cx(styles.mention, styles[mention.drawn], isOpenEnded && styles.unlinked, isOpen && styles.open)
  const words = <Runs text={text} runs={piece.runs} />
  if (!piece.isFirst)
    return (
      <span className={look} onClick={press}>
        {words}
      </span>
    )
  const surface = foreignRuns(text.slice(mention.start, mention.end).replaceAll(/\s+/g, ' '))
    // Said as it is drawn: a name with something hidden in it is another name.
    .map(run => run.code ?? run.text)
    .join('')
  const said = mention.isWhole
    ? t('signal.mentionOf', { words: surface, kind: t(`signal.drawn.${mention.drawn}`) })
    : mention.linkedTo === null
      ? t('signal.mentionOpen', { words: surface, kind: t(`signal.drawn.${mention.drawn}`) })
      : t('signal.mentionLinked', { words: surface, kind: t(`signal.drawn.${mention.drawn}`), whom: mention.linkedTo })
  return (
    <span
      className={look}
      role="button"
      tabIndex={0}
      aria-label={said}
      aria-expanded={isOpen}
      data-mention={mention.mention}
      onClick={press}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        press()
      }}
    >
      {words}
    </span>
  )
}

/** Opens what can be done with a mention, or points at it for a tie. A press that ends a selection is none. */
function usePress(mention: MentionId): () => void {
  const pick = useDesk(desk => desk.pick)
  const pointAt = usePointAt()
  return () => {
    if (document.getSelection()?.isCollapsed === false) return
    if (!pointAt(mention)) pick(mention)
  }
}

function Runs({ text, runs }: { readonly text: string; readonly runs: readonly Run<TextMark>[] }) {
  return runs.map(run => {
    const kinds = new Set(run.marks.map(mark => mark.kind))
    const words = <Words text={text.slice(run.start, run.end)} at={run.start} />
    const look = cx(
      kinds.has('claim') && styles.claim,
      kinds.has('nuance') && styles.nuance,
      kinds.has('note') && styles.note,
      kinds.has('citizen') && styles.citizen,
      kinds.has('chosen') && styles.chosen,
    )
    return look === '' ? (
      <span key={run.start}>{words}</span>
    ) : (
      <mark className={look} key={run.start}>
        {words}
      </mark>
    )
  })
}

/** Text as it is, and marks for what the eye would miss; each piece knows where it stands. */
function Words({ text, at }: { readonly text: string; readonly at: number }) {
  let place = at
  return foreignRuns(text).map(({ text: part, code }) => {
    const here = place
    place += part.length
    return code === null ? (
      <span data-at={here} key={here}>
        {part}
      </span>
    ) : (
      <span data-at={here} data-length={part.length} key={here}>
        <ForeignMark code={code} />
      </span>
    )
  })
}
