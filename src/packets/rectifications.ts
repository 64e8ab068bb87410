/**
 * What was provided and no longer holds (R57): every recipient of an item whose source turned out unfounded. It follows from the
 * bags as they left and the signals as they stand, so nothing has to be remembered when a signal is closed.
 */
import { maySeeStream, type Session } from '../access/index.ts'
import { PacketId } from '../contract/ids.ts'
import { mustBeVisible } from '../signals/index.ts'
import type { Tx } from '../vault/index.ts'
import { findRecipient } from './members.ts'
import { frozenJson } from './packet-state.ts'
import { latestEnvelope } from './prepare.ts'
import { q } from './queries.ts'

export interface OpenRectification {
  readonly packet: PacketId
  readonly number: string
  readonly recipient: string
  /** Numbers in the packet, which is all a rectification may name. */
  readonly items: readonly number[]
  readonly providedAt: number
}

export function openRectifications(tx: Tx, session: Session): OpenRectification[] {
  const gone = tx.all(
    q
      .selectFrom('signal as s')
      .innerJoin('signal_state as t', 't.signal', 's.id')
      .select('s.number')
      .where('t.state', '=', 'unfounded'),
  )
  const confirmed = new Set(tx.all(q.selectFrom('rectification').select('packet')).map(r => r.packet))
  return providedWith(tx, session, new Set(gone.map(s => s.number))).filter(row => !confirmed.has(row.packet))
}

/** What was provided of one signal, and to whom: those who would be told if it proved unfounded. */
export function providedFrom(tx: Tx, session: Session, signal: string): OpenRectification[] {
  mustBeVisible(tx, signal)
  const row = tx.get(q.selectFrom('visible_signal').select('number').where('id', '=', signal))
  return providedWith(tx, session, new Set(row ? [row.number] : []))
}

function providedWith(tx: Tx, session: Session, numbers: ReadonlySet<string>): OpenRectification[] {
  if (numbers.size === 0) return []
  const provided = tx.all(
    q
      .selectFrom('provision as v')
      .innerJoin('packet as p', 'p.id', 'v.packet')
      .select(['v.packet', 'v.number', 'v.recipient', 'v.released_at', 'v.content_hash', 'p.stream'])
      .orderBy('v.released_at')
      .orderBy('v.id'),
  )
  return provided
    .filter(row => maySeeStream(tx, session.user, row.stream))
    .flatMap(row => {
      const items = itemsFrom(tx, row.packet, row.content_hash, numbers)
      if (items.length === 0) return []
      const recipient = findRecipient(tx, row.recipient)?.function ?? ''
      return [{ packet: PacketId.parse(row.packet), number: row.number, recipient, items, providedAt: row.released_at }]
    })
}

/** By the sources that the packet itself named. */
function itemsFrom(tx: Tx, packet: string, tagmanifest: string, numbers: ReadonlySet<string>): number[] {
  const bag = latestEnvelope(tx, packet, 'bag', tagmanifest)
  if (!bag) return []
  const { items } = frozenJson({ id: packet, recipient: '', tagmanifest, bytes: bag.bytes })
  return items
    .filter(item => item.grades.some(g => numbers.has(g.source.replace(/ \(regel .*\)$/, ''))))
    .map(item => item.number)
}
