/**
 * The Date of a message as RFC 3339 with the offset that it states. Reads RFC 5322 with its obsolete forms, asctime and ISO 8601.
 * A date that does not exist is none: nothing is rolled over.
 */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** RFC 5322, section 4.3, and the European names that mail programs write. Minutes east. */
const zones: Readonly<Record<string, number>> = {
  ...{
    ut: 0,
    utc: 0,
    gmt: 0,
    z: 0,
    wet: 0,
    west: 60,
    bst: 60,
    cet: 60,
    met: 60,
    cest: 120,
    mest: 120,
    mesz: 120,
    eet: 120,
    eest: 180,
  },
  ...{ msk: 180, edt: -240, est: -300, cdt: -300, cst: -360, mdt: -360, mst: -420, pdt: -420, pst: -480, jst: 540 },
}

interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly offset: number
}

/** RFC 3339, or null when it is missing, unreadable or impossible. */
export function parseMailDate(text: string): string | null {
  const plain = withoutComments(text.slice(0, 1_000)).replace(/\s+/g, ' ').trim()
  const moment = internetDate(plain) ?? isoDate(plain)
  return moment === null || !exists(moment) ? null : formatted(moment)
}

/** Milliseconds since 1970, for comparing two dates. */
export function instantOf(date: string): number {
  return Date.parse(date)
}

function internetDate(text: string): Moment | null {
  const words = text
    .split(/[\s,]+/)
    .filter(word => word !== '' && !/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$/i.test(word))
  const at = words.findIndex(word => monthOf(word) > 0)
  const dashed = at < 0 ? /^(\d{1,2})-([a-z]{3})[a-z]*-(\d{2,4})$/i.exec(words[0] ?? '') : null
  if (dashed !== null) words.splice(0, 1, dashed[1] ?? '', dashed[2] ?? '', dashed[3] ?? '')
  const place = words.findIndex(word => monthOf(word) > 0)
  if (place < 0 || place > 1) return null
  const month = monthOf(words[place] ?? '')
  const numbers = words.filter((_word, i) => i !== place)
  const time = numbers.find(word => /^\d{1,2}[:.]\d{1,2}/.test(word)) ?? '0:0'
  const digits = numbers.filter(word => /^\d{1,4}$/.test(word) && word !== time)
  const [day, year] = digits
  const [hour = 0, minute = 0, second = 0] = time.split(/[:.]/).map(Number)
  if (day === undefined || year === undefined) return null
  return { year: wholeYear(year), month, day: Number(day), hour, minute, second, offset: offsetOf(numbers) }
}

function isoDate(text: string): Moment | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*(\S*)$/i.exec(text)
  if (found === null) return null
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(part => Number(part || 0))
  const zone = found[7] ?? ''
  return {
    year: year ?? 0,
    month: month ?? 0,
    day: day ?? 0,
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: second ?? 0,
    offset: offsetOf([zone.replace(':', '')]),
  }
}

/** The first word that is a zone; none or an unknown one counts as UTC (RFC 5322: "-0000"). */
function offsetOf(words: readonly string[]): number {
  for (const word of words) {
    const numeric = /^(?:gmt|utc?)?([+-])(\d{1,2}):?(\d{2})$/i.exec(word)
    if (numeric !== null) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]))
    const named = zones[word.toLowerCase()]
    if (named !== undefined) return named
  }
  return 0
}

function monthOf(word: string): number {
  return /^[a-z]{3,9}\.?$/i.test(word) ? months.indexOf(word.slice(0, 3).toLowerCase()) + 1 : 0
}

/** RFC 5322, section 4.3: two digits below 50 are this century, three digits count from 1900. */
function wholeYear(text: string): number {
  const year = Number(text)
  if (text.length >= 4) return year
  return text.length === 3 || year >= 50 ? 1900 + year : 2000 + year
}

function exists(moment: Moment): boolean {
  const { year, month, day, hour, minute, second, offset } = moment
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (year < 1900 || year > 9_999 || month < 1 || month > 12 || day < 1 || day > days) return false
  return hour < 24 && minute < 60 && second <= 60 && Math.abs(offset) < 24 * 60
}

function formatted(moment: Moment): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const east = Math.abs(moment.offset)
  const zone = `${moment.offset < 0 ? '-' : '+'}${two(Math.floor(east / 60))}:${two(east % 60)}`
  const day = `${String(moment.year).padStart(4, '0')}-${two(moment.month)}-${two(moment.day)}`
  // A leap second has no place in most readers of RFC 3339.
  return `${day}T${two(moment.hour)}:${two(moment.minute)}:${two(Math.min(moment.second, 59))}${zone}`
}

function withoutComments(text: string): string {
  let depth = 0
  let kept = ''
  for (const character of text) {
    if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += character
  }
  return kept
}
