/**
 * Work that acts owe one another (detection, index): rows of the same commit, served afterwards in stretches, so that the window is
 * answered in between. What fails in company is tried alone; one that fails three times stays for the next version.
 */
import type { Session } from './access/index.ts'
import { breath, countJobs, failJob, finishJob, jobsOf, nextJobs, type Job, type Tx } from './vault/index.ts'

export type Serve = (tx: Tx, session: Session, job: Job) => void

/** Jobs that share a transaction at most: each commit costs three syncs to disk, the work itself little. */
const jobsAtOnce = 1_024

export class OwedWork {
  readonly #session: () => Session | null
  readonly #serve: Serve
  #running: Promise<void> | null = null
  #stretched = Promise.withResolvers<undefined>()

  constructor(session: () => Session | null, serve: Serve) {
    this.#session = session
    this.#serve = serve
  }

  /** What these subjects are owed, before anything else; so that an answer about them is complete. */
  async serve(subjects: readonly string[]): Promise<void> {
    const session = this.#session()
    if (!session) return
    for (const subject of subjects) {
      // Two or three jobs at most: together, even when that takes longer than a stretch.
      const due = jobsOf(session.reader, subject)
      if (due.length > 0 && this.#together(session, due, Infinity) === 0)
        for (const job of due) this.#alone(session, job)
      if (subjects.length > 1) await breath()
    }
  }

  /** What one subject was just owed, within the same act. What fails stays owed, to be tried by itself. */
  serveIn(tx: Tx, session: Session, subject: string): void {
    for (const job of jobsOf(tx, subject))
      tx.attempt(() => {
        this.#serve(tx, session, job)
        finishJob(tx, job.id)
      })
  }

  /** The rest, beside whatever else is going on. */
  wake(): void {
    this.#running ??= this.#all()
      // What could not be done is still owed, and is taken up when the vault is opened again.
      .catch(() => undefined)
      .finally(() => (this.#running = null))
  }

  /** Resolves when nothing is owed that can be done now. */
  async idle(): Promise<void> {
    this.wake()
    await this.#running
  }

  /**
   * The same, telling what is left after each stretch and that nothing is at the end. Who listens adds no work of its own, so that
   * other callers wait for one stretch and not for two, and what is owed is done when nobody listens any more.
   */
  async *finish(): AsyncGenerator<number> {
    this.wake()
    for (let session = this.#session(); session; session = this.#session()) {
      const left = countJobs(session.reader)
      yield left
      if (left === 0 || this.#running === null) return
      await Promise.race([this.#stretched.promise, this.#running])
    }
  }

  async #all(): Promise<void> {
    for (let session = this.#session(); session && this.#stretch(session); session = this.#session()) {
      this.#stretched.resolve(undefined)
      this.#stretched = Promise.withResolvers<undefined>()
      await breath()
    }
  }

  /** False when nothing is left. */
  #stretch(session: Session): boolean {
    const due = nextJobs(session.reader, jobsAtOnce)
    const [first] = due
    if (first === undefined) return false
    if (this.#together(session, due) === 0) this.#alone(session, first)
    return true
  }

  /** How many were done within the time; 0 when one failed and all were undone. */
  #together(session: Session, jobs: readonly Job[], limitMs?: number): number {
    const { clock, pace } = session.deps
    const started = clock.monotonic()
    const until = started + (limitMs ?? pace.stretchMs(started))
    try {
      return session.db.act(session.acting, { act: 'JOBS_DONE' }, tx => {
        let done = 0
        for (const job of jobs) {
          this.#serve(tx, session, job)
          finishJob(tx, job.id)
          done += 1
          if (clock.monotonic() >= until) break
        }
        tx.count(done)
        return done
      })
    } catch {
      return 0
    }
  }

  #alone(session: Session, job: Job): void {
    if (this.#together(session, [job]) === 1) return
    const object = { type: job.kind, id: job.subject }
    session.db.act(session.acting, { act: 'JOBS_DONE', result: 'failed', object }, tx => {
      failJob(tx, job.id)
    })
  }
}
