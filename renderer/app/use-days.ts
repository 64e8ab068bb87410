import { useTexts } from '../i18n/language-context.tsx'
import { useNow } from './use-now.ts'

interface Days {
  /** "wo 25 nov" of a stored day, `2026-11-25`. */
  readonly format: (day: string) => string
  readonly isToday: (day: string) => boolean
  readonly isPast: (day: string) => boolean
}

/** Calendar days without a clock time, beside the day that it is here. */
export function useDays(): Days {
  const { formatDay } = useTexts()
  const now = useNow()
  const today = startOf(now)
  const at = (day: string): number => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
    return new Date(year, month - 1, date).getTime()
  }
  return {
    format: day => formatDay(at(day), now),
    isToday: day => at(day) === today,
    isPast: day => at(day) < today,
  }
}

function startOf(instant: number): number {
  const day = new Date(instant)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime()
}
