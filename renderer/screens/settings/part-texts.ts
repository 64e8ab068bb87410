/** Names of the parts of the program, as groups of keys: by the part before the dot of an action. */
import type { PlainKey } from '../../i18n/catalogue.ts'

export const partTexts: Readonly<Record<string, PlainKey>> = {
  everywhere: 'keys.everywhere',
  go: 'keys.go',
  inbox: 'go.inbox',
  signal: 'settings.partSignal',
  closing: 'settings.partClosing',
  tasks: 'go.tasks',
  releases: 'go.releases',
  release: 'settings.partRelease',
  cases: 'go.cases',
  case: 'settings.partCase',
  network: 'go.network',
  person: 'settings.partPerson',
  packets: 'go.packets',
  packet: 'settings.partPacket',
  recipients: 'go.recipients',
  search: 'go.search',
  import: 'go.import',
  quarantine: 'go.quarantine',
  log: 'go.log',
}
