/** One delivered file as steps: what becomes of each of its units is decided within an act, and an act may end between two of them. */
import type { Session } from '../access/index.ts'
import { IMP } from '../contract/error-codes/intake.ts'
import { codes, unreachable, type ErrorCode } from '../contract/errors.ts'
import { QuarantineId, SignalId } from '../contract/ids.ts'
import type { UnitOutcome } from '../contract/imports.ts'
import type { ParsedDocument, ParserReply } from '../contract/parsed-document.ts'
import { limits, rangesOf, type Incoming } from '../intake/index.ts'
import { insertRecord, keepingOf, type Tx } from '../vault/index.ts'
import { digestsInPieces, digestsOf, type Digests } from './digests.ts'
import { allWords, holdsUnits, unitsOf, type Unit } from './import-units.ts'
import { Archive } from './keep-archive.ts'
import { findDuplicate } from './keep-original.ts'
import { registerList } from './list-delivery.ts'
import { refusedMarkingIn } from './markings.ts'
import { setAside } from './quarantine.ts'
import type { FoundList } from './read-lists.ts'
import { registerSignal } from './register-signal.ts'
import type { Channel } from './channel-tables.ts'
import { delivery } from './tables.ts'

export interface Settled {
  readonly outcome: UnitOutcome
  /** A list that was noted: its offered rows, for a person to choose from, in memory. */
  readonly list: FoundList | null
  /** The signal, the delivery of a list or the entry of quarantine that it became; null for what was refused. */
  readonly became: string | null
}

export type SettleUnit = (tx: Tx) => Settled

export interface FileSteps {
  /** Of the file as received; null when nothing was read. */
  readonly digests: Digests | null
  readonly steps: readonly SettleUnit[]
}

export interface Known {
  /** A mailbox comes in parts: the digests that its first part gave. */
  readonly before?: Digests
  /** It did not come once more: we read anew what we may have read before. What is known then is no second delivery (R22). */
  readonly isAgain?: boolean
}

/** There is at least one step: a file without an outcome would be lost in silence (R48). */
export async function stepsOf(
  session: Session,
  incoming: Incoming,
  reply: ParserReply | undefined,
  channel: Channel,
  { before, isAgain = false }: Known = {},
): Promise<FileSteps> {
  const { label } = incoming
  const refuse = (code: ErrorCode): SettleUnit => {
    const settled = alone({ kind: 'refused', label, code })
    return () => settled
  }
  if (incoming.kind === 'refused' || !reply)
    return { digests: null, steps: [refuse(incoming.kind === 'refused' ? incoming.code : IMP.unreadable)] }
  const isArchive = reply.kind === 'document' && holdsUnits(reply.document)
  if (reply.kind === 'document' && !isArchive && isMarkedTooHigh(session, reply.document))
    return { digests: null, steps: [refuse(IMP.markingTooHigh)] }
  // What was read in pieces is a mailbox, of which nothing around its messages is kept. What turns out to be something else is kept whole.
  const isInPieces = incoming.kind === 'mailbox' && isArchive
  if (incoming.kind === 'mailbox' && !isInPieces && incoming.ranges.sizeBytes > limits.fileBytes)
    return { digests: null, steps: [refuse(reply.kind === 'refusal' ? reply.code : IMP.tooLarge)] }
  const source = incoming.kind === 'mailbox' ? incoming.ranges : rangesOf(incoming.bytes)
  const digests = before ?? (await digestsInPieces(session, source).catch(() => null))
  if (digests === null || (incoming.kind === 'mailbox' && !(await incoming.isUnchanged())))
    return { digests: null, steps: [refuse(IMP.changedWhileRead)] }
  const bytes = isInPieces ? new Uint8Array() : await source.read(0, source.sizeBytes)
  const { sha256 } = digests
  if (reply.kind === 'refusal')
    return { digests, steps: [tx => alone(refusalOutcome(tx, session, label, reply, { bytes, digests }, channel))] }
  const units = unitsOf(reply.document, bytes, label, sha256)
  if (units.length === 0) return { digests, steps: before ? [] : [refuse(IMP.emptyFile)] }
  const archive = new Archive(session, reply.document, bytes, digests)
  const steps = units.map((unit): SettleUnit => {
    // Of an archive each entry is judged by itself; of anything else the whole was judged above.
    if (isArchive && unit.kind === 'document' && isMarkedTooHigh(session, unit.document))
      return () => alone({ kind: 'refused', label: unit.label, code: IMP.markingTooHigh })
    const own = unit.kind !== 'list' && unit.bytes === bytes ? digests : undefined
    return tx => settleUnit(tx, session, unit, own, { channel, isAgain }, archive)
  })
  return { digests, steps }
}

