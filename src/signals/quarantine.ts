/** Quarantine: what could not be read is kept sealed, with its reason, until a person says what happens (security design §9). */
import { decide, type Session } from '../access/index.ts'
import { QuarantineId, SignalId } from '../contract/ids.ts'
import { Refused, type ErrorCode } from '../contract/errors.ts'
import type { QuarantineEntry } from '../contract/quarantine.ts'
import type { ParsedDocument } from '../contract/parsed-document.ts'
import { destroy, insertRecord, instantOf, newKeeping, streamKeeping, type Reader, type Tx } from '../vault/index.ts'
import { original } from '../vault/index.ts'
import { emptyDocument } from '../intake/index.ts'
import { digestsOf, type Digests } from './digests.ts'
import { q } from './queries.ts'
import { registerSignal } from './register-signal.ts'
import type { Channel } from './channel-tables.ts'
import { quarantineEntry } from './tables.ts'

export interface SetAside {
  readonly label: string
  readonly code: ErrorCode
  readonly red: boolean
  readonly bytes: Uint8Array
  /** Of the bytes, where they were made already. */
  readonly digests?: Digests
  readonly channel: Channel
}

/** The same bytes set aside before stay one entry, as long as nobody refused it. */
export function setAside(tx: Tx, session: Session, made: SetAside): string {
  const digests = made.digests ?? digestsOf(session, made.bytes)
  const known = openEntries(tx).find(entry => entry.dup === digests.dup)
  if (known) return known.id
  const id = tx.uuid7()
  const keeping = newKeeping(tx, 'inbox', id)
  const kept = insertRecord(tx, original, keeping, {
    name: made.label,
    media_type: 'application/octet-stream',
    size_bytes: made.bytes.length,
    ...digests,
    kept_as: 'quarantine',
  })
  session.originals.keep(tx, kept, made.bytes)
  return insertRecord(
    tx,
    quarantineEntry,
    keeping,
    { original: kept, code: made.code, red: made.red ? 1 : 0, label: made.label, channel: made.channel },
    { id },
  )
}

/** Entries that nobody decided yet; before schema 6 a released one stayed. */
export function openEntries(reader: Pick<Reader, 'all'>) {
  const rows = reader.all(
    q
      .selectFrom('quarantine_entry as e')
      .innerJoin('original as o', 'o.id', 'e.original')
      .select([
        'e.id as id',
        'e.label as label',
        'e.code as code',
        'e.red as red',
        'e.channel as channel',
        'e.hlc as hlc',
        'o.id as original',
        'o.size_bytes as size_bytes',
        'o.sha256 as sha256',
        'o.dup as dup',
        'e.stream as stream',
        'e.owner as owner',
        'e.key_id as key_id',
        'e.entry as entry',
      ])
      .where(eb =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('decision_in_force as d')
              .select('d.id')
              .where('d.kind', '=', 'quarantine_released')
              .whereRef('d.subject', '=', 'e.id'),
          ),
        ),
      )
      .orderBy('e.id')
      .limit(1_000),
  )
  return rows.map(row => ({
    ...row,
    id: QuarantineId.parse(row.id),
    isRed: row.red === 1,
    at: instantOf(row.hlc),
  }))
}

export function openEntry(reader: Pick<Reader, 'all'>, id: string) {
  const entry = openEntries(reader).find(e => e.id === id)
  if (!entry) throw new Refused('NOT_FOUND', { subject: id })
  return entry
}

/** What waits for a person, as it is shown. */
export function listEntries(reader: Reader, session: Session): QuarantineEntry[] {
  return openEntries(reader).map(entry => shown(reader, session, entry))
}

/** With the first 4 KiB: bytes, which nothing reads (security design §9). */
export function showEntry(reader: Reader, session: Session, id: string): QuarantineEntry & { excerptHex: string } {
  const entry = openEntry(reader, id)
  const excerpt = session.originals.read(entry.original).subarray(0, 4_096)
  return { ...shown(reader, session, entry), excerptHex: Buffer.from(excerpt).toString('hex') }
}

