/** Packets in the order of what is left to do with them; inside a group the newest first. Nothing is ranked. */
import type { PacketRow, PacketState } from '../../../src/contract/packet-shapes.ts'

const groups = {
  draft: ['draft'],
  review: ['in_review', 'approved'],
  ready: ['released', 'sealed'],
  away: ['delivered', 'rectifying'],
  done: ['receipted', 'feedback_received', 'rectified'],
  ended: ['withdrawn', 'discarded'],
} as const satisfies Record<string, readonly PacketState[]>
type GroupName = keyof typeof groups
const order: readonly GroupName[] = ['draft', 'review', 'ready', 'away', 'done', 'ended']

export const filters = ['open', 'away', 'all'] as const
export type Filter = (typeof filters)[number]

/** Which states a choice shows; all of them where none is left out. */
export function statesOf(filter: Filter): PacketState[] {
  switch (filter) {
    case 'open':
      return [...groups.draft, ...groups.review, ...groups.ready]
    case 'away':
      return [...groups.away, ...groups.done]
    case 'all':
      return order.flatMap(name => groups[name])
  }
}

export interface PacketGroup {
  readonly name: GroupName
  readonly rows: readonly PacketRow[]
}

export function groupsOf(rows: readonly PacketRow[]): PacketGroup[] {
  const holds = (name: GroupName, state: PacketState): boolean => groups[name].some(one => one === state)
  return order
    .map(name => ({ name, rows: rows.filter(row => holds(name, row.state)) }))
    .filter(group => group.rows.length > 0)
}
