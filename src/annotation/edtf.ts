/** Dates with their uncertainty, as EDTF level 1 (ISO 8601-2, R44): `2016-10-08~`, `2016-10`, `../2016-10`. Never rounded, never rolled over. */
import edtf from 'edtf'
import type { Span } from '../contract/shapes.ts'

export interface Bounds {
  /** Milliseconds UTC of the first and last moment; infinite where the text is open. */
  readonly from: number
  readonly until: number
  /** One day, without a mark of doubt. */
  readonly exactDay: boolean
}

const dayMs = 86_400_000
const cache = new Map<string, Bounds | null>()
/** Registers hold few different dates; this only bounds what hostile input could add. */
const cacheLimit = 5_000

/** Null when the text is no EDTF of level 1: then it stays text. */
export function boundsOf(text: string): Bounds | null {
  const known = cache.get(text)
  if (known !== undefined) return known
  if (cache.size > cacheLimit) cache.clear()
  const bounds = text.length > 64 ? null : parse(text)
  cache.set(text, bounds)
  return bounds
}

export function isEdtf(text: string): boolean {
  return boundsOf(text) !== null
}

/** The same for screens, which place things in time but never judge a date. */
export function spanOf(text: string | null): Span | null {
  const bounds = text === null ? null : boundsOf(text)
  if (!bounds) return null
  const known = (moment: number) => (Number.isFinite(moment) ? moment : null)
  return { from: known(bounds.from), until: known(bounds.until) }
}

/**
 * Whether two dates can be the same time. `same_day` only where both say one and the same day without doubt; everything else
 * that overlaps is `possible` and is shown so.
 */
export function overlapOf(left: string, right: string): 'same_day' | 'possible' | 'none' {
  const [a, b] = [boundsOf(left), boundsOf(right)]
  if (!a || !b || a.from > b.until || b.from > a.until) return 'none'
  return a.exactDay && b.exactDay ? 'same_day' : 'possible'
}

function parse(text: string): Bounds | null {
  const [start = '', end, ...more] = text.split('/')
  if (end === undefined) return parseOne(text)
  if (more.length > 0 || (start === '..' && end === '..')) return null
  const [first, last] = [start === '..' ? open : parseOne(start), end === '..' ? open : parseOne(end)]
  if (!first || !last || first.from > last.until) return null
  return {
    from: first.from,
    until: last.until,
    exactDay: first.exactDay && last.exactDay && last.until - first.from < dayMs,
  }
}

const open: Bounds = { from: -Infinity, until: Infinity, exactDay: false }

/** A date without a slash. The library reads intervals too, but takes one that begins and ends on one day for a mistake. */
function parseOne(text: string): Bounds | null {
  try {
    const { min, max } = edtf(text, { level: 1 })
    if (!Number.isFinite(min) || !Number.isFinite(max) || min > max) return null
    return { from: min, until: max, exactDay: max - min < dayMs && !/[~?%]/.test(text) }
  } catch {
    return null
  }
}
