/** Which component shows which place. */
import type { ReactNode } from 'react'
import { Case } from '../screens/case/case.tsx'
import { Cases } from '../screens/cases/cases.tsx'
import { Import } from '../screens/import/import.tsx'
import { Inbox } from '../screens/inbox/inbox.tsx'
import { Limits } from '../screens/limits/limits.tsx'
import { Log } from '../screens/log/log.tsx'
import { Network } from '../screens/network/network.tsx'
import { Packet } from '../screens/packet/packet.tsx'
import { Packets } from '../screens/packets/packets.tsx'
import { Person } from '../screens/person/person.tsx'
import { QuarantineAside } from '../screens/quarantine/quarantine-aside.tsx'
import { Quarantine } from '../screens/quarantine/quarantine.tsx'
import { Recipients } from '../screens/recipients/recipients.tsx'
import { Release } from '../screens/release/release.tsx'
import { Releases } from '../screens/releases/releases.tsx'
import { Search } from '../screens/search/search.tsx'
import { Settings } from '../screens/settings/settings.tsx'
import { Signal } from '../screens/signal/signal.tsx'
import { Tasks } from '../screens/tasks/tasks.tsx'
import type { Place } from '../state/place.ts'

/** Keyed by what it shows: another signal is another screen, with nothing left of the one before. */
export function screenOf(place: Place): ReactNode {
  switch (place.screen) {
    case 'inbox':
      return <Inbox place={place} />
    case 'signal':
      return <Signal place={place} key={place.signal} />
    case 'tasks':
      return <Tasks />
    case 'releases':
      return <Releases />
    case 'release':
      return <Release place={place} key={place.packet} />
    case 'cases':
      return <Cases />
    case 'case':
      return <Case place={place} key={place.case} />
    case 'network':
      return <Network place={place} key={place.case} />
    case 'person':
      return <Person place={place} key={place.entity} />
    case 'packets':
      return <Packets place={place} />
    case 'packet':
      return <Packet place={place} key={place.packet} />
    case 'recipients':
      return <Recipients />
    case 'search':
      return <Search place={place} />
    case 'import':
      return <Import place={place} aside={<QuarantineAside />} key={place.list ?? place.note} />
    case 'quarantine':
      return <Quarantine place={place} />
    case 'log':
      return <Log />
    case 'settings':
      return <Settings />
    case 'limits':
      return <Limits />
  }
}
