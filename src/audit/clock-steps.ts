/** A clock that jumped, seen between two entries of the log (security design §8): an event of its own, no sign of tampering by itself. */
import type { Entry } from './entry.ts'

/** So much a clock may be put right without a word. */
export const clockStepMs = 2 * 60_000

export interface ClockReading {
  readonly t: number
  readonly mono: number
  readonly boot: string
}

/**
 * By how much the clock was moved between the two, in ms; 0 when it was not. Within one run of the program the time that really went by
 * is known, in either direction; between two runs only that time went back.
 */
export function clockStep(before: ClockReading | undefined, now: ClockReading): number {
  if (before === undefined) return 0
  const step = now.t - before.t - (before.boot === now.boot ? now.mono - before.mono : 0)
  const isSeen = step < -clockStepMs || (before.boot === now.boot && step > clockStepMs)
  return isSeen ? step : 0
}

export function readingOf({ t, mono, boot }: Entry): ClockReading {
  return { t, mono, boot }
}
