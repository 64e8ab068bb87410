/** What each kind of entity looks like everywhere: icon and colour, never size. */
import type { EntityKind } from '../../src/contract/entities.ts'
import type { IconName } from './icons.ts'

export const kindIcons: Readonly<Record<EntityKind, IconName>> = {
  person: 'person',
  location: 'place',
  organisation: 'organisation',
  contact_point: 'phone',
  vehicle: 'vehicle',
  event: 'calendar',
}
