/**
 * One act of import. Delivered files are settled unit by unit in short acts, each whole or absent, and told only when durable. So a kill
 * at any moment loses nothing and repeats nothing: what is in is found again as a duplicate (R22, R48).
 */
import type { Call, Session } from '../access/index.ts'
import { IMP } from '../contract/error-codes/intake.ts'
import { ImportId } from '../contract/ids.ts'
import type { ImportEvent, ImportSum, UnitOutcome } from '../contract/imports.ts'
import { insertRecord, keepingOf, newKeeping, type Keeping, type Tx } from '../vault/index.ts'
import type { Incoming } from '../intake/index.ts'
import type { Channel } from './channel-tables.ts'
import type { HeldLists } from './held-lists.ts'
import { beginCourse, carryOn, endCourse, noteSettled } from './import-course.ts'
import { sumOf } from './import-list.ts'
import type { Arrival, ImportSource } from './import-source.ts'
import { inBatches } from './in-batches.ts'
import type { RunningImport, RunningImports } from './running-imports.ts'
import { stepsOf, type FileSteps } from './settle-file.ts'
import { settleInStretches, type SettledStep, type Step } from './settle-in-stretches.ts'
import { importRun, importUnit, importUnitName } from './import-tables.ts'

export interface ImportInput {
  readonly channel: Channel
  readonly tell: 'units' | 'progress'
  readonly signal?: AbortSignal | undefined
  /** Carries on this one, of which the source brings what is left. */
  readonly run?: string
}

export interface ImportDeps {
  readonly running: RunningImports
  readonly held: HeldLists
  readonly owed: {
    /** Of a new signal, in the act that registers it. */
    serveIn(tx: Tx, session: Session, subject: string): void
  }
}

/** Files that wait in memory to be settled together. */
const batch = { most: 1_024, mostBytes: 16 * 1024 * 1024, waitMs: 100 } as const
/** Above these the vault prepares for much. */
const large = { files: 200, bytes: 16 * 1024 * 1024 } as const
/** Between two events about progress, where units are not told. */
const tellEveryMs = 100

interface ReadFile extends FileSteps {
  readonly arrival: Arrival
  /** Of a mailbox, which is read in parts, only the last ends the file. */
  readonly isWhole: boolean
}

/** A step knows its file, and whether it is the last of it. */
interface Place {
  readonly read: ReadFile
  readonly isLast: boolean
}

export async function* importFrom(
  source: ImportSource,
  call: Call,
  deps: ImportDeps,
  input: ImportInput,
): AsyncGenerator<ImportEvent> {
  const { session } = call
  const { clock } = session.deps
  const started = clock.monotonic()
  await source.open?.()
  const run = call.act(tx => startRun(tx, source, input), intake)
  const running = deps.running.start(run, input.signal)
  try {
    if (source.files > large.files || source.bytes > large.bytes) deps.running.isLarge(run)
    const before = input.run === undefined ? undefined : sumOf(session.reader, run)
    const tally = new Tally(source, () => Math.max(0, clock.monotonic() - started), before)
    yield { type: 'started', run: ImportId.parse(run), files: source.files, bytes: source.bytes }
    let told = clock.monotonic()
    for await (const reads of inBatches(
      readAhead(session, source, input.channel, running),
      batch,
      read => read.arrival.sizeBytes,
    )) {
      tally.read += reads.filter(read => read.isWhole).length
      for (const read of reads) if (read.isWhole && read.steps.length === 0) tally.end(read.arrival)
      const stretches = settleInStretches(call, stepsIn(reads), {
        served: (tx, { outcome }) => {
          if (outcome.kind === 'registered') deps.owed.serveIn(tx, session, outcome.signal)
        },
        record: (tx, settled) => {
          tx.count(settled.length)
          recordUnits(tx, run, settled)
        },
        meta: intake,
        ended: running.ended,
      })
      for await (const settled of stretches) {
        for (const unit of settled) {
          tally.add(unit)
          if (unit.list) deps.held.hold(unit.list, { run, label: unit.outcome.label, at: clock.now() })
          if (input.tell === 'units') yield { type: 'unit', unit: unit.outcome }
        }
        if (input.tell === 'progress' && clock.monotonic() - told < tellEveryMs) continue
        told = clock.monotonic()
        yield tally.progress()
      }
    }
    const { sum, notRead } = tally
    const state = notRead === 0 ? 'done' : running.isPaused() ? 'paused' : 'stopped'
    call.act(
      tx => {
        endCourse(tx, run, { state, files: source.files, notRead: state === 'stopped' ? notRead : 0 })
        tx.count(state === 'done' ? sum.received : notRead)
      },
      { ...intake, act: ended[state], object: of(run) },
    )
    yield tally.progress()
    const seconds = tally.elapsedMs() / 1000
    yield {
      type: 'summary',
      summary: { ...sum, signals: sum.registered, seconds, notRead, isPaused: state === 'paused' },
    }
  } finally {
    deps.running.finish(run)
  }
}

