/** When a packet changed, which states it was given and by whom, and how often it was submitted. */
import type { PacketDetail } from '../contract/packet-shapes.ts'
import { PacketState } from '../contract/packet-shapes.ts'
import { instantOf, type Tx } from '../vault/index.ts'
import { nameOfUser } from './certificates.ts'
import { q, type PacketRow } from './queries.ts'

/** Draft at first, by its author; then every state that somebody gave it. */
export function historyOf(tx: Tx, packet: PacketRow): PacketDetail['history'] {
  const made = tx.get(q.selectFrom('packet').select('hlc').where('id', '=', packet.id))
  const rows = tx.all(
    q
      .selectFrom('decision_in_force')
      .select(['value', 'because', 'author', 'hlc'])
      .where('kind', '=', 'packet_state')
      .where('subject', '=', packet.id)
      .orderBy('hlc')
      .orderBy('id'),
  )
  return [
    {
      state: 'draft' as const,
      at: instantOf(made?.hlc ?? '0'),
      by: nameOfUser(tx, packet.author),
      because: null,
    },
    ...rows.map(row => ({
      state: PacketState.parse(row.value),
      at: instantOf(row.hlc),
      by: nameOfUser(tx, row.author),
      because: row.because,
    })),
  ]
}

/** Bags of one addressee, oldest first; each submission made one. */
export function submissionsOf(tx: Pick<Tx, 'all'>, leaf: string): { tagmanifest: string; at: number }[] {
  return tx
    .all(
      q
        .selectFrom('packet_envelope')
        .select(['tagmanifest', 'hlc'])
        .where('packet', '=', leaf)
        .where('type', '=', 'bag')
        .orderBy('hlc')
        .orderBy('id'),
    )
    .map(row => ({ tagmanifest: row.tagmanifest, at: instantOf(row.hlc) }))
}

/** The last time that anybody put something in, took something out or decided about it. */
export function changedAt(tx: Tx, packet: PacketRow): number {
  const ids = [packet.id, ...idsOfParts(tx, packet.id)]
  const decided = tx.get(
    q
      .selectFrom('decision as d')
      .leftJoin('decision_subject as s', 's.decision', 'd.id')
      .select(eb => eb.fn.max('d.hlc').as('hlc'))
      .where(eb => eb.or([eb('d.reverses', 'in', ids), eb('s.record', '=', packet.id)])),
  )
  const latest = [decided?.hlc, ...hlcOfParts(tx, packet.id)]
    .filter(hlc => typeof hlc === 'string')
    .sort()
    .at(-1)
  return instantOf(latest ?? '0')
}

const parts = ['packet_member', 'packet_item', 'packet_note'] as const

function idsOfParts(tx: Tx, packet: string): string[] {
  const own = parts.flatMap(table => tx.all(q.selectFrom(table).select('id').where('packet', '=', packet)))
  const redacted = tx.all(
    q
      .selectFrom('redaction as r')
      .innerJoin('packet_item as i', 'i.id', 'r.item')
      .select('r.id')
      .where('i.packet', '=', packet),
  )
  return [...own, ...redacted].map(row => row.id)
}

function hlcOfParts(tx: Tx, packet: string): string[] {
  const own = parts.flatMap(table => tx.all(q.selectFrom(table).select('hlc').where('packet', '=', packet)))
  const redacted = tx.all(
    q
      .selectFrom('redaction as r')
      .innerJoin('packet_item as i', 'i.id', 'r.item')
      .select('r.hlc')
      .where('i.packet', '=', packet),
  )
  const made = tx.all(q.selectFrom('packet').select('hlc').where('id', '=', packet))
  return [...own, ...redacted, ...made].map(row => row.hlc)
}
