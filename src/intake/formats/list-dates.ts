/** Dates as lists write them: day-month-year or ISO. Nothing is guessed or rolled over (R44). */

export type CellDate =
  | { readonly kind: 'day'; readonly iso: string }
  /** Zeros for what is not known, or only a year or month. */
  | { readonly kind: 'partial' }
  | { readonly kind: 'invalid' }

export function cellDate(text: string): CellDate {
  const plain = text.trim()
  const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(plain)
  const yearFirst = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?.*)?$/.exec(plain)
  if (dayFirst !== null) return judged(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]))
  if (yearFirst !== null) return judged(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  return /^(\d{1,2}[-/.])?\d{4}$|^\d{4}-\d{2}$/.test(plain) ? { kind: 'partial' } : { kind: 'invalid' }
}

/** The newest date written in a file name as eight digits or with dashes, or null. */
export function dateInName(name: string): string | null {
  const found = [
    ...name.matchAll(/(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)|(?<!\d)(\d{2})[-_.](\d{2})[-_.](\d{4})(?!\d)/g),
  ]
  const days = found.map(([, y, m, d, day, month, year]) =>
    judged(Number(y ?? year), Number(m ?? month), Number(d ?? day)),
  )
  return newest(days)
}

export function newest(days: readonly CellDate[]): string | null {
  const isos = days.flatMap(day => (day.kind === 'day' ? [day.iso] : []))
  return isos.toSorted().at(-1) ?? null
}

function judged(year: number, month: number, day: number): CellDate {
  if (month > 12 || day > 31 || year < 1000)
    return { kind: year === 0 && month <= 12 && day <= 31 ? 'partial' : 'invalid' }
  if (month === 0 || day === 0) return { kind: 'partial' }
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day > days) return { kind: 'invalid' }
  return { kind: 'day', iso: [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-') }
}
