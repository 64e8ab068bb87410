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
  const rows = reader.all(
    q.selectFrom('visible_statement').select(['id', 'property', 'value', 'edtf', 'polarity']).where('property', 'in', ['birth_date', 'minor']).where('polarity', '<>', 'contradicts')
      .where('mention', 'in', q.selectFrom('cluster_mention').select('mention').where('root', '=', root)).orderBy('hlc'),
  )
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
