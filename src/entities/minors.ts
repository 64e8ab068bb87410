/** Minors: by a birth date against the clock, or because a source says so (R14). In doubt a minor: the protection costs little. */
import { boundsOf } from '../annotation/index.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

export interface Minor {
  readonly value: boolean
  readonly basis: 'birth' | 'stated' | null
  readonly statement: string | null
}

const adultYears = 18

export function minorOf(reader: Reader, root: string, now: number): Minor {
  return minorsOf(reader, [root], now).get(root) ?? { value: false, basis: null, statement: null }
}

/** Those of these who are minors, or of whom a source says something about it. */
export function minorsOf(reader: Reader, roots: readonly string[], now: number): ReadonlyMap<string, Minor> {
  if (roots.length === 0) return new Map()
  const rows = reader.all(
    q
      .selectFrom('visible_statement as t')
      .innerJoin('cluster_mention as c', 'c.mention', 't.mention')
      .select(['c.root', 't.id', 't.property', 't.value', 't.edtf'])
      .where('t.property', 'in', ['birth_date', 'minor'])
      .where('t.polarity', '<>', 'contradicts')
      .where('c.root', 'in', [...new Set(roots)])
      .orderBy('t.hlc'),
  )
  return new Map([...Map.groupBy(rows, row => row.root)].map(([root, said]) => [root, minorBy(said, now)]))
}

function minorBy(
  rows: readonly { id: string; property: string; value: string; edtf: string | null }[],
  now: number,
): Minor {
  const stated = rows.findLast(row => row.property === 'minor')
  if (stated) return { value: stated.value !== 'no', basis: 'stated', statement: stated.id }
  const birth = rows.find(row => row.property === 'birth_date' && row.edtf !== null && isUnderAge(row.edtf, now))
  return birth ? { value: true, basis: 'birth', statement: birth.id } : { value: false, basis: null, statement: null }
}

export function isMinor(reader: Reader, root: string, now: number): boolean {
  return minorOf(reader, root, now).value
}

/** By the latest day that the birth date leaves open; the eighteenth birthday itself is of age. */
export function isUnderAge(edtf: string, now: number): boolean {
  const bounds = boundsOf(edtf)
  if (!bounds || !Number.isFinite(bounds.until)) return false
  const born = new Date(bounds.until)
  return Date.UTC(born.getUTCFullYear() + adultYears, born.getUTCMonth(), born.getUTCDate()) > now
}
