/** A packet under review: who opened which pages and signed, and what the program itself looked at again (R63, R67, R69). */
import type { Session } from '../access/index.ts'
import { PacketId } from '../contract/ids.ts'
import type { PacketReview } from '../contract/packet-shapes.ts'
import { instantOf, type Tx } from '../vault/index.ts'
import { nameOfUser } from './certificates.ts'
import { findRecipient } from './members.ts'
import { nameOfPerson } from './packet-detail.ts'
import { submissionsOf } from './packet-history.ts'
import { authorOf, frozenJson } from './packet-state.ts'
import { frozenLeaves, wholePacket, type FrozenLeaf } from './prepare.ts'
import { q } from './queries.ts'
import { programChecks } from './program-checks.ts'
import { previewOf } from './review-packet.ts'
import { submittedAt } from './waiting.ts'

export function reviewingOf(tx: Tx, session: Session, id: string): PacketReview {
  const packet = wholePacket(tx, session, id)
  const leaves = frozenLeaves(tx, packet)
  const recipient = findRecipient(tx, packet.recipient)
  const author = authorOf(tx, packet)
  const minor = leaves.some(leaf => frozenJson(leaf).minor)
  tx.about('packet', packet.id)
  return {
    packet: PacketId.parse(packet.id),
    number: packet.number,
    state: packet.state,
    recipientKind: recipient?.kind ?? '',
    recipient: recipient?.function ?? '',
    author: nameOfUser(tx, packet.author),
    mine: author === session.user.person,
    version: submissionsOf(tx, leaves[0]?.id ?? packet.id).length,
    submittedAt: submittedAt(tx, packet),
    minor,
    pages: leaves.reduce((n, leaf) => n + previewOf(tx, session, leaf).pages, 0),
    reviewersNeeded: minor ? 2 : 1,
    reviewers: readersOf(tx, session, leaves)
      .filter(reader => reader.person !== author)
      .map(({ person: _, ...reader }) => reader),
    checks: programChecks(tx, session, packet, leaves),
  }
}

type Reader = PacketReview['reviewers'][number] & { readonly person: string }

/** Everybody who opened a page of these bags or signed one; as people, whatever slot they used. */
function readersOf(tx: Tx, session: Session, leaves: readonly FrozenLeaf[]): Reader[] {
  const seen = new Map<string, Set<string>>()
  const signedAt = new Map<string, number>()
  const role = new Map<string, string>()
  for (const leaf of leaves) {
    for (const view of viewsOf(tx, leaf)) {
      role.set(view.person, view.role)
      seen.set(view.person, (seen.get(view.person) ?? new Set()).add(`${leaf.id} ${view.page}`))
    }
    for (const signed of signaturesOf(tx, leaf)) {
      role.set(signed.person, signed.role)
      signedAt.set(signed.person, instantOf(signed.hlc))
    }
  }
  return [...role].map(([person, ownRole]) => ({
    person,
    name: nameOfPerson(tx, person),
    role: ownRole,
    me: person === session.user.person,
    seen: seen.get(person)?.size ?? 0,
    signedAt: signedAt.get(person) ?? null,
  }))
}

function viewsOf(tx: Tx, leaf: FrozenLeaf) {
  return tx.all(
    q
      .selectFrom('packet_view as v')
      .innerJoin('user as u', 'u.id', 'v.author')
      .select(['v.page', 'u.person', 'u.role'])
      .where('v.packet', '=', leaf.id)
      .where('v.tagmanifest', '=', leaf.tagmanifest)
      .orderBy('v.hlc'),
  )
}

function signaturesOf(tx: Tx, leaf: FrozenLeaf) {
  return tx.all(
    q
      .selectFrom('decision_in_force as d')
      .innerJoin('user as u', 'u.id', 'd.author')
      .select(['u.person', 'u.role', 'd.hlc'])
      .where('d.kind', '=', 'packet_reviewed')
      .where('d.subject', '=', leaf.id)
      .where('d.value', '=', leaf.tagmanifest)
      .orderBy('d.hlc'),
  )
}
