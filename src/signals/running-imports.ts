/** Imports that are running, so that another call can stop one, and locking can end them all. */
import { Refused } from '../contract/errors.ts'

export interface RunningImport {
  /** A person wants no more: what was read is settled and the sum closes. */
  readonly stopped: AbortSignal
  /** Stopped for now: it is carried on later. */
  readonly isPaused: () => boolean
  /** Nobody listens any more, or the vault locks: nothing further is written. */
  readonly ended: AbortSignal
}

export class RunningImports {
  readonly #open = new Map<
    string,
    { readonly stop: AbortController; readonly end: AbortController; isPaused: boolean }
  >()
  readonly #others = new Set<AbortController>()
  readonly #large = new Set<string>()
  readonly #setBulk: (on: boolean) => void

  /** `setBulk`: what the vault changes while much comes in. */
  constructor(setBulk: (on: boolean) => void = () => undefined) {
    this.#setBulk = setBulk
  }

  /** `gone` is the caller's own signal. */
  start(run: string, gone: AbortSignal | undefined): RunningImport {
    const stop = new AbortController()
    const end = new AbortController()
    const open = { stop, end, isPaused: false }
    this.#open.set(run, open)
    return {
      stopped: stop.signal,
      isPaused: () => open.isPaused,
      ended: gone ? AbortSignal.any([gone, end.signal]) : end.signal,
    }
  }

  /** A signal for what goes on beside an import and must end with the vault's opening, too. */
  until(gone: AbortSignal | undefined): { readonly signal: AbortSignal; finish(): void } {
    const end = new AbortController()
    this.#others.add(end)
    return {
      signal: gone ? AbortSignal.any([gone, end.signal]) : end.signal,
      finish: () => void this.#others.delete(end),
    }
  }

  /** Much will come. */
  isLarge(run: string): void {
    if (this.#large.size === 0) this.#setBulk(true)
    this.#large.add(run)
  }

  finish(run: string): void {
    this.#open.delete(run)
    if (this.#large.delete(run) && this.#large.size === 0) this.#setBulk(false)
  }

  has(run: string): boolean {
    return this.#open.has(run)
  }

  /** Throws NOT_FOUND for one that is not running. */
  stop(run: string, { isPaused = false } = {}): void {
    const running = this.#open.get(run)
    if (!running) throw new Refused('NOT_FOUND', { subject: run })
    running.isPaused = isPaused
    running.stop.abort()
  }

  endAll(): void {
    for (const { end } of this.#open.values()) end.abort()
    this.#open.clear()
    this.#large.clear()
    for (const end of this.#others) end.abort()
    this.#others.clear()
  }
}
