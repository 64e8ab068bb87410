/** What stands in the navigation of each role; nobody browses persons, and the administrator has no way to content (R2, R4). */
import type { RoleCode } from '../../../src/contract/vault.ts'
import type { ActionId } from '../../actions/table.ts'
import type { PlainKey } from '../../i18n/catalogue.ts'
import type { Place } from '../../state/place.ts'

export type GoTo = Extract<ActionId, `go.${string}`>

/** Places that need nothing chosen first. */
export const placeOf: Readonly<Record<GoTo, Place>> = {
  'go.inbox': { screen: 'inbox' },
  'go.tasks': { screen: 'tasks' },
  'go.releases': { screen: 'releases' },
  'go.cases': { screen: 'cases' },
  'go.network': { screen: 'network' },
  'go.packets': { screen: 'packets' },
  'go.search': { screen: 'search' },
  'go.import': { screen: 'import' },
  'go.quarantine': { screen: 'quarantine' },
  'go.recipients': { screen: 'recipients' },
  'go.log': { screen: 'log' },
  'go.settings': { screen: 'settings' },
  'go.limits': { screen: 'limits' },
}

/** For a name that comes from elsewhere. */
export function isGoTo(name: string): name is GoTo {
  return Object.hasOwn(placeOf, name)
}

export interface NavigationGroup {
  readonly heading: PlainKey
  readonly items: readonly GoTo[]
}

/** What a privacy officer reaches while content is open for a request or a reason. */
const opened: NavigationGroup = { heading: 'shell.content', items: ['go.search', 'go.cases', 'go.packets'] }

const workers: readonly NavigationGroup[] = [
  { heading: 'shell.work', items: ['go.inbox', 'go.tasks', 'go.releases'] },
  { heading: 'shell.picture', items: ['go.cases', 'go.network'] },
  { heading: 'shell.share', items: ['go.packets'] },
  { heading: 'shell.reference', items: ['go.search', 'go.settings', 'go.limits'] },
]

const groupsOf: Readonly<Record<RoleCode, readonly NavigationGroup[]>> = {
  liaison: workers,
  coordinator: workers,
  privacy_officer: [
    { heading: 'shell.oversight', items: ['go.log'] },
    { heading: 'shell.reference', items: ['go.settings', 'go.limits'] },
  ],
  config_admin: [{ heading: 'shell.reference', items: ['go.settings', 'go.limits'] }],
}

export function navigationOf(role: RoleCode, hasContent: boolean): readonly NavigationGroup[] {
  const [first, ...others] = groupsOf[role]
  return hasContent && first !== undefined ? [first, opened, ...others] : groupsOf[role]
}

/** Reached by key and palette beside what the navigation shows. */
const alsoReached: Readonly<Record<RoleCode, readonly GoTo[]>> = {
  liaison: ['go.import', 'go.quarantine', 'go.recipients'],
  coordinator: ['go.import', 'go.quarantine', 'go.recipients', 'go.log'],
  privacy_officer: [],
  config_admin: [],
}

export function reachableBy(role: RoleCode, hasContent = false): readonly GoTo[] {
  return [...navigationOf(role, hasContent).flatMap(({ items }) => items), ...alsoReached[role]]
}

export function firstPlaceOf(role: RoleCode): Place {
  const [first] = groupsOf[role]
  return placeOf[first?.items[0] ?? 'go.limits']
}
