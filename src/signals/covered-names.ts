/**
 * A protected reporter's name is covered wherever a signal is shown at a glance: lists, previews, results of a search (R15, R29). It can
 * be read on purpose, in the original or by revealing it with a reason; both are lines of the log.
 */
import type { Reader } from '../vault/index.ts'
import { queriesOver, type Tables } from '../vault/index.ts'
import { patternOfName, tellingWords } from './name-words.ts'
import { protectedOrigins } from './protected-origins.ts'
import type { signalTables } from './tables.ts'

/** In place of each letter: as long as the name, so that every place in the text stays where it was. */
export const coverMark = '▒'

/** Passages that somebody, or the detector, took for the reporter. */
interface Marked {
  signal: string
  surface: string
  role: string
  kind: string
}
const q = queriesOver<
  Tables<typeof signalTables> & { visible_mention: Marked; active_condition: { signal: string; code: string } }
>()

export interface Covering {
  /** The same text, as long as it was, with the names covered that this signal protects. */
  readonly cover: (signal: string, text: string) => string
  /** Where they stand, in UTF-16 code units; not overlapping, in order. */
  readonly rangesIn: (signal: string, text: string) => { start: number; end: number }[]
}

/** Reads the source stream, as revealing does; the names go no further than the comparison. */
export function coveringOf(reader: Reader, signals: readonly string[]): Covering {
  const words = wordsOf(reader, [...new Set(signals)])
  const rangesIn = (signal: string, text: string): { start: number; end: number }[] => {
    const own = words.get(signal)
    if (own === undefined) return []
    const { normal, placeOf } = composed(text)
    const found = own.flatMap(word =>
      [...normal.matchAll(patternOfName(word))].map(match => ({
        start: placeOf(match.index),
        end: placeOf(match.index + match[0].length),
      })),
    )
    return joined(found)
  }
  return {
    rangesIn,
    cover: (signal, text) =>
      rangesIn(signal, text).reduce(
        (done, { start, end }) => done.slice(0, start) + coverMark.repeat(end - start) + done.slice(end),
        text,
      ),
  }
}

function wordsOf(reader: Reader, signals: readonly string[]): Map<string, string[]> {
  if (signals.length === 0) return new Map()
  const rows = reader.all(
    q
      .selectFrom('signal')
      .select(['id', 'origin'])
      .where('id', 'in', [...signals]),
  )
  const shielded = protectedOrigins(
    reader,
    rows.map(row => row.origin),
  )
  const conditioned = new Set(
    reader
      .all(
        q
          .selectFrom('active_condition')
          .select('signal')
          .where('signal', 'in', [...signals])
          .where('code', '=', 'reporter_name_protected'),
      )
      .map(row => row.signal),
  )
  const guarded = rows.filter(row => shielded.has(row.origin) || conditioned.has(row.id)).map(row => row.id)
  if (guarded.length === 0) return new Map()
  const names = [
    ...reader.all(
      q
        .selectFrom('signal as s')
        .innerJoin('origin_root as own', 'own.origin', 's.origin')
        .innerJoin('origin_root as same', 'same.root', 'own.root')
        .innerJoin('reporter as r', 'r.origin', 'same.origin')
        .select(['s.id as signal', 'r.name'])
        .where('s.id', 'in', guarded),
    ),
    ...reader.all(
      q
        .selectFrom('visible_mention')
        .select(['signal', 'surface as name'])
        .where('signal', 'in', guarded)
        .where('role', '=', 'reporter')
        .where('kind', '=', 'person'),
    ),
  ]
  const bySignal = Map.groupBy(names, row => row.signal)
  return new Map(
    [...bySignal].map(([signal, own]) => [
      signal,
      [...new Set(own.flatMap(({ name }) => [name.trim(), ...tellingWords(name)]))].filter(word => word.length >= 2),
    ]),
  )
}

/** Letters as names are written (NFC), and where each place of that text stands in the text as it came. */
function composed(text: string): { normal: string; placeOf: (at: number) => number } {
  if (text.normalize('NFC') === text) return { normal: text, placeOf: at => at }
  let normal = ''
  const places: number[] = []
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const one = letter.normalize('NFC')
    for (let unit = 0; unit < one.length; unit += 1) places.push(index)
    normal += one
  }
  return { normal, placeOf: at => places[at] ?? text.length }
}

function joined(ranges: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const apart: { start: number; end: number }[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else apart.push({ start, end })
  }
  return apart
}
