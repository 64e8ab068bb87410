/**
 * One act of import. Delivered files are settled unit by unit in short acts, each whole or absent, and told only when durable. So a kill
 * at any moment loses nothing and repeats nothing: what is in is found again as a duplicate (R22, R48).
 */
import type { Call, Session } from '../access/index.ts'
import { IMP } from '../contract/error-codes/intake.ts'
import { ImportId } from '../contract/ids.ts'
import type { ImportEvent, ImportSum, UnitOutcome } from '../contract/imports.ts'
import { insertRecord, keepingOf, newKeeping, type Tx } from '../vault/index.ts'
import type { Incoming } from '../intake/index.ts'
import type { HeldLists } from './held-lists.ts'
import type { Arrival, ImportSource } from './import-source.ts'
import { inBatches } from './in-batches.ts'
import type { RunningImport, RunningImports } from './running-imports.ts'
import { stepsOf, type FileSteps } from './settle-file.ts'
import { settleInStretches, type SettledStep, type Step } from './settle-in-stretches.ts'
import { importRun, importUnit, type Channel } from './tables.ts'

export interface ImportInput {
  readonly channel: Channel
  readonly tell: 'units' | 'progress'
  readonly signal?: AbortSignal | undefined
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
  const run = call.act(tx => startRun(tx, input.channel), intake)
  const running = deps.running.start(run, input.signal)
  try {
    await source.open?.()
    const tally = new Tally(source, () => Math.max(0, clock.monotonic() - started))
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
    if (tally.notRead > 0)
      call.act(tx => tx.count(tally.notRead), { ...intake, act: 'import.stopped', object: of(run) })
    yield tally.progress()
    const { sum, notRead } = tally
    const seconds = tally.elapsedMs() / 1000
    yield { type: 'summary', summary: { ...sum, signals: sum.registered, seconds, notRead } }
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

function startRun(tx: Tx, channel: Channel): string {
  const id = tx.uuid7()
  tx.about('import_run', id)
  return insertRecord(
    tx,
    importRun,
    newKeeping(tx, 'inbox', id),
    { purpose: 'intake', channel, started_at: tx.at },
    { id },
  )
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
      if (isStopped()) return
      const { incoming, isAgain } = arrival
      if (incoming.kind === 'refused') {
        yield { arrival, isWhole: true, ...(await stepsOf(session, incoming, undefined, channel)) }
        continue
      }
      let before: FileSteps['digests'] = null
      for await (const part of arrival.parts) {
        const known = { ...(before ? { before } : {}), isAgain }
        const steps: FileSteps = await stepsOf(session, incoming, part.reply, channel, known)
        before = steps.digests
        yield { arrival, isWhole: part.isLast, ...steps }
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
  for (const { outcome, about } of settled) {
    const { arrival } = about.read
    insertRecord(tx, importUnit, keeping, { run, ...unitRow(outcome, about.read) })
    arrival.outcomes.push(outcome)
    if (about.isLast) arrival.settled?.(tx, arrival.outcomes)
  }
}

function unitRow(outcome: UnitOutcome, { arrival: { incoming }, digests }: ReadFile) {
  // Of what was refused for its marking nothing is kept, not even a hash (R51).
  const isMarked = outcome.kind === 'refused' && outcome.code === IMP.markingTooHigh
  return {
    label: outcome.label,
    outcome: outcome.kind,
    code: 'code' in outcome ? outcome.code : null,
    size_bytes: sizeOf(incoming),
    signal: outcome.kind === 'registered' ? outcome.signal : outcome.kind === 'duplicate' ? outcome.of : null,
    sha256: isMarked ? null : (digests?.sha256 ?? null),
  }
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

/** What has been settled, of what was offered. */
class Tally {
  readonly sum: { -readonly [K in keyof ImportSum]: number } = {
    received: 0,
    registered: 0,
    lists: 0,
    duplicates: 0,
    quarantined: 0,
    refused: 0,
  }
  read = 0
  readonly elapsedMs: () => number
  readonly #source: ImportSource
  #done = 0
  #bytesDone = 0

  constructor(source: ImportSource, elapsedMs: () => number) {
    this.elapsedMs = elapsedMs
    this.#source = source
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
