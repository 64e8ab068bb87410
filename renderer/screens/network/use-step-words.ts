import { useTexts } from '../../i18n/language-context.tsx'
import type { TimeAxis, TimeRange } from './time-range.ts'

/** Steps of the slider in words: "12 okt 2016", "okt 2016", "2016". */
export function useStepWords(axis: TimeAxis | undefined): {
  readonly step: (step: number) => string
  readonly period: (range: TimeRange) => string
} {
  const { t, language } = useTexts()
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    ...(axis?.unit === 'year' ? {} : { month: 'short' }),
    ...(axis?.unit === 'day' ? { day: 'numeric' } : {}),
  })
  const step = (at: number): string => {
    const edge = axis?.edges[at]
    return edge === undefined ? '' : format.format(edge).replaceAll('.', '')
  }
  return {
    step,
    period: ({ first, last }) =>
      first === last ? step(first) : t('dates.between', { from: step(first), until: step(last) }),
  }
}