/** What the new signals are still owed, no oftener than progress is told. */
export async function* tellAfterwork(session: Session, left: AsyncIterable<number>): AsyncGenerator<ImportEvent> {
  const { clock } = session.deps
  let told = -Infinity
  for await (const still of left) {
    if (still > 0 && clock.monotonic() - told < tellEveryMs) continue
    told = clock.monotonic()
    yield { type: 'afterwork', left: still }
  }
}

const intake = { purpose: { code: 'intake' } } as const
const of = (run: string) => ({ type: 'import_run', id: run })
const ended = { done: 'IMPORT_ENDED', paused: 'import.paused', stopped: 'import.stopped' } as const

function startRun(tx: Tx, source: ImportSource, { channel, run }: ImportInput): string {
  const id = run ?? tx.uuid7()
  tx.about('import_run', id)
  if (run !== undefined) {
    carryOn(tx, run)
    return run
  }
  const row = { purpose: 'intake', channel, started_at: tx.at } as const
  insertRecord(tx, importRun, newKeeping(tx, 'inbox', id), row, { id })
  beginCourse(tx, id, { files: source.files, bytes: source.bytes, plan: source.plan ?? null })
  return id
}

/** Each file read, parsed and made into steps. Ends early when a person stops the import; a file half read then was not received. */
async function* readAhead(
  session: Session,
  source: ImportSource,
  channel: Channel,
  { stopped, ended }: RunningImport,
): AsyncGenerator<ReadFile, void> {
  const enough = AbortSignal.any([stopped, ended])
  const isStopped = () => stopped.aborted && !ended.aborted
  try {
    for await (const arrival of source.arrivals(enough)) {
      ended.throwIfAborted()
      const { incoming, isAgain } = arrival
      if (incoming.kind === 'refused') {
        yield { arrival, isWhole: true, ...(await stepsOf(session, incoming, undefined, channel)) }
        continue
      }
      let before: FileSteps['digests'] = null
      let isIn = arrival.planned?.units ?? 0
      for await (const part of arrival.parts) {
        const known = { ...(before ? { before } : {}), isAgain }
        const read: FileSteps = await stepsOf(session, incoming, part.reply, channel, known)
        before = read.digests
        // Another file stands in its place now: then all of it is new.
        if (read.digests?.sha256 !== arrival.planned?.sha256) isIn = 0
        const steps = read.steps.slice(isIn)
        isIn = Math.max(0, isIn - read.steps.length)
        yield { arrival, isWhole: part.isLast, ...read, steps }
      }
    }
  } catch (error) {
    if (isStopped()) return
    throw error
  }
}

function stepsIn(reads: readonly ReadFile[]): Step<Place>[] {
  return reads.flatMap(read =>
    read.steps.map((settle, at) => ({
      settle,
      about: { read, isLast: read.isWhole && at === read.steps.length - 1 },
    })),
  )
}

