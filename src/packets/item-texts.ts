/**
 * The words of an item, before and after redaction. Parts are the extracts of its signal, or texts made here (`title`, `name`,
 * `text`); a redaction is a range in one part. What is removed is not in the result: only the reason is (R69).
 */
import type { Codebooks } from '../contract/codebooks.ts'
import type { Reader } from '../vault/index.ts'
import type { Tie } from './item-sources.ts'
import { q } from './queries.ts'
import type { ItemKind } from './tables.ts'

export interface TextPiece {
  /** Id of an extract, `title`, `name` or `text`. */
  readonly part: string
  /** Where the piece begins in its part, UTF-16 code units. */
  readonly start: number
  readonly text: string
}
export interface RedactedRange {
  readonly part: string
  readonly start: number
  readonly end: number
  readonly reason: string
}
/** Words, or a gap with its reason. Offsets in the part, of the words as they were. */
export type PieceRun = { readonly start: number; readonly end: number } & (
  { readonly text: string } | { readonly redacted: string }
)

export interface ItemTarget {
  readonly id: string
  readonly kind: ItemKind
  readonly target: string
  readonly signals: readonly string[]
  readonly ties: readonly (readonly Tie[])[]
}

/** Every text that would leave with the item if nothing were redacted. */
export function piecesOf(reader: Reader, codebooks: Codebooks, item: ItemTarget): TextPiece[] {
  switch (item.kind) {
    case 'signal':
      return [...titleOf(reader, item.target), ...extractsOf(reader, item.target)]
    case 'passages':
      return passagesOf(reader, item.id)
    case 'original':
      return [...nameOf(reader, item.target), ...extractsOfOriginal(reader, item.target)]
    case 'relation':
    case 'connection':
      return item.ties.length === 0 ? [] : [made(item.ties.map(tie => tieInWords(reader, codebooks, tie)).join('\n'))]
    case 'statement':
      return reader
        .all(q.selectFrom('visible_statement').select('value').where('id', '=', item.target))
        .map(s => made(s.value))
    case 'assessment':
      return assessmentOf(reader, item.target)
    case 'annotation':
      return reader.all(q.selectFrom('annotation').select('text').where('id', '=', item.target)).map(a => made(a.text))
  }
}

