/**
 * One act of import. Each delivered file is one transaction: its units with originals, extracts, deliveries and owed work, or
 * nothing. So a kill at any moment loses nothing and repeats nothing: what is in is found again as a duplicate (R22, R48).
 */
import type { Call, Session } from '../access/index.ts'
import { IMP } from '../contract/error-codes/intake.ts'
import { codes, unreachable, type ErrorCode } from '../contract/errors.ts'
import type { ParsedDocument, ParserReply } from '../contract/parsed-document.ts'
import type { ImportEvent, ImportSummary, UnitOutcome } from '../contract/signals.ts'
import { readGranted, type Incoming, type ParserPort } from '../intake/index.ts'
import { insertRecord, keepingOf, newKeeping, type Keeping, type Tx } from '../vault/index.ts'
import { original as originalTable } from '../vault/index.ts'
import { SignalId, QuarantineId } from '../contract/ids.ts'
import { allWords, unitsOf, type Unit } from './import-units.ts'
import { duplicateOf, findDuplicate, sha256Of, sha512Of } from './keep-original.ts'
import { registerList } from './list-delivery.ts'
import { refusedMarkingIn } from './markings.ts'
import { openEntry, setAside, settleEntry } from './quarantine.ts'
import { registerSignal } from './register-signal.ts'
import { delivery, importRun, importUnit, type Channel } from './tables.ts'

export interface ImportInput {
  readonly paths: readonly string[]
  readonly channel: Channel
  readonly signal?: AbortSignal | undefined
}

export async function* importFiles(
  session: Session,
  call: Call,
  parser: ParserPort,
  input: ImportInput,
): AsyncGenerator<ImportEvent> {
  const started = session.deps.clock.monotonic()
  const run = call.act(tx => startRun(tx, input.channel), { purpose: { code: 'intake' } })
  const sum = { received: 0, registered: 0, lists: 0, duplicates: 0, quarantined: 0, refused: 0, signals: 0 }
  for await (const { incoming, done, total } of readGranted(input.paths, input.signal)) {
    const reply =
      incoming.kind === 'file' ? await parser.parse(incoming.bytes, { name: incoming.label }, input.signal) : undefined
    const outcomes = call.act(tx => takeIn(tx, session, run, incoming, reply, input.channel), {
      purpose: { code: 'intake' },
    })
    for (const unit of outcomes) {
      sum.received += 1
      sum[plural[unit.kind]] += 1
      if (unit.kind === 'registered') sum.signals += 1
      yield { type: 'unit', unit }
    }
    yield { type: 'progress', done, total }
  }
  const summary: ImportSummary = { ...sum, seconds: Math.max(0, session.deps.clock.monotonic() - started) / 1000 }
  yield { type: 'summary', summary }
}

const plural = {
  registered: 'registered',
  list: 'lists',
  duplicate: 'duplicates',
  quarantined: 'quarantined',
  refused: 'refused',
} as const

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

/** One delivered file: what becomes of each of its units. */
export function takeIn(
  tx: Tx,
  session: Session,
  run: string,
  incoming: Incoming,
  reply: ParserReply | undefined,
  channel: Channel,
): UnitOutcome[] {
  const keeping = keepingOf(tx, 'inbox', run)
  tx.about('import_run', run)
  const outcomes = decideOutcomes(tx, session, incoming, reply, channel)
  for (const outcome of outcomes) recordUnit(tx, keeping, run, outcome, incoming)
  tx.count(outcomes.length)
  return outcomes
}

function decideOutcomes(
  tx: Tx,
  session: Session,
  incoming: Incoming,
  reply: ParserReply | undefined,
  channel: Channel,
): UnitOutcome[] {
  const { label } = incoming
  if (incoming.kind === 'refused' || !reply)
    return [{ kind: 'refused', label, code: incoming.kind === 'refused' ? incoming.code : IMP.unreadable }]
  if (reply.kind === 'refusal') return [refusalOutcome(tx, session, label, reply, incoming.bytes, channel)]
  const { document } = reply
  if (document.format !== 'zip' && refusedMarkingIn(session.codebooks, allWords(document)) !== null)
    return [{ kind: 'refused', label, code: IMP.markingTooHigh }]
  const units = unitsOf(document, incoming.bytes, label, sha256Of(incoming.bytes))
  if (units.length === 0) return [{ kind: 'refused', label, code: IMP.emptyFile }]
  const archive = new Archive(tx, session, document, incoming.bytes)
  return units.map(unit => outcomeOf(tx, session, unit, channel, archive))
}

