/**
 * What a submission would freeze, as packet.json for each addressee: a packet for one recipient is one bag, a group's packet one
 * for each member (R71). Synchronous and pure after the reads, so that it can be made again later and compared (R63).
 */
import type { Session } from '../access/index.ts'
import { canonicalText, type Tx } from '../vault/index.ts'
import { nameOfUser } from './certificates.ts'
import { composePacket, type Stamp } from './compose.ts'
import type { Gathered } from './gather.ts'
import type { Addressee } from './members.ts'
import { getPacket, q, type PacketRow } from './queries.ts'
import type { PacketJson } from './seal/packet-json.ts'

/** One bag to be: the packet itself, or the packet of one member of its group. */
export interface Leaf {
  readonly id: string
  readonly addressee: Addressee
  readonly json: PacketJson
}

export function composeFor(
  tx: Tx,
  session: Session,
  gathered: Gathered,
  addressee: Addressee,
  stamp: Stamp,
): PacketJson {
  return composePacket({
    codebooks: session.codebooks,
    gathered,
    addressee,
    stamp,
    nameOfUser: user => nameOfUser(tx, user),
  })
}

/** The packets of a group's members that were made at an earlier submission. */
export function memberPackets(tx: Pick<Tx, 'all'>, packet: PacketRow): { id: string; recipient: string }[] {
  return tx.all(q.selectFrom('packet').select(['id', 'recipient']).where('group_packet', '=', packet.id).orderBy('id'))
}

export interface FrozenLeaf {
  readonly id: string
  readonly recipient: string
  readonly tagmanifest: string
  /** The ZIP of the bag, without signatures. */
  readonly bytes: Uint8Array
}

/** The bags of the last submission; a member that was left out since has none. */
export function frozenLeaves(tx: Pick<Tx, 'all' | 'get'>, packet: PacketRow): FrozenLeaf[] {
  const still = new Set(
    tx
      .all(q.selectFrom('active_packet_member').select('recipient').where('packet', '=', packet.id))
      .map(m => m.recipient),
  )
  const members = memberPackets(tx, packet).filter(m => still.has(m.recipient))
  const leaves = members.length > 0 ? members : [{ id: packet.id, recipient: packet.recipient }]
  return leaves.flatMap(leaf => {
    const bag = latestEnvelope(tx, leaf.id, 'bag')
    return bag ? [{ ...leaf, tagmanifest: bag.tagmanifest, bytes: bag.bytes }] : []
  })
}

export function latestEnvelope(
  tx: Pick<Tx, 'get'>,
  packet: string,
  type: 'bag' | 'statement' | 'release' | 'status' | 'sealed',
  tagmanifest?: string,
): { bytes: Uint8Array; tagmanifest: string } | undefined {
  const all = q
    .selectFrom('packet_envelope')
    .select(['bytes', 'tagmanifest'])
    .where('packet', '=', packet)
    .where('type', '=', type)
  return tx.get(
    (tagmanifest === undefined ? all : all.where('tagmanifest', '=', tagmanifest))
      .orderBy('hlc', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  )
}

/** The stamp that stands in a frozen packet.json. */
export function stampOf(frozen: PacketJson): Stamp {
  const { id, version, created, expires, author, sender, senderKeyCard, receiptSecret, checkpoint } = frozen
  return { id, version, created, expires, author, sender, senderKeyCard, receiptSecret, checkpoint }
}

/** Files were rendered from this very content or are originals, which never change: content alone is compared. */
export function sameContent(a: PacketJson, b: PacketJson): boolean {
  const bare = (packet: PacketJson) =>
    canonicalText({ ...packet, items: packet.items.map(item => ({ ...item, files: null })) })
  return bare(a) === bare(b)
}

/** The packet that a bag belongs to: itself, or the group packet of a member's. */
export function wholePacket(tx: Tx, session: Session, id: string): PacketRow {
  const packet = getPacket(tx, session, id)
  return packet.group_packet === null ? packet : getPacket(tx, session, packet.group_packet)
}