/** By which way, and whether anew. */
interface Way {
  readonly channel: Channel
  readonly isAgain: boolean
}

function isMarkedTooHigh(session: Session, document: ParsedDocument): boolean {
  return refusedMarkingIn(session.codebooks, allWords(document)) !== null
}

function settleUnit(
  tx: Tx,
  session: Session,
  unit: Unit,
  known: Digests | undefined,
  way: Way,
  archive: Archive,
): Settled {
  const { label } = unit
  const { channel } = way
  switch (unit.kind) {
    case 'refused':
      return alone(refusalOutcome(tx, session, label, unit.refusal, { bytes: unit.bytes, digests: known }, channel))
    case 'list': {
      const { document, sha256 } = unit
      const { delivery: became, ...listed } = registerList(tx, session, document, sha256, channel)
      return {
        became,
        outcome: { kind: 'list', label, ...listed },
        list: { document: { ...document, name: document.name || label }, sha256 },
      }
    }
    case 'document':
      return alone(documentOutcome(tx, session, unit, known ?? digestsOf(session, unit.bytes), way, archive))
    default:
      return unreachable(unit)
  }
}

function documentOutcome(
  tx: Tx,
  session: Session,
  { label, document, bytes, inArchive }: Extract<Unit, { kind: 'document' }>,
  digests: Digests,
  { channel, isAgain }: Way,
  archive: Archive,
): UnitOutcome {
  const known = findDuplicate(tx, digests)
  if (known) {
    if (!isAgain)
      insertRecord(tx, delivery, keepingOf(tx, 'inbox', known.signal), {
        signal: known.signal,
        channel,
        at: tx.at,
        message_id: document.messageId,
        duplicate_of: known.original,
      })
    return { kind: 'duplicate', label, of: SignalId.parse(known.signal), number: known.number }
  }
  const container = inArchive ? archive.original(tx) : null
  const { signal, number } = registerSignal(tx, session, { document, bytes, digests, container }, { channel, label })
  return {
    kind: 'registered',
    label,
    signal: SignalId.parse(signal),
    number,
    hasText: hasAnyText(document),
    warnings: document.warnings.map(w => w.code),
  }
}

function refusalOutcome(
  tx: Tx,
  session: Session,
  label: string,
  refusal: { readonly code: ErrorCode; readonly red: boolean },
  { bytes, digests }: { readonly bytes: Uint8Array | null; readonly digests: Digests | undefined },
  channel: Channel,
): UnitOutcome {
  const { code, red } = refusal
  if (codes[code].class === 'refused' || !bytes) return { kind: 'refused', label, code }
  const entry = setAside(tx, session, { label, code, red, bytes, channel, ...(digests ? { digests } : {}) })
  return { kind: 'quarantined', label, entry: QuarantineId.parse(entry), code }
}

function alone(outcome: UnitOutcome): Settled {
  return { outcome, list: null, became: becameOf(outcome) }
}

function becameOf(outcome: UnitOutcome): string | null {
  switch (outcome.kind) {
    case 'registered':
      return outcome.signal
    case 'duplicate':
      return outcome.of
    case 'quarantined':
      return outcome.entry
    default:
      return null
  }
}

function hasAnyText(document: ParsedDocument): boolean {
  return document.hasText || document.children.some(hasAnyText)
}