function outcomeOf(tx: Tx, session: Session, unit: Unit, channel: Channel, archive: Archive): UnitOutcome {
  const { label } = unit
  switch (unit.kind) {
    case 'refused':
      return refusalOutcome(tx, session, label, unit.refusal, unit.bytes, channel)
    case 'list': {
      const listed = registerList(tx, session, unit.document, unit.sha256, channel)
      return { kind: 'list', label, ...listed }
    }
    case 'document': {
      if (refusedMarkingIn(session.codebooks, allWords(unit.document)) !== null)
        return { kind: 'refused', label, code: IMP.markingTooHigh }
      const known = findDuplicate(tx, session, unit.bytes)
      if (known) {
        const keeping = keepingOf(tx, 'inbox', known.signal)
        insertRecord(tx, delivery, keeping, {
          signal: known.signal,
          channel,
          at: tx.at,
          message_id: unit.document.messageId,
          duplicate_of: known.original,
        })
        return { kind: 'duplicate', label, of: SignalId.parse(known.signal), number: known.number }
      }
      const container = unit.inArchive ? archive.original() : null
      const { signal, number } = registerSignal(
        tx,
        session,
        { document: unit.document, bytes: unit.bytes, container },
        { channel, label },
      )
      return {
        kind: 'registered',
        label,
        signal: SignalId.parse(signal),
        number,
        hasText: hasAnyText(unit.document),
        warnings: unit.document.warnings.map(w => w.code),
      }
    }
    default:
      return unreachable(unit)
  }
}

function refusalOutcome(
  tx: Tx,
  session: Session,
  label: string,
  refusal: { readonly code: ErrorCode; readonly red: boolean },
  bytes: Uint8Array | null,
  channel: Channel,
): UnitOutcome {
  const { code, red } = refusal
  if (codes[code].class === 'refused' || !bytes) return { kind: 'refused', label, code }
  const entry = setAside(tx, session, { label, code, red, bytes, channel })
  return { kind: 'quarantined', label, entry: QuarantineId.parse(entry), code }
}

/** An archive is kept once, under a key of its own, as soon as one of its entries is: destroying an entry destroys it too. */
class Archive {
  #id: string | null = null
  readonly #tx: Tx
  readonly #session: Session
  readonly #document: ParsedDocument
  readonly #bytes: Uint8Array

  constructor(tx: Tx, session: Session, document: ParsedDocument, bytes: Uint8Array) {
    this.#tx = tx
    this.#session = session
    this.#document = document
    this.#bytes = bytes
  }

  original(): string {
    if (this.#id) return this.#id
    const tx = this.#tx
    const id = tx.uuid7()
    const { name, mediaType, declaredType, rebuilt } = this.#document
    // An entry that is refused for its marking must not stay inside the archive (R51): then only the stub is kept.
    const mayKeep = refusedMarkingIn(this.#session.codebooks, allWords(this.#document)) === null
    const kept = rebuilt ?? this.#bytes
    insertRecord(
      tx,
      originalTable,
      newKeeping(tx, 'inbox', id),
      {
        name,
        media_type: mediaType,
        declared_type: declaredType,
        size_bytes: this.#bytes.length,
        sha256: sha256Of(this.#bytes),
        sha512: sha512Of(this.#bytes),
        dup: duplicateOf(this.#session, this.#bytes),
        kept_as: mayKeep ? (rebuilt ? 'rebuilt' : 'bytes') : 'extract_only',
        kept_sha256: mayKeep ? sha256Of(kept) : null,
      },
      { id },
    )
    if (mayKeep) this.#session.originals.keep(tx, id, kept)
    this.#id = id
    return id
  }
}

function recordUnit(tx: Tx, keeping: Keeping, run: string, outcome: UnitOutcome, incoming: Incoming): void {
  const size = incoming.kind === 'file' ? incoming.bytes.length : incoming.sizeBytes
  insertRecord(tx, importUnit, keeping, {
    run,
    label: outcome.label,
    outcome: outcome.kind,
    code: 'code' in outcome ? outcome.code : null,
    size_bytes: size,
    signal: outcome.kind === 'registered' ? outcome.signal : outcome.kind === 'duplicate' ? outcome.of : null,
    // Of what was refused for its marking nothing is kept, not even a hash.
    sha256:
      incoming.kind === 'file' && !(outcome.kind === 'refused' && outcome.code === IMP.markingTooHigh)
        ? sha256Of(incoming.bytes)
        : null,
  })
}

function hasAnyText(document: ParsedDocument): boolean {
  return document.hasText || document.children.some(hasAnyText)
}

/** Reads a quarantined original again in a fresh cell; what can be read now is registered and the entry is done. */
export async function readAgain(
  session: Session,
  call: Call,
  parser: ParserPort,
  entryId: string,
): Promise<UnitOutcome[]> {
  try {
    const entry = call.act(tx => openEntry(tx, entryId), { object: { type: 'quarantine_entry', id: entryId } })
    const bytes = session.originals.read(entry.original)
    const reply = await parser.parse(bytes, { name: entry.label.split('/').at(-1) ?? entry.label, fresh: true })
    return call.act(tx => {
      tx.about('quarantine_entry', entryId)
      const outcomes = decideOutcomes(tx, session, { kind: 'file', label: entry.label, bytes }, reply, entry.channel)
      if (reply.kind === 'document') settleEntry(tx, entryId)
      return outcomes
    })
  } finally {
    await parser.close()
  }
}
