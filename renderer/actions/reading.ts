/** What a privacy officer can do on the screens of the work: look. All else is refused by the vault as well (R4). */
import { createContext } from 'react'
import type { ActionId } from './table.ts'

/** Why nothing can be changed here; null for who works here. */
export const ReadingContext = createContext<string | null>(null)

/** Screens of the work, by the part before the dot. */
const work: ReadonlySet<string> = new Set([
  'inbox',
  'signal',
  'closing',
  'case',
  'cases',
  'network',
  'person',
  'packets',
  'packet',
  'search',
  'recipients',
])
const looks: ReadonlySet<string> = new Set<ActionId>([
  'search.next',
  'search.previous',
  'search.open',
  'search.facets',
  'search.purpose',
  'search.choosePurpose',
  'signal.next',
  'signal.previous',
  'signal.original',
  'signal.beside',
  'signal.paragraphNext',
  'signal.paragraphPrevious',
  'signal.rotate',
  'signal.zoomIn',
  'signal.zoomOut',
  'case.network',
  'person.network',
  'person.timeline',
  'person.compare',
  'network.walk',
  'network.open',
  'network.links',
  'network.path',
  'network.filter',
  'network.earlier',
  'network.later',
  'network.allTime',
  'network.fit',
  'network.list',
  'network.move',
  'network.pin',
  'network.larger',
  'network.smaller',
  'network.anew',
  'network.source',
  'packets.recipients',
  'packet.next',
  'packet.previous',
  'packet.nextRow',
  'packet.previousRow',
  'packet.why',
  'packet.preview',
])

export function isLook(id: ActionId): boolean {
  return looks.has(id) || !work.has(id.split('.')[0] ?? '')
}