function recordUnits(tx: Tx, run: string, settled: readonly SettledStep<Place>[]): void {
  tx.about('import_run', run)
  tx.count(settled.length)
  const keeping = keepingOf(tx, 'inbox', run)
  for (const { outcome, became, about } of settled) {
    const { arrival, digests } = about.read
    recordUnit(tx, keeping, outcome, became, about.read)
    arrival.outcomes.push(outcome)
    const sha256 = digests?.sha256 ?? null
    if (arrival.planned) noteSettled(tx, run, { place: arrival.planned.place, units: 1, sha256, isLast: about.isLast })
    if (about.isLast) arrival.settled?.(tx, arrival.outcomes)
  }
}

/** The outcome is kept with the import; the name with what it became, so that destroying that takes the name too (R59). */
function recordUnit(
  tx: Tx,
  ofRun: Keeping,
  outcome: UnitOutcome,
  became: string | null,
  { arrival: { incoming }, digests }: ReadFile,
): void {
  const unit = insertRecord(tx, importUnit, ofRun, {
    run: ofRun.owner,
    label: '',
    outcome: outcome.kind,
    code: 'code' in outcome ? outcome.code : null,
    size_bytes: sizeOf(incoming),
    signal: outcome.kind === 'registered' ? outcome.signal : outcome.kind === 'duplicate' ? outcome.of : null,
  })
  // Of what was refused for its marking nothing is kept, not even a hash (R51).
  const isMarked = outcome.kind === 'refused' && outcome.code === IMP.markingTooHigh
  insertRecord(tx, importUnitName, became === null ? ofRun : keepingOf(tx, 'inbox', became), {
    unit,
    became,
    label: outcome.label,
    sha256: isMarked ? null : (digests?.sha256 ?? null),
  })
}

function sizeOf(incoming: Incoming): number {
  if (incoming.kind === 'mailbox') return incoming.ranges.sizeBytes
  return incoming.kind === 'file' ? incoming.bytes.length : incoming.sizeBytes
}

const plural = {
  registered: 'registered',
  list: 'lists',
  duplicate: 'duplicates',
  quarantined: 'quarantined',
  refused: 'refused',
} as const

const noneYet: ImportSum = { received: 0, registered: 0, lists: 0, duplicates: 0, quarantined: 0, refused: 0 }

/** What has been settled, of what was offered. */
class Tally {
  readonly sum: { -readonly [K in keyof ImportSum]: number }
  read = 0
  readonly elapsedMs: () => number
  readonly #source: ImportSource
  #done = 0
  #bytesDone = 0

  /** `before` what came in before it was carried on. */
  constructor(source: ImportSource, elapsedMs: () => number, before: ImportSum | undefined) {
    this.elapsedMs = elapsedMs
    this.#source = source
    this.sum = { ...(before ?? noneYet) }
    if (before === undefined) return
    const left = source.plan ?? []
    this.#done = source.files - left.length
    this.read = this.#done
    this.#bytesDone = source.bytes - left.reduce((sum, file) => sum + file.sizeBytes, 0)
  }

  get notRead(): number {
    return Math.max(0, this.#source.files - this.#done)
  }

  add({ outcome, about: { read, isLast } }: SettledStep<Place>): void {
    this.sum.received += 1
    this.sum[plural[outcome.kind]] += 1
    if (isLast) this.end(read.arrival)
  }

  /** Of a mailbox the last part may bring no message. */
  end(arrival: Arrival): void {
    this.#done += 1
    this.#bytesDone += arrival.sizeBytes
  }

  progress(): ImportEvent {
    const { sum, read } = this
    const { files: total, bytes: bytesTotal } = this.#source
    const done = { read, done: this.#done, total, bytesDone: this.#bytesDone, bytesTotal }
    return { type: 'progress', ...done, elapsedMs: this.elapsedMs(), sum: { ...sum } }
  }
}
