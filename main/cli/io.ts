/** What the command line touches outside itself, as one argument: a test hands in its own. */
export interface Terminal {
  /** One line, without showing it. */
  hidden(prompt: string): Promise<string>
  line(prompt: string): Promise<string>
}

export interface Io {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** Draw a progress bar on standard error. */
  readonly stderrIsTerminal: boolean
  /** Everything on standard input, as UTF-8. */
  readonly readInput: () => Promise<string>
  /** Null where nobody can be asked. */
  readonly terminal: Terminal | null
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal
}

/** The command was ended from outside; what was written stays, the vault is locked. */
export class Interrupted extends Error {}

/** Ends as the work does, or as soon as the signal comes. What the work still does by then goes nowhere: its vault is closed. */
export async function orInterrupted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  if (signal.aborted) throw new Interrupted()
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(new Interrupted())
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', stop)
    work.catch(() => undefined)
    promise.catch(() => undefined)
  }
}
