/** What waits for a reviewer or for release: each packet with what this user can do about it (R63). */
import { maySeeStream, type Session } from '../access/index.ts'
import { PacketId } from '../contract/ids.ts'
import type { WaitingPacket } from '../contract/packet-shapes.ts'
import type { Tx } from '../vault/index.ts'
import { nameOfUser } from './certificates.ts'
import { findRecipient } from './members.ts'
import { historyOf, submissionsOf } from './packet-history.ts'
import { authorOf, frozenJson, reviewersOf } from './packet-state.ts'
import { frozenLeaves } from './prepare.ts'
import { getPacket, q, type PacketRow } from './queries.ts'
import { previewOf } from './review-packet.ts'

/** In order of submission: who waits longest stands first. */
export function waitingPackets(tx: Tx, session: Session): WaitingPacket[] {
  const rows = tx.all(
    q
      .selectFrom('packet as p')
      .innerJoin('packet_state as s', 's.packet', 'p.id')
      .select(['p.id', 'p.stream'])
      .where('p.group_packet', 'is', null)
      .where('s.state', 'in', ['in_review', 'approved'])
      .orderBy('p.id'),
  )
  const waiting = rows
    .filter(row => maySeeStream(tx, session.user, row.stream))
    .map(row => waitingOf(tx, session, getPacket(tx, session, row.id)))
    .toSorted((a, b) => a.submittedAt - b.submittedAt)
    .slice(0, 1_000)
  tx.count(waiting.length)
  return waiting
}

function waitingOf(tx: Tx, session: Session, packet: PacketRow): WaitingPacket {
  const leaves = frozenLeaves(tx, packet)
  const shown = leaves.map(leaf => previewOf(tx, session, leaf))
  const recipient = findRecipient(tx, packet.recipient)
  const reviewers = reviewersOf(tx, leaves)
  const minor = leaves.some(leaf => frozenJson(leaf).minor)
  const isMine = authorOf(tx, packet) === session.user.person
  return {
    packet: PacketId.parse(packet.id),
    number: packet.number,
    recipientKind: recipient?.kind ?? '',
    recipient: recipient?.function ?? '',
    author: nameOfUser(tx, packet.author),
    version: submissionsOf(tx, leaves[0]?.id ?? packet.id).length,
    submittedAt: submittedAt(tx, packet),
    minor,
    pages: shown.reduce((n, p) => n + p.pages, 0),
    seen: shown.reduce((n, p) => n + p.seen.length, 0),
    reviewers: reviewers.length,
    reviewersNeeded: minor ? 2 : 1,
    step: stepOf(packet, isMine, reviewers.includes(session.user.person)),
  }
}

function stepOf(packet: PacketRow, isMine: boolean, hasReviewed: boolean): WaitingPacket['step'] {
  if (isMine) return 'own'
  if (packet.state === 'approved') return 'release'
  return hasReviewed ? 'others' : 'review'
}

/** Of the bag that people see; before any submission the moment of making. */
export function submittedAt(tx: Tx, packet: PacketRow): number {
  const history = historyOf(tx, packet)
  return (history.findLast(h => h.state === 'in_review') ?? history[0])?.at ?? 0
}
