/**
 * Release: by somebody other than the author, of exactly the bag that was reviewed, with its line in the provision register in
 * the same transaction or not at all (R63, R73; model invariant 4).
 */
import type { Session } from '../access/index.ts'
import { decide } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { keepingOfSignal, startClock, stateOf } from '../signals/index.ts'
import {
  bodyOf,
  envelopeBytes,
  insertRecord,
  newKeeping,
  parseEnvelope,
  type Envelope,
  type Reader,
  type Tx,
} from '../vault/index.ts'
import type { Blocker } from './blockers.ts'
import {
  certificatesOf,
  findOrganisation,
  findOwnCertificate,
  findRevocation,
  type OwnCertificate,
} from './certificates.ts'
import { gather } from './gather.ts'
import { authorOf, blockersNow, frozenJson, moveTo, reviewersOf, statementOf, voidIfChanged } from './packet-state.ts'
import { frozenLeaves, latestEnvelope, wholePacket, type FrozenLeaf } from './prepare.ts'
import { mustBeIn, q, type PacketRow } from './queries.ts'
import { errorOf } from './seal/failures.ts'
import { judgeFourEyes } from './seal/four-eyes.ts'
import type { Organisation } from './seal/organisation-key.ts'
import { signRelease } from './seal/release.ts'
import { readStatement } from './seal/statement.ts'
import { signStatus, StatusFile } from './seal/status-file.ts'
import { packetEnvelope, provision } from './tables.ts'

export type ReleaseOutcome =
  | { readonly kind: 'released'; readonly packets: readonly string[] }
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[] }
  /** A source changed after the review: back to draft, with the reason. */
  | { readonly kind: 'voided'; readonly reason: string }

export function releasePacket(tx: Tx, session: Session, id: string, because: string): ReleaseOutcome {
  const packet = wholePacket(tx, session, id)
  mustBeIn(packet, 'approved')
  tx.about('packet', packet.id)
  const reason = voidIfChanged(tx, session, packet)
  if (reason !== undefined) return { kind: 'voided', reason }
  const leaves = frozenLeaves(tx, packet)
  const reviewers = reviewersOf(tx, leaves)
  const blockers = blockersNow(tx, session, packet, {
    author: authorOf(tx, packet),
    reviewers,
    releasedBy: session.user.person,
  })
  if (blockers.length > 0) return { kind: 'blocked', blockers }
  const organisation = findOrganisation(tx)
  if (!organisation) throw new Refused('NO_CERTIFICATE', { subject: packet.id, details: { who: 'organisatie' } })
  const own = findOwnCertificate(tx, session, tx.at)
  if (!own) throw new Refused('NO_CERTIFICATE', { subject: packet.id, details: { who: 'vrijgever' } })
  for (const leaf of leaves) releaseLeaf(tx, session, packet, leaf, { organisation, own, reviewers })
  forward(tx, session, packet)
  moveTo(tx, packet, 'released', because)
  tx.count(leaves.length)
  return { kind: 'released', packets: leaves.map(l => l.id) }
}

interface Releasing {
  readonly organisation: Organisation
  readonly own: OwnCertificate
  readonly reviewers: readonly string[]
}

function releaseLeaf(
  tx: Tx,
  session: Session,
  packet: PacketRow,
  leaf: FrozenLeaf,
  { organisation, own, reviewers }: Releasing,
): void {
  const signed = statementOf(tx, leaf)
  if (!signed) throw new Refused('NO_CERTIFICATE', { subject: packet.id, details: { who: 'opsteller' } })
  const statement = parseEnvelope(signed)
  const release = signRelease(
    statement,
    { signer: session.signer, person: own.certificate.person, cert: own.certificate.serial },
    tx.at,
  )
  const certificates = signersCertificates(tx, statement, release)
  const judged = judgeFourEyes({ statement, release, certificates, organisation, revocation: findRevocation(tx)?.body })
  if (judged.kind === 'refused') {
    if (judged.failure.reason === 'certificate_missing')
      throw new Refused('NO_CERTIFICATE', { subject: packet.id, details: { who: 'toetser' } })
    throw errorOf(judged.failure)
  }
  insertRecord(tx, packetEnvelope, packet.keeping, {
    packet: leaf.id,
    type: 'release',
    bytes: envelopeBytes(release),
    tagmanifest: leaf.tagmanifest,
  })
  provide(tx, session, packet, leaf, reviewers)
  issueStatus(tx, session, packet, leaf, { organisation, own })
}

