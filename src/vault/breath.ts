/**
 * The vault process is one thread and its SQL is synchronous: long work goes in stretches, and between two of them other callers are
 * served. A commit costs much more than one row more in it, so a stretch is longer while nobody asks anything.
 */
const besideOthersMs = 25
const aloneMs = 2_000
/** For a program with a window: who comes back to it waits no longer than that. */
export const besideWindowMs = 200
/** So long after the last question somebody is still thought to be at work. */
const othersStayMs = 2_000

export class Pace {
  readonly #aloneMs: number
  #askedAt = -Infinity

  constructor(longestMs = aloneMs) {
    this.#aloneMs = longestMs
  }

  /** @param nowMs of the monotonic clock. */
  asked(nowMs: number): void {
    this.#askedAt = nowMs
  }

  /** How long work may hold the vault before it breathes; a window that asks something waits for that and its commit at most. */
  stretchMs(nowMs: number): number {
    return nowMs - this.#askedAt < othersStayMs ? besideOthersMs : this.#aloneMs
  }
}

/** Resolves after messages that have arrived were handled. */
export function breath(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}
