/** To which item of the navigation a place belongs, and which places need the room of a narrow rail. */
import type { Place, ScreenName } from '../../state/place.ts'
import type { GoTo } from './navigation-items.ts'

const parts: Readonly<Record<ScreenName, GoTo>> = {
  inbox: 'go.inbox',
  signal: 'go.inbox',
  tasks: 'go.tasks',
  releases: 'go.releases',
  release: 'go.releases',
  cases: 'go.cases',
  case: 'go.cases',
  network: 'go.network',
  person: 'go.cases',
  packets: 'go.packets',
  packet: 'go.packets',
  recipients: 'go.packets',
  search: 'go.search',
  import: 'go.inbox',
  quarantine: 'go.inbox',
  log: 'go.log',
  settings: 'go.settings',
  limits: 'go.limits',
}

export function partOf(place: Place): GoTo {
  return parts[place.screen]
}

const needsRoom: ReadonlySet<ScreenName> = new Set(['signal', 'network', 'packet', 'release'])

export function isRoomNeeded(place: Place): boolean {
  return needsRoom.has(place.screen)
}
