/** Dates as people write them, with what they leave open (R44). An impossible date stays text: it has no `value`. */
import codebooks from '../../../resources/codebooks.json' with { type: 'json' }
import { afterLabel, gap, matches, type Detected } from './found.ts'

const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]
const monthWord =
  '(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const weekday = '(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)'
const about = '(?:rond|omstreeks|ongeveer|circa|ca\\.)'

const written = new RegExp(
  `(?<![\\p{L}\\d])(?:(${about})${gap})?(?:${weekday}${gap})?(\\d{1,2})${gap}(${monthWord})\\.?(?:${gap}(\\d{4}))?(?![\\p{L}\\d])`,
  'giu',
)
const monthOnly = new RegExp(
  `(?<![\\p{L}\\d])(?<!\\d[ \\u00A0\\n])(?:(${about})${gap})?(${monthWord})${gap}(\\d{4})(?![\\p{L}\\d])`,
  'giu',
)
const numeric = /(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/-])/g
const iso = /(?<![\d./-])(\d{4})-(\d{2})-(\d{2})(?![\d/-])/g
/** A day name that opens a phrase belongs to the date; behind "op" it belongs to the sentence. */
const dayNameBefore = new RegExp(`(?:^|[,;:(]\\s|\\n[ ]*)(${weekday}[ \\u00A0])$`, 'iu')
const aboutBefore = new RegExp(`(?:^|[^\\p{L}])(${about}${gap})$`, 'iu')
const birthLabel = new RegExp(
  `(?:geb\\.?(?:datum)?|geboren(?:[ ]op)?|geboortedatum|date of birth|DOB)${afterLabel}$`,
  'iu',
)

export interface DateContext {
  /** Year of the document, for dates that leave it out. */
  readonly year?: number | undefined
}

export function detectDates(text: string, context: DateContext): Detected[] {
  const found: Detected[] = []
  const take = (start: number, end: number, value: string | null, approximate: boolean) => {
    const edtf = value === null ? null : approximate ? `${value}~` : value
    found.push({ start, end, exact: text.slice(start, end), kind: 'date', ...(edtf && { value: edtf }) })
  }
  for (const { match, start, end } of matches(text, written)) {
    const year = match[4] ?? (context.year === undefined ? undefined : String(context.year))
    take(
      start,
      end,
      year === undefined ? null : dayOf(year, monthNumber(match[3] ?? ''), match[2] ?? ''),
      match[1] !== undefined,
    )
  }
  for (const { match, start, end } of matches(text, monthOnly))
    take(start, end, `${match[3] ?? ''}-${monthNumber(match[2] ?? '')}`, match[1] !== undefined)
  for (const { match, start, end } of matches(text, iso))
    take(start, end, dayOf(match[1] ?? '', match[2] ?? '', match[3] ?? ''), false)
  for (const { match, start, end } of matches(text, numeric)) {
    const before = text.slice(Math.max(0, start - 48), start)
    const value = dayOf(match[4] ?? '', match[3] ?? '', match[1] ?? '')
    if (birthLabel.test(before)) found.push(birthDate(start, end, text.slice(start, end)))
    else {
      const lead = (aboutBefore.exec(before) ?? dayNameBefore.exec(before))?.[1] ?? ''
      take(start - lead.length, end, value, aboutBefore.test(before))
    }
  }
  return found.map(date =>
    date.kind === 'date' && birthLabel.test(text.slice(Math.max(0, date.start - 48), date.start))
      ? { ...date, kind: 'birth_date' as const }
      : date,
  )
}

function birthDate(start: number, end: number, exact: string): Detected {
  const read = readBirthDate(exact)
  return { start, end, exact, kind: 'birth_date', ...(read && { value: read.edtf }) }
}

export interface BirthDate {
  readonly edtf: string
  /** Filled in at registration because the real one was unknown: evidence for nothing (R32). */
  readonly placeholder: boolean
}

/** Days that registration offices fill in. */
const placeholderDays = new Set(codebooks.placeholderBirthDates.monthDay)

/** A birth date as written: `01-01-1989` → `1989~`, a placeholder; `00-00-1991` → `1991`; impossible ones are null. */
export function readBirthDate(text: string): BirthDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  const match = iso ? [text, iso[3], iso[2], iso[1]] : /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text.trim())
  if (!match) {
    const words = new RegExp(`^(\\d{1,2})\\s+(${monthWord})\\.?\\s+(\\d{4})$`, 'iu').exec(text.trim())
    if (!words)
      return /^\d{4}[~]?$/.test(text.trim()) ? { edtf: text.trim(), placeholder: text.trim().endsWith('~') } : null
    return readBirthDate(`${words[1] ?? ''}-${monthNumber(words[2] ?? '')}-${words[3] ?? ''}`)
  }
  const [, day = '', month = '', year = ''] = match
  if (Number(day) === 0 && Number(month) === 0) return Number(year) === 0 ? null : { edtf: year, placeholder: true }
  if (Number(day) === 0)
    return Number(month) <= 12 ? { edtf: `${year}-${month.padStart(2, '0')}`, placeholder: true } : null
  const edtf = dayOf(year, month, day)
  if (edtf === null) return null
  return placeholderDays.has(edtf.slice(5)) ? { edtf: `${year}~`, placeholder: true } : { edtf, placeholder: false }
}

/** A calendar day, or null: 31 February is no 3 March. */
function dayOf(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : null
}

function monthNumber(word: string): string {
  const short = word.toLowerCase() === 'mrt' ? 'maa' : word.toLowerCase().slice(0, 3)
  return String(months.findIndex(month => month.startsWith(short)) + 1).padStart(2, '0')
}
