/** The parts of the settings, and which role sees which: only what a role can do stands there. */
import type { RoleCode } from '../../../src/contract/vault.ts'
import type { IconName } from '../../components/icons.ts'
import type { PlainKey } from '../../i18n/catalogue.ts'

export type SectionName = 'display' | 'keys' | 'lock' | 'card' | 'users' | 'mailboxes' | 'care' | 'about'

export interface Section {
  readonly name: SectionName
  readonly text: PlainKey
  readonly icon: IconName
  readonly group: PlainKey
  readonly roles: readonly RoleCode[]
}

const all: readonly RoleCode[] = ['liaison', 'coordinator', 'privacy_officer', 'config_admin']
const carers: readonly RoleCode[] = ['coordinator', 'privacy_officer', 'config_admin']

export const sections: readonly Section[] = [
  { name: 'display', text: 'settings.display', icon: 'moon', group: 'settings.workplace', roles: all },
  { name: 'keys', text: 'settings.keys', icon: 'keyboard', group: 'settings.workplace', roles: all },
  { name: 'lock', text: 'settings.lock', icon: 'lock', group: 'settings.workplace', roles: all },
  { name: 'users', text: 'settings.users', icon: 'people', group: 'settings.people', roles: ['coordinator'] },
  { name: 'card', text: 'settings.card', icon: 'idCard', group: 'settings.people', roles: all },
  {
    name: 'mailboxes',
    text: 'mail.title',
    icon: 'mail',
    group: 'settings.data',
    roles: ['coordinator', 'config_admin'],
  },
  { name: 'care', text: 'settings.care', icon: 'database', group: 'settings.data', roles: carers },
  { name: 'about', text: 'settings.about', icon: 'info', group: 'settings.program', roles: all },
]
