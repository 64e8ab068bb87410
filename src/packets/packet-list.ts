/** Packets as lists show them: newest first, nothing ranked. A group's packet is one line; its members stand in the detail. */
import { maySeeStream, type Session } from '../access/index.ts'
import { CaseId, PacketId } from '../contract/ids.ts'
import type { PacketRow as ListedPacket, PacketState } from '../contract/packet-shapes.ts'
import { instantOf, type Tx } from '../vault/index.ts'
import { authorOf } from './packet-state.ts'
import { getPacket, q } from './queries.ts'

export interface PacketFilter {
  readonly states?: readonly PacketState[] | undefined
  readonly caseId?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export function listPackets(
  tx: Tx,
  session: Session,
  filter: PacketFilter,
): { rows: ListedPacket[]; next: string | null } {
  let query = q
    .selectFrom('packet as p')
    .innerJoin('packet_state as s', 's.packet', 'p.id')
    .select(['p.id', 'p.stream', 's.state'])
    .where('p.group_packet', 'is', null)
  if (filter.states) query = query.where('s.state', 'in', [...filter.states])
  if (filter.caseId !== undefined) query = query.where('p.case_id', '=', filter.caseId)
  if (filter.after !== undefined) query = query.where('p.id', '<', filter.after)
  // Ids are in order of making. Others' cases are left out after reading, so a page reads on until it is full.
  const visible = tx.all(query.orderBy('p.id', 'desc')).filter(row => maySeeStream(tx, session.user, row.stream))
  const rows = visible.slice(0, filter.limit).map(row => listedPacket(tx, session, row.id))
  tx.count(rows.length)
  return { rows, next: visible.length > filter.limit ? (rows.at(-1)?.id ?? null) : null }
}

export function listedPacket(tx: Tx, session: Session, id: string): ListedPacket {
  const row = getPacket(tx, session, id)
  const recipient = tx.get(q.selectFrom('recipient').select(['kind', 'function']).where('id', '=', row.recipient))
  const items = tx.get(
    q
      .selectFrom('active_packet_item')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where('packet', '=', row.group_packet ?? id),
  )
  const made = tx.get(q.selectFrom('packet').select('hlc').where('id', '=', id))
  return {
    id: PacketId.parse(id),
    number: row.number,
    state: row.state,
    caseId: row.case_id === null ? null : CaseId.parse(row.case_id),
    recipientKind: recipient?.kind ?? '',
    recipient: recipient?.function ?? '',
    purpose: row.purpose,
    items: items?.n ?? 0,
    mine: authorOf(tx, row) === session.user.person,
    createdAt: instantOf(made?.hlc ?? '0'),
  }
}