/** Of everybody who signed the statement or its release. */
export function signersCertificates(tx: Reader, ...envelopes: readonly Envelope[]): Envelope[] {
  return certificatesOf(tx, [...new Set(envelopes.flatMap(e => e.signatures.map(s => s.keyid)))])
}

/** R73: one complete line, without content. It outlives case and packet, under a key and a term of its own. */
function provide(tx: Tx, session: Session, packet: PacketRow, leaf: FrozenLeaf, reviewers: readonly string[]): void {
  const json = frozenJson(leaf)
  const id = tx.uuid7()
  // One line a packet (R73). A rule, not a constraint: only ids are unique, so that registers can be joined.
  if (tx.get(q.selectFrom('provision').select('id').where('packet', '=', leaf.id)))
    throw new Refused('ALREADY_PROVIDED', { subject: leaf.id })
  const keeping = newKeeping(tx, 'unit', `provision:${leaf.id}`)
  insertRecord(
    tx,
    provision,
    keeping,
    {
      packet: leaf.id,
      number: packet.number,
      recipient: leaf.recipient,
      ground: json.ground.code,
      purpose: json.purpose.code,
      released_by: session.user.id,
      reviewers: JSON.stringify(reviewers),
      released_at: tx.at,
      content_hash: leaf.tagmanifest,
      items: json.items.length,
    },
    { id },
  )
  startClock(tx, session, keeping, id, 'packet_record')
}

/** What still holds of everything this recipient ever got; only with a certificate that may say so. */
function issueStatus(
  tx: Tx,
  session: Session,
  packet: PacketRow,
  leaf: FrozenLeaf,
  { organisation, own }: Pick<Releasing, 'organisation' | 'own'>,
): void {
  if (!own.certificate.may.includes('status')) return
  const statement = readStatement(parseEnvelope(statementOf(tx, leaf) ?? new Uint8Array()))
  const [recipient] = statement.recipients
  if (!recipient) return
  const former = formerStatus(tx, leaf.recipient)
  const line = {
    id: leaf.id,
    version: statement.version,
    tagmanifest: leaf.tagmanifest,
    state: 'current' as const,
    by: null,
    since: statement.submitted,
  }
  const kept = former?.recipient === recipient.keyfp ? former : undefined
  const packets = [...(kept?.packets ?? []).filter(p => p.id !== leaf.id), line]
  const status = signStatus(
    { organisation, recipient: recipient.keyfp, formerSeq: kept?.seq ?? 0, packets },
    session.signer,
    tx.at,
  )
  insertRecord(tx, packetEnvelope, packet.keeping, {
    packet: leaf.id,
    type: 'status',
    bytes: envelopeBytes(status),
    tagmanifest: leaf.tagmanifest,
  })
}

/** Our own record: its digest stands in the log, so its signer may have left since. */
function formerStatus(tx: Tx, recipient: string): StatusFile | undefined {
  const row = tx.get(
    q
      .selectFrom('packet_envelope as e')
      .innerJoin('packet as p', 'p.id', 'e.packet')
      .select('e.bytes')
      .where('e.type', '=', 'status')
      .where('p.recipient', '=', recipient)
      .orderBy('e.hlc', 'desc')
      .orderBy('e.id', 'desc')
      .limit(1),
  )
  return row && StatusFile.parse(bodyOf(parseEnvelope(row.bytes), 'status'))
}

/** "In released packet": what was in a case is forwarded, and stays readable there (life cycle of a signal). */
function forward(tx: Tx, session: Session, packet: PacketRow): void {
  const shown = gather(tx, session, packet, tx.at).items.filter(
    i => i.kind === 'signal' || i.kind === 'passages' || i.kind === 'original',
  )
  for (const signal of new Set(shown.flatMap(i => i.signals))) {
    if (stateOf(tx, signal) === 'in_case')
      decide(tx, keepingOfSignal(tx, session, signal), {
        kind: 'state',
        value: 'forwarded',
        subjects: [{ role: 'signal', record: signal }],
      })
  }
}

/** The statement, release and status that go with a bag. */
export function signaturesOf(
  tx: Pick<Tx, 'get'>,
  leaf: FrozenLeaf,
): { statement: Envelope; release: Envelope; status: Envelope | undefined } | undefined {
  const [statement, release, status] = (['statement', 'release', 'status'] as const).map(type =>
    latestEnvelope(tx, leaf.id, type, leaf.tagmanifest),
  )
  if (!statement || !release) return undefined
  return {
    statement: parseEnvelope(statement.bytes),
    release: parseEnvelope(release.bytes),
    status: status && parseEnvelope(status.bytes),
  }
}
