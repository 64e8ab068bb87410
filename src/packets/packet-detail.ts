/** One packet as its screen shows it: what is in it, what was taken out, who acted, what went out and what came back. */
import type { Session } from '../access/index.ts'
import { EntityId, PacketId, PacketItemId, RecipientId, RecordId } from '../contract/ids.ts'
import type { PacketDetail } from '../contract/packet-shapes.ts'
import type { Tx } from '../vault/index.ts'
import { nameOfUser } from './certificates.ts'
import { conditionsOf, line, strictest } from './compose-item.ts'
import { markingOf } from './compose.ts'
import { gather, type Gathered, type GatheredItem } from './gather.ts'
import { shownText } from './item-texts.ts'
import { findRecipient } from './members.ts'
import { changedAt, historyOf, submissionsOf } from './packet-history.ts'
import { reviewersOf } from './packet-state.ts'
import { listedPacket } from './packet-list.ts'
import { frozenLeaves, wholePacket } from './prepare.ts'
import { q, type PacketRow } from './queries.ts'
import { concernsMinor, sourceView } from './source-views.ts'

export function showPacket(tx: Tx, session: Session, id: string): PacketDetail {
  const packet = wholePacket(tx, session, id)
  const gathered = gather(tx, session, packet, tx.at)
  const own = tx.get(q.selectFrom('packet').select(['ground', 'request_reference']).where('id', '=', packet.id))
  const leaves = frozenLeaves(tx, packet)
  tx.about('packet', packet.id)
  return {
    ...listedPacket(tx, session, packet.id),
    ground: own?.ground ?? '',
    requestReference: own?.request_reference ?? null,
    aboutEntity: packet.about_entity === null ? null : EntityId.parse(packet.about_entity),
    marking: packet.marking,
    group: gathered.group,
    author: nameOfUser(tx, packet.author),
    ...caseOf(tx, packet),
    version: submissionsOf(tx, leaves[0]?.id ?? packet.id).length + (packet.state === 'draft' ? 1 : 0),
    changedAt: changedAt(tx, packet),
    history: historyOf(tx, packet),
    outcome: outcomeOf(session, gathered),
    returnedBecause: returnedBecause(tx, packet),
    members: gathered.addressees.map(a => ({
      recipient: RecipientId.parse(a.recipient),
      kind: a.kind,
      function: a.function,
      ground: a.ground,
      requestReference: a.requestReference,
      groundConfirmed: a.groundConfirmed,
      key: a.key,
    })),
    contents: gathered.items.map(item => contentOf(session, gathered, item)),
    notes: tx
      .all(
        q
          .selectFrom('active_packet_note')
          .select(['id', 'kind', 'text'])
          .where('packet', '=', packet.id)
          .orderBy('hlc'),
      )
      .map(n => ({ ...n, id: RecordId.parse(n.id) })),
    reviewers: packet.state === 'draft' ? [] : reviewersOf(tx, leaves).map(person => nameOfPerson(tx, person)),
    packets: leaves.map(leaf => ({
      packet: PacketId.parse(leaf.id),
      recipient: findRecipient(tx, leaf.recipient)?.function ?? '',
      tagmanifest: leaf.tagmanifest,
      state: tx.get(q.selectFrom('packet_state').select('state').where('packet', '=', leaf.id))?.state ?? 'draft',
      receipts: tx
        .all(
          q
            .selectFrom('receipt')
            .select(['kind', 'verdict', 'on_date', 'by_function'])
            .where('packet', '=', leaf.id)
            .orderBy('hlc'),
        )
        .map(r => ({ kind: r.kind, verdict: r.verdict, date: r.on_date, function: r.by_function })),
    })),
    provided: provisionsOf(tx, [packet.id, ...leaves.map(l => l.id)]),
  }
}

function caseOf(tx: Tx, { case_id: id }: PacketRow): Pick<PacketDetail, 'caseNumber' | 'caseTitle'> {
  const row = id === null ? undefined : tx.get(q.selectFrom('case').select(['number', 'title']).where('id', '=', id))
  return { caseNumber: row?.number ?? null, caseTitle: row?.title ?? null }
}

/** What page 1 will say of the whole. */
function outcomeOf({ codebooks }: Session, { packet, items, signals: all }: Gathered): PacketDetail['outcome'] {
  const signals = [...all.values()]
  const minor = signals.some(s => concernsMinor(codebooks, s))
  return {
    marking: markingOf(codebooks, [packet.marking, ...signals.map(s => s.marking)]).code,
    handling: strictest(signals.map(s => s.handling)),
    limits: conditionsOf(codebooks, signals).map(c => c.text),
    minor,
    reviewersNeeded: minor ? 2 : 1,
    origins: new Set(items.flatMap(i => i.roots)).size,
  }
}

function contentOf(session: Session, { signals }: Gathered, item: GatheredItem): PacketDetail['contents'][number] {
  const { codebooks } = session
  const sources = item.signals.flatMap(id => signals.get(id) ?? [])
  // What has no title of its own begins with what it says; what is gone has only its kind left.
  const title = item.pieces.find(p => p.part === 'title' || p.part === 'name') ?? item.pieces[0]
  return {
    id: PacketItemId.parse(item.id),
    kind: item.kind,
    target: item.target,
    position: item.position,
    need: item.need,
    title: title ? line(shownText(codebooks, title.runs)) : item.kind,
    sources: sources.map(s => s.number),
    signals: sources.map(s => sourceView(session, s, item.grades)),
    handling: strictest(sources.map(s => s.handling)),
    conditions: conditionsOf(codebooks, sources).map(c => c.text),
    pieces: item.pieces.map(({ part, start, runs }) => ({ part, start, runs: runs.map(run => ({ ...run })) })),
    redactions: item.redactions.map(({ id, part, start, end, reason }) => ({
      id: RecordId.parse(id),
      part,
      start,
      end,
      reason,
    })),
  }
}

/** The note of whoever sent it back, or what changed. */
function returnedBecause(tx: Tx, packet: PacketRow): string | null {
  if (packet.state !== 'draft') return null
  const row = tx.get(
    q
      .selectFrom('decision_in_force')
      .select('because')
      .where('kind', '=', 'packet_state')
      .where('value', '=', 'draft')
      .where('subject', '=', packet.id)
      .orderBy('hlc', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  )
  return row?.because ?? null
}

export function nameOfPerson(tx: Tx, person: string): string {
  const row = tx.get(q.selectFrom('user').select('id').where('person', '=', person).orderBy('hlc').limit(1))
  return row ? nameOfUser(tx, row.id) : person
}

/** The provision register's lines of these packets (R73). */
export function provisionsOf(tx: Tx, ids: readonly string[]): PacketDetail['provided'] {
  const rows = tx.all(
    q
      .selectFrom('provision')
      .select(['packet', 'recipient', 'ground', 'released_by', 'released_at', 'content_hash', 'items'])
      .where('packet', 'in', [...new Set(ids)])
      .orderBy('released_at')
      .orderBy('id'),
  )
  return rows.map(r => ({
    packet: PacketId.parse(r.packet),
    recipient: findRecipient(tx, r.recipient)?.function ?? '',
    ground: r.ground,
    releasedBy: nameOfUser(tx, r.released_by),
    releasedAt: r.released_at,
    contentHash: r.content_hash,
    items: r.items,
  }))
}
