/** Imports that are running, so that another call can stop one, and locking can end them all. */
import { Refused } from '../contract/errors.ts'

export interface RunningImport {
  /** A person wants no more: what was read is settled and the sum closes. */
  readonly stopped: AbortSignal
  /** Nobody listens any more, or the vault locks: nothing further is written. */
  readonly ended: AbortSignal
}

export class RunningImports {
  readonly #open = new Map<string, { readonly stop: AbortController; readonly end: AbortController }>()

  /** `gone` is the caller's own signal. */
  start(run: string, gone: AbortSignal | undefined): RunningImport {
    const stop = new AbortController()
    const end = new AbortController()
    this.#open.set(run, { stop, end })
    return { stopped: stop.signal, ended: gone ? AbortSignal.any([gone, end.signal]) : end.signal }
  }

  finish(run: string): void {
    this.#open.delete(run)
  }

  /** Throws NOT_FOUND for one that is not running. */
  stop(run: string): void {
    const running = this.#open.get(run)
    if (!running) throw new Refused('NOT_FOUND', { subject: run })
    running.stop.abort()
  }

  endAll(): void {
    for (const { end } of this.#open.values()) end.abort()
    this.#open.clear()
  }
}