/** Words and gaps of one piece, with every redaction of its part that touches it. Overlapping ranges are one gap. */
export function redactedRuns(piece: TextPiece, redactions: readonly RedactedRange[]): PieceRun[] {
  const end = piece.start + piece.text.length
  const ranges = redactions
    .filter(r => r.part === piece.part && r.start < end && r.end > piece.start)
    .map(r => ({
      start: Math.max(r.start, piece.start) - piece.start,
      end: Math.min(r.end, end) - piece.start,
      reason: r.reason,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const runs: PieceRun[] = []
  const words = (start: number, end: number): PieceRun => ({
    start: piece.start + start,
    end: piece.start + end,
    text: piece.text.slice(start, end),
  })
  let at = 0
  for (const range of ranges) {
    if (range.start > at) runs.push(words(at, range.start))
    if (range.end > at) {
      // A range that begins inside the last gap only makes that gap longer.
      const gap = range.start < at ? runs.pop() : undefined
      const reason = gap && 'redacted' in gap ? gap.redacted : range.reason
      runs.push({ start: gap?.start ?? piece.start + range.start, end: piece.start + range.end, redacted: reason })
      at = range.end
    }
  }
  if (at < piece.text.length) runs.push(words(at, piece.text.length))
  return runs
}

/** The text as a reader sees it; the mark is the same for a short and a long word. */
export function shownText(codebooks: Codebooks, runs: readonly PieceRun[]): string {
  return runs.map(run => ('text' in run ? run.text : `[weggelakt: ${reasonInWords(codebooks, run.redacted)}]`)).join('')
}

export function reasonInWords(codebooks: Codebooks, reason: string): string {
  const row = codebooks.redactionReasons.find(r => r.code === reason)
  return row ? row.nl.charAt(0).toLowerCase() + row.nl.slice(1) : reason
}

/** Every place where exactly these words stand, whatever the white space between them; letters in any case. */
export function occurrencesOf(
  pieces: readonly TextPiece[],
  words: string,
): { part: string; start: number; end: number; quote: string }[] {
  const body = words
    .trim()
    .split(/\s+/)
    .map(word => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
  if (body === '') return []
  const found = pieces.flatMap(piece =>
    [...piece.text.matchAll(new RegExp(body, 'giu'))].map(m => ({
      part: piece.part,
      start: piece.start + m.index,
      end: piece.start + m.index + m[0].length,
      quote: m[0],
    })),
  )
  return found.filter((one, i) => found.findIndex(other => other.part === one.part && other.start === one.start) === i)
}

function made(text: string): TextPiece {
  return { part: 'text', start: 0, text }
}

function titleOf(reader: Reader, signal: string): TextPiece[] {
  return reader
    .all(q.selectFrom('visible_signal').select('title').where('id', '=', signal))
    .map(s => ({ part: 'title', start: 0, text: s.title }))
}

function nameOf(reader: Reader, original: string): TextPiece[] {
  return reader
    .all(q.selectFrom('original').select('name').where('id', '=', original))
    .map(o => ({ part: 'name', start: 0, text: o.name }))
}

interface ExtractRow {
  readonly id: string
  readonly original: string | null
  readonly text: string
  readonly reading: string
  readonly has_text: number
}

/** One text a file: of several readings by the program the latest; what people typed over an image stands beside it. */
function extractsOf(reader: Reader, signal: string): TextPiece[] {
  const rows = reader.all(
    q
      .selectFrom('visible_extract')
      .select(['id', 'original', 'text', 'reading', 'has_text', 'hlc'])
      .where('signal', '=', signal)
      .orderBy('hlc')
      .orderBy('id'),
  )
  return latestReadings(rows)
}

function extractsOfOriginal(reader: Reader, original: string): TextPiece[] {
  const inside = withParts(reader, original)
  const rows = reader.all(
    q
      .selectFrom('visible_extract')
      .select(['id', 'original', 'text', 'reading', 'has_text', 'hlc'])
      .where('original', 'in', inside)
      .orderBy('hlc')
      .orderBy('id'),
  )
  return latestReadings(rows)
}

/** An original and everything that lies in it. */
export function withParts(reader: Reader, original: string): string[] {
  const found = [original]
  for (let i = 0; i < found.length; i += 1) {
    const parent = found[i]
    if (parent !== undefined)
      found.push(...reader.all(q.selectFrom('original').select('id').where('parent', '=', parent)).map(o => o.id))
  }
  return found
}

function latestReadings(rows: readonly ExtractRow[]): TextPiece[] {
  const isOvertaken = (row: ExtractRow, i: number) =>
    row.reading === 'read' &&
    rows.slice(i + 1).some(later => later.original === row.original && later.reading === 'read')
  return rows
    .filter((row, i) => row.has_text === 1 && row.text.trim() !== '' && !isOvertaken(row, i))
    .map(row => ({ part: row.id, start: 0, text: row.text }))
}

function passagesOf(reader: Reader, item: string): TextPiece[] {
  const rows = reader.all(
    q
      .selectFrom('packet_passage as p')
      .innerJoin('visible_extract as e', 'e.id', 'p.extract')
      .select(['e.id', 'e.text', 'p.start', 'p.end'])
      .where('p.item', '=', item)
      .orderBy('p.hlc')
      .orderBy('p.id'),
  )
  return rows.map(row => ({ part: row.id, start: row.start, text: row.text.slice(row.start, row.end) }))
}

function assessmentOf(reader: Reader, id: string): TextPiece[] {
  const row = reader.get(q.selectFrom('assessment').select(['question', 'conclusion']).where('id', '=', id))
  if (!row) return []
  const points = reader.all(
    q.selectFrom('assessment_point').select(['side', 'text']).where('assessment', '=', id).orderBy('hlc').orderBy('id'),
  )
  // A point that rests on several signals is as many rows with the same words.
  const lines = [...new Map(points.map(p => [`${p.side} ${p.text}`, p])).values()]
  const sides = { for: 'Steunt', against: 'Spreekt tegen', alternative: 'Andere verklaring', unknown: 'Niet bekend' }
  return [
    made(
      [
        `Vraag: ${row.question}`,
        ...lines.map(p => `${sides[p.side]}: ${p.text}`),
        `Conclusie over de informatie: ${row.conclusion}`,
      ].join('\n'),
    ),
  ]
}

/** "Mohammed al-Darwish – gebruikt – 06-0000 4417 (2016-10-12)", in the words of the sources of this tie and of no other. */
function tieInWords(reader: Reader, codebooks: Codebooks, tie: readonly Tie[]): string {
  const [first] = tie
  if (!first) return ''
  const type = codebooks.relationTypes.find(t => t.code === first.type)?.nl ?? first.type
  const signals = tie.map(t => t.signal)
  const period = first.period === null ? '' : ` (${first.period})`
  return `${labelOf(reader, first.from, signals)} – ${type} – ${labelOf(reader, first.to, signals)}${period}`
}

const namesOfKind: Readonly<Record<string, readonly string[]>> = {
  person: ['person'],
  contact_point: ['phone', 'email', 'social_handle', 'iban'],
  vehicle: ['number_plate', 'vehicle'],
  location: ['location'],
  organisation: ['organisation'],
  event: ['date'],
}

function labelOf(reader: Reader, root: string, signals: readonly string[]): string {
  const mentions = reader.all(
    q
      .selectFrom('cluster_mention')
      .select(['surface', 'kind', 'mention_kind', 'mention'])
      .where('root', '=', root)
      .where('signal', 'in', [...signals])
      .orderBy('mention'),
  )
  const named = mentions.find(m => namesOfKind[m.kind]?.includes(m.mention_kind)) ?? mentions[0]
  return named ? named.surface.replaceAll(/\s+/g, ' ') : 'niet genoemd in deze bron'
}