function shown(reader: Reader, session: Session, entry: ReturnType<typeof openEntry>): QuarantineEntry {
  const asked = releaseAsked(reader, entry.id)
  return {
    id: entry.id,
    label: entry.label,
    code: entry.code,
    red: entry.isRed,
    sizeBytes: entry.size_bytes,
    sha256: entry.sha256,
    at: entry.at,
    channel: entry.channel,
    attempts: 1 + decisionsOn(reader, entry.id, readAgainKind).length,
    asked: asked
      ? {
          by: asked.full_name,
          byMe: asked.person === session.user.person,
          because: asked.because ?? '',
          at: instantOf(asked.hlc),
        }
      : null,
  }
}

const askedKind = 'quarantine_release_asked'
const readAgainKind = 'quarantine_read_again'

/** Read once more, with the same end. */
export function noteReadAgain(tx: Tx, id: string): void {
  decide(tx, streamKeeping(openEntry(tx, id)), { kind: readAgainKind, subjects: [{ role: 'entry', record: id }] })
}

function releaseAsked(reader: Pick<Reader, 'all'>, id: string) {
  return decisionsOn(reader, id, askedKind)[0]
}

function decisionsOn(reader: Pick<Reader, 'all'>, id: string, kind: string) {
  return reader.all(
    q
      .selectFrom('decision_in_force as d')
      .innerJoin('decision as made', 'made.id', 'd.id')
      .innerJoin('user as u', 'u.id', 'made.author')
      .select(['u.full_name as full_name', 'u.person as person', 'made.because as because', 'made.hlc as hlc'])
      .where('d.kind', '=', kind)
      .where('d.subject', '=', id)
      .orderBy('made.hlc'),
  )
}

/** True where the item is red and this was the first person who wants it in: it waits for a second (R63's habit, for bytes). */
export function waitsForSecond(tx: Tx, session: Session, id: string, because: string): boolean {
  const entry = openEntry(tx, id)
  tx.about('quarantine_entry', id)
  if (!entry.isRed) return false
  const asked = releaseAsked(tx, id)
  if (asked?.person === session.user.person) throw new Refused('SECOND_PERSON_NEEDED', { subject: id })
  if (asked) return false
  tx.detail(because)
  decide(tx, streamKeeping(entry), { kind: askedKind, because, subjects: [{ role: 'entry', record: id }] })
  return true
}

/** Registers the original unread, as a document without text. */
export function releaseEntry(
  tx: Tx,
  session: Session,
  id: string,
  because: string,
): { signal: SignalId | null; waitingForSecond: boolean } {
  if (waitsForSecond(tx, session, id, because)) return { signal: null, waitingForSecond: true }
  const entry = openEntry(tx, id)
  const bytes = session.originals.read(entry.original)
  const { signal } = registerSignal(
    tx,
    session,
    { document: unread(entry.label), bytes, container: null },
    { channel: entry.channel, label: entry.label },
  )
  tx.detail(because)
  clearEntry(tx, session, id, 'quarantine_released')
  return { signal: SignalId.parse(signal), waitingForSecond: false }
}

/** Says no: the entry, its bytes and their key are destroyed; the log keeps that it happened, and the tombstone why. */
export function refuseEntry(tx: Tx, session: Session, id: string, because: string): void {
  tx.about('quarantine_entry', id)
  tx.detail(because)
  clearEntry(tx, session, id, 'quarantine_refused')
}

/** Reading again in a fresh cell succeeded: the entry is done. */
export function settleEntry(tx: Tx, session: Session, id: string): void {
  clearEntry(tx, session, id, 'quarantine_read')
}

/** What became a signal is kept with the signal alone: a second copy would outlive it (R59). */
function clearEntry(tx: Tx, session: Session, id: string, reason: string): void {
  const { blobIds } = destroy(tx, [openEntry(tx, id).key_id], reason)
  tx.afterCommit(() => session.originals.clear(blobIds))
}

/** What nobody read: a name and bytes. */
function unread(label: string): ParsedDocument {
  const name = label.split('/').at(-1) ?? label
  return emptyDocument('unknown', 'application/octet-stream', { name, declaredType: null, declaredCharset: null })
}
