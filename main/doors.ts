/**
 * What was tried at a shut door, for the log of the vault. A page that tries a thousand times makes no thousand lines: the first try is
 * told at once, what follows within a minute together. While nothing is unlocked it waits here, as numbers.
 */
import type { Door } from '../src/contract/doors.ts'

export type DoorRefused = (door: Door) => void

export interface DoorWatch {
  readonly refused: DoorRefused
  /** From now on there is a log to tell; what waited is told first. */
  openTo(tell: (door: Door, times: number) => void): void
  /** Tells what is left; afterwards everything waits again. */
  close(): void
}

const togetherMs = 60_000

export function createDoorWatch(): DoorWatch {
  const waiting = new Map<Door, number>()
  const toldAt = new Map<Door, number>()
  let tell: ((door: Door, times: number) => void) | undefined
  let later: NodeJS.Timeout | undefined

  const tellAll = (): void => {
    clearTimeout(later)
    later = undefined
    if (tell === undefined) return
    for (const [door, times] of waiting) {
      toldAt.set(door, performance.now())
      tell(door, times)
    }
    waiting.clear()
  }

  return {
    refused(door) {
      waiting.set(door, (waiting.get(door) ?? 0) + 1)
      if (tell === undefined) return
      const since = performance.now() - (toldAt.get(door) ?? Number.NEGATIVE_INFINITY)
      if (since >= togetherMs) tellAll()
      else later ??= setTimeout(tellAll, togetherMs).unref()
    },
    openTo(next) {
      tell = next
      tellAll()
    },
    close() {
      tellAll()
      tell = undefined
    },
  }
}
