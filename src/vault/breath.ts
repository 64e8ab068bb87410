/**
 * The vault process is one thread and its SQL is synchronous: long work goes in stretches, and between two of them other callers are
 * served. A commit costs much more than one row more in it, so a stretch is longer while nobody asks anything.
 */
const besideOthersMs = 25

export interface PaceBounds {
  readonly longestMs: number
  /** So long after the last question somebody is still thought to be at work. */
  readonly othersStayMs: number
}

/** Nobody else asks anything: a command. */
const byItself: PaceBounds = { longestMs: 2_000, othersStayMs: 0 }
/** Who comes back to a window waits no longer than a blink, and is served at once while reading on. */
export const besideWindow: PaceBounds = { longestMs: 200, othersStayMs: 10_000 }

export class Pace {
  readonly #bounds: PaceBounds
  #askedAt = -Infinity

  constructor(bounds = byItself) {
    this.#bounds = bounds
  }

  /** @param nowMs of the monotonic clock. */
  asked(nowMs: number): void {
    this.#askedAt = nowMs
  }

  /** How long work may hold the vault before it breathes; a window that asks something waits for that and its commit at most. */
  stretchMs(nowMs: number): number {
    const { longestMs, othersStayMs } = this.#bounds
    return nowMs - this.#askedAt < othersStayMs ? besideOthersMs : longestMs
  }
}

/** Resolves after messages that have arrived were handled. */
export function breath(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}
