/** The sentence around the words that a mention points at, as it stands in the original text. */
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

export interface Passage {
  readonly text: string
  /** Counted from 1, as an editor does. */
  readonly line: number
}

const longest = 400
/** A sentence ends here; for forms and lists an empty line ends it too, and a line before one with a label of its own. */
const boundary = /[.!?…](?=\s)|\n\s*\n|\n(?=\s*[\p{L}][\p{L} /&-]{0,30}:\s)/gu

export function passagesOf(reader: Reader, mentions: readonly string[]): ReadonlyMap<string, Passage> {
  if (mentions.length === 0) return new Map()
  const rows = reader.all(
    q
      .selectFrom('visible_mention as m')
      .innerJoin('visible_extract as e', 'e.id', 'm.extract')
      .select(['m.id', 'm.start', 'm.end', 'e.text'])
      .where('m.id', 'in', [...new Set(mentions)]),
  )
  return new Map(rows.map(row => [row.id, passageAt(row.text, row.start, row.end)]))
}

/** Cut at sentences, and at words where a sentence is longer than a person reads in a drawer. White space becomes single. */
export function passageAt(text: string, start: number, end: number): Passage {
  const line = text.slice(0, start).split('\n').length
  const ends = [...text.matchAll(boundary)].map(found => found.index + found[0].length)
  const from = Math.max(ends.findLast(at => at <= start) ?? 0, start - longest / 2)
  const until = Math.min(ends.find(at => at >= end) ?? text.length, end + longest / 2)
  return { text: text.slice(from, until).toWellFormed().trim().replaceAll(/\s+/g, ' '), line }
}
