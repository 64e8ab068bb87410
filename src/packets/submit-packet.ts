/**
 * Submitting: what was composed is frozen, signed by its author and laid before a reviewer (R63). Reading, setting type and
 * writing are three steps; what was read is read again before it is written.
 */
import { signCheckpoint } from '../audit/index.ts'
import type { Call, Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { envelopeBytes, insertRecord, toBase64url, type Envelope, type Tx } from '../vault/index.ts'
import type { Blocker } from './blockers.ts'
import { findOwnCertificate, nameOfUser } from './certificates.ts'
import type { Stamp } from './compose.ts'
import { freeze, readOriginals, type Composer, type Frozen } from './freeze.ts'
import { gather, type Gathered } from './gather.ts'
import type { Addressee } from './members.ts'
import { authorOf, blockersNow, moveTo } from './packet-state.ts'
import { composeFor, memberPackets, sameContent, stampOf, type Leaf } from './prepare.ts'
import { getPacket, mustBeIn, type PacketRow } from './queries.ts'
import { readKeyCard } from './seal/key-card.ts'
import { dayMs, instantText, maxLifeMs } from './seal/shapes.ts'
import { signStatement } from './seal/statement.ts'
import { findReceiptIdentity, keepReceiptIdentity, newReceiptIdentity, senderCard, senderOf } from './sender.ts'
import { verifySources } from './verify-sources.ts'
import { packet as packetTable, packetEnvelope, packetMember } from './tables.ts'
import { usualTermDays } from './term.ts'

export type SubmitOutcome =
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[] }
  | {
      readonly kind: 'submitted'
      readonly signed: boolean
      readonly packets: readonly { readonly packet: string; readonly recipient: string; readonly tagmanifest: string }[]
    }

export interface Submission {
  readonly packet: string
  /** How long the packet holds after release; 365 when absent. */
  readonly termDays?: number | undefined
}

interface Reading {
  readonly packet: PacketRow
  readonly gathered: Gathered
  readonly leaves: readonly Leaf[]
  readonly originals: ReturnType<typeof readOriginals>
}

export async function submitPacket(call: Call, composer: Composer, input: Submission): Promise<SubmitOutcome> {
  const { session } = call
  const card = await cardOfSender(call)
  const reading = call.act(tx => read(tx, session, input, card), { act: 'packet.composed' })
  if (!('leaves' in reading)) return { kind: 'blocked', blockers: reading.blockers }
  const frozen = await freezeAll(composer, reading)
  return call.act(tx => write(tx, session, reading, frozen))
}

async function freezeAll(composer: Composer, { leaves, gathered, originals }: Reading): Promise<Frozen[]> {
  const typesetter = composer.open()
  try {
    const frozen: Frozen[] = []
    for (const leaf of leaves) frozen.push(await freeze(typesetter, leaf, gathered, originals))
    return frozen
  } finally {
    typesetter.close()
  }
}

/** Without a receipt key there is one after this; it costs nothing when the packet is blocked. */
async function cardOfSender({ session, act }: Call): Promise<Envelope> {
  const known = findReceiptIdentity(session.reader)
  const fresh = known ?? (await newReceiptIdentity())
  const identity = known ?? act(tx => keepReceiptIdentity(tx, fresh), { act: 'packet.receipt_key_made' })
  return await senderCard(session.reader, session, identity)
}

function read(
  tx: Tx,
  session: Session,
  input: Submission,
  card: Envelope,
): Reading | { readonly blockers: readonly Blocker[] } {
  const packet = getPacket(tx, session, input.packet)
  mustBeIn(packet, 'draft')
  if (packet.group_packet !== null)
    throw new Refused('PACKET_STATE', { subject: packet.id, details: { state: 'draft', needs: 'group packet' } })
  if (authorOf(tx, packet) !== session.user.person) throw new Refused('NOT_THE_AUTHOR', { subject: packet.id })
  tx.about('packet', packet.id)
  const blockers = blockersNow(tx, session, packet)
  if (blockers.length > 0) {
    tx.count(blockers.length)
    return { blockers }
  }
  const days = input.termDays ?? usualTermDays
  if (days * dayMs > maxLifeMs) throw new Refused('TERM_TOO_LONG', { details: { days: maxLifeMs / dayMs } })
  const gathered = gather(tx, session, packet, tx.at)
  verifySources(tx, gathered)
  const known = memberPackets(tx, packet)
  const leaves = gathered.addressees.map((addressee): Leaf => {
    const id = gathered.group ? (known.find(m => m.recipient === addressee.recipient)?.id ?? tx.uuid7()) : packet.id
    return {
      id,
      addressee,
      json: composeFor(tx, session, gathered, addressee, newStamp(tx, session, packet, id, card, days)),
    }
  })
  return { packet, gathered, leaves, originals: readOriginals(tx, session, gathered) }
}

