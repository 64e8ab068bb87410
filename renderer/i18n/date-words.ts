/** Dates as sources give them, in words, with their uncertainty (R44). What is no date of a known form stays as it is written. */
import type { Language } from '../../src/contract/errors.ts'
import type { Translate } from './catalogue.ts'
import { useTexts } from './language-context.tsx'

export function useDateWords(): (edtf: string) => string {
  const { t, language } = useTexts()
  return edtf => dateWords(edtf, t, language)
}

export function dateWords(edtf: string, t: Translate, language: Language): string {
  const [start = '', end, ...more] = edtf.split('/')
  if (more.length > 0) return edtf
  if (end === undefined) return wordsOf(start, t, language) ?? edtf
  const [from, until] = [wordsOf(start, t, language), wordsOf(end, t, language)]
  if (start === '..' && until !== undefined) return t('dates.until', { date: until })
  if (end === '..' && from !== undefined) return t('dates.from', { date: from })
  return from === undefined || until === undefined ? edtf : t('dates.between', { from, until })
}

const form = /^(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12]\d|3[01]))?([~?%])?$/

function wordsOf(text: string, t: Translate, language: Language): string | undefined {
  const [, year, month, day, mark] = form.exec(text) ?? []
  if (year === undefined || (day !== undefined && month === undefined)) return undefined
  const moment = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))
  // A day that does not exist stays text: it is never rolled over into the next month.
  if (day !== undefined && new Date(moment).getUTCDate() !== Number(day)) return undefined
  const date = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'short' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  })
    .format(moment)
    .replaceAll('.', '')
  if (mark === '~') return t('dates.around', { date })
  if (mark === '?') return t('dates.maybe', { date })
  return mark === '%' ? t('dates.maybeAround', { date }) : date
}
