/** The connection to one box for as long as somebody needs it: made anew when it was cut, after a pause that grows, and given up in the end. */
import { codes, SchakelError, type ErrorCode } from '../../contract/errors.ts'
import type { MailSession, MailSettings, OpenMail } from '../../intake/index.ts'
import { pause } from '../pause.ts'

/** Pauses between tries that brought nothing, in milliseconds. */
export const mailWaits: readonly number[] = [1_000, 2_000, 5_000, 10_000, 30_000]

export interface MailboxDeps {
  readonly openMail: OpenMail
  readonly waits: readonly number[]
}

export class Mailbox {
  readonly #deps: MailboxDeps
  readonly #settings: MailSettings
  readonly #enough: AbortSignal
  readonly #drop = (): void => void this.close()
  #session: MailSession | null = null
  #failures = 0

  constructor(deps: MailboxDeps, settings: MailSettings, enough: AbortSignal) {
    this.#deps = deps
    this.#settings = settings
    this.#enough = enough
    enough.addEventListener('abort', this.#drop)
  }

  async session(): Promise<MailSession> {
    this.#enough.throwIfAborted()
    const session = (this.#session ??= await this.#deps.openMail(this.#settings))
    if (this.#enough.aborted) await this.close()
    this.#enough.throwIfAborted()
    return session
  }

  /** Something came: from here on a failure is the first again. */
  succeeded(): void {
    this.#failures = 0
  }

  /**
   * After a failure: null once a new try makes sense, after its pause; else the code with which to give up. Whatever is no failure of the
   * mail server is thrown on. `patient` never gives up what may come right.
   */
  async failed(error: unknown, patient = false): Promise<ErrorCode | null> {
    await this.close()
    this.#enough.throwIfAborted()
    if (!isMailFailure(error)) throw error
    const { waits } = this.#deps
    const wait = waits[this.#failures] ?? (patient ? waits.at(-1) : undefined)
    if (!codes[error.code].retry || wait === undefined) return error.code
    this.#failures += 1
    await pause(wait, this.#enough)
    return null
  }

  async close(): Promise<void> {
    const session = this.#session
    this.#session = null
    await session?.close()
  }

  /** No more is wanted of it. */
  async end(): Promise<void> {
    this.#enough.removeEventListener('abort', this.#drop)
    await this.close()
  }
}

export function isMailFailure(error: unknown): error is SchakelError {
  return error instanceof SchakelError && error.code.startsWith('MAIL_')
}