function newStamp(
  tx: Tx,
  session: Session,
  packet: PacketRow,
  id: string,
  senderKeyCard: Envelope,
  days: number,
): Stamp {
  return {
    id,
    version: 1,
    created: instantText(tx.at),
    expires: instantText(tx.at + days * dayMs),
    author: nameOfUser(tx, packet.author),
    sender: senderOf(tx),
    senderKeyCard,
    receiptSecret: toBase64url(tx.random(32)),
    checkpoint: signCheckpoint(session.db.head, tx.at, session.vaultId, session.signer),
  }
}

/** Refused with CHANGED_MEANWHILE when the register moved on while the type was set. */
function write(tx: Tx, session: Session, { packet: was, leaves }: Reading, frozen: readonly Frozen[]): SubmitOutcome {
  const packet = getPacket(tx, session, was.id)
  mustBeIn(packet, 'draft')
  if (blockersNow(tx, session, packet).length > 0) throw new Refused('CHANGED_MEANWHILE', { subject: packet.id })
  const gathered = gather(tx, session, packet, tx.at)
  const now = new Map(gathered.addressees.map(a => [a.recipient, a]))
  let signed = true
  const packets = leaves.map((leaf, i) => {
    const addressee = now.get(leaf.addressee.recipient)
    const bag = frozen[i]
    if (
      !addressee ||
      !bag ||
      now.size !== leaves.length ||
      !sameContent(composeFor(tx, session, gathered, addressee, stampOf(leaf.json)), leaf.json)
    )
      throw new Refused('CHANGED_MEANWHILE', { subject: packet.id })
    if (leaf.id !== packet.id) keepMemberPacket(tx, packet, leaf, addressee)
    insertRecord(tx, packetEnvelope, packet.keeping, {
      packet: leaf.id,
      type: 'bag',
      bytes: bag.bytes,
      tagmanifest: bag.tagmanifest,
    })
    signed = sign(tx, session, packet, bag, addressee) && signed
    return { packet: leaf.id, recipient: addressee.recipient, tagmanifest: bag.tagmanifest }
  })
  moveTo(
    tx,
    packet,
    'in_review',
    undefined,
    leaves.map(l => l.id),
  )
  tx.about('packet', packet.id)
  tx.count(packets.length)
  return { kind: 'submitted', signed, packets }
}

/** The packet of one member of the group: its own number, ground and key; the contents stay with the group's packet. */
function keepMemberPacket(
  tx: Tx,
  packet: PacketRow,
  leaf: Leaf,
  { recipient, ground, requestReference }: Addressee,
): void {
  if (memberPackets(tx, packet).some(m => m.id === leaf.id)) return
  insertRecord(
    tx,
    packetTable,
    packet.keeping,
    {
      number: packet.number,
      case_id: packet.case_id,
      recipient,
      purpose: packet.purpose,
      ground,
      request_reference: requestReference,
      about_entity: packet.about_entity,
      marking: packet.marking,
      group_packet: packet.id,
      supersedes: packet.supersedes,
    },
    { id: leaf.id },
  )
  insertRecord(tx, packetMember, packet.keeping, {
    packet: leaf.id,
    recipient,
    ground,
    request_reference: requestReference,
  })
}

/** The author's signature over this bag; without a certificate there is none, and no release later. */
function sign(
  tx: Tx,
  session: Session,
  packet: PacketRow,
  { json, tagmanifest }: Frozen,
  { card, function: name }: Addressee,
): boolean {
  const own = findOwnCertificate(tx, session, tx.at)
  if (!own || !card) return false
  const { person, keyid, serial } = own.certificate
  const statement = signStatement(
    {
      v: 1,
      kind: json.kind,
      id: json.id,
      version: json.version,
      supersedes: json.supersedes,
      tagmanifest,
      recipients: readKeyCard(card.bytes).keyfps.map(keyfp => ({ name: name.slice(0, 200), keyfp })),
      purpose: json.purpose.code,
      ground: { code: json.ground.code, ref: json.ground.ref },
      handling: json.handling,
      minor: json.minor,
      author: { person, keyid, cert: serial },
      submitted: json.created,
      expires: json.expires,
      checkpoint: json.checkpoint,
    },
    session.signer,
  )
  insertRecord(tx, packetEnvelope, packet.keeping, {
    packet: json.id,
    type: 'statement',
    bytes: envelopeBytes(statement),
    tagmanifest,
  })
  return true
}
