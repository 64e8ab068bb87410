/** Passages: exact places in a text of a signal, kept with their words so that they are found again (R46). */
import { Refused } from '../contract/errors.ts'
import { ExtractId } from '../contract/ids.ts'
import type { Place } from '../contract/annotation.ts'
import { insertRecord, prepared, type Keeping, type Reader, type Tx } from '../vault/index.ts'
import { passage } from '../vault/index.ts'
import { q, readingsOf, type Reading } from './queries.ts'
import { occurrences, reanchor, selectorOf, type TextRange } from './selectors.ts'

export interface PassageWish {
  readonly signal: string
  readonly extract?: string | undefined
  readonly exact?: string | undefined
  /** Which time the words occur, from 1, over all texts of the signal in their order. */
  readonly occurrence?: number | undefined
  readonly range?: TextRange | undefined
}

/** The place that was meant. Refused when the words are not there: a passage quotes exactly. */
export function findPassage(reader: Reader, wish: PassageWish): { reading: Reading; range: TextRange } {
  const readings = readingsOf(reader, wish.signal).filter(
    reading => wish.extract === undefined || reading.id === wish.extract,
  )
  const [first] = readings
  if (wish.range && first && (wish.extract !== undefined || readings.length === 1)) {
    if (wish.exact !== undefined && first.text.slice(wish.range.start, wish.range.end) !== wish.exact)
      throw new Refused('NOT_A_PASSAGE', { subject: wish.signal })
    return { reading: first, range: wish.range }
  }
  const { exact } = wish
  if (exact === undefined) throw new Refused('NOT_A_PASSAGE', { subject: wish.signal })
  const places = readings.flatMap(reading =>
    occurrences(reading.text, exact).map(start => ({ reading, range: { start, end: start + exact.length } })),
  )
  const place = places[(wish.occurrence ?? 1) - 1]
  if (!place) throw new Refused('NOT_A_PASSAGE', { subject: wish.signal })
  return place
}

/** The passage at this place: the one that is there, or a new one. */
export function keepPassage(tx: Tx, keeping: Keeping, reading: Reading, range: TextRange): string {
  return passageKeeper(tx, keeping, reading)(range)
}

const placesIn = prepared((extract: string) =>
  q.selectFrom('passage').select(['id', 'start', 'end']).where('extract', '=', extract),
)

/** The same for many places of one text: what is there is looked up once. */
export function passageKeeper(tx: Tx, keeping: Keeping, reading: Reading): (range: TextRange) => string {
  const rows = tx.all(placesIn(reading.id))
  const known = new Map(rows.map(({ id, start, end }) => [`${start}:${end}`, id]))
  const { pageStarts, row, region } = unsafeStructure(reading.structure)
  return range => {
    const { start, end, quote, prefix, suffix } = selectorOf(reading.text, range)
    const place = `${start}:${end}`
    const id =
      known.get(place) ??
      insertRecord(tx, passage, keeping, {
        extract: reading.id,
        start,
        end,
        quote,
        prefix,
        suffix,
        page: pageOf(pageStarts ?? [], start),
        row: row ?? null,
        region: region ?? null,
        transcribed: reading.reading === 'transcribed' ? 1 : 0,
      })
    known.set(place, id)
    return id
  }
}

export interface StoredPlace extends TextRange {
  readonly extract: string
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly page: number | null
  readonly row: string | null
}

/** Where it stands in what is read now: in its own text, or found again in a newer reading of the same original. */
export function placeNow(reader: Reader, readings: readonly Reading[], stored: StoredPlace): Place | null {
  const here = (extract: string, { start, end }: TextRange): Place => ({
    extract: ExtractId.parse(extract),
    start,
    end,
    page: stored.page,
    row: stored.row,
  })
  if (readings.some(reading => reading.id === stored.extract)) return here(stored.extract, stored)
  const original =
    reader.get(q.selectFrom('extract').select('original').where('id', '=', stored.extract))?.original ?? null
  const newer = readings.find(reading => reading.original === original && original !== null)
  const range = newer && reanchor(newer.text, stored)
  return newer && range ? here(newer.id, range) : null
}

function pageOf(starts: readonly number[], at: number): number | null {
  const before = starts.filter(start => start <= at).length
  return before === 0 ? null : before
}

/** Structures are ours, written where extracts are. */
function unsafeStructure(json: string): { pageStarts?: number[]; row?: string; region?: string; role?: string } {
  return JSON.parse(json) as { pageStarts?: number[]; row?: string; region?: string; role?: string }
}
