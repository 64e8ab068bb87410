import { dayText } from '../i18n/dutch-time.ts'
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
  const today = dayText(now)
  return {
    // Noon is the same day in the Netherlands, in summer and in winter.
    format: day => formatDay(Date.parse(`${day}T12:00Z`), now),
    isToday: day => day === today,
    isPast: day => day < today,
  }
}
