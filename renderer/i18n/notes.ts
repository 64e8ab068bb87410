import type { TextKey } from './catalogue.ts'
import { caseNotes } from './notes/case.ts'
import { casesNotes } from './notes/cases.ts'
import { closingNotes } from './notes/closing.ts'
import { datesNotes } from './notes/dates.ts'
import { deskNotes } from './notes/desk.ts'
import { foundingNotes } from './notes/founding.ts'
import { importNotes } from './notes/import.ts'
import { inboxNotes } from './notes/inbox.ts'
import { limitsNotes } from './notes/limits.ts'
import { logNotes } from './notes/log.ts'
import { mailNotes } from './notes/mail.ts'
import { networkNotes } from './notes/network.ts'
import { packetNotes } from './notes/packet.ts'
import { packetsNotes } from './notes/packets.ts'
import { personNotes } from './notes/person.ts'
import { quarantineNotes } from './notes/quarantine.ts'
import { recipientsNotes } from './notes/recipients.ts'
import { releaseNotes } from './notes/release.ts'
import { releasesNotes } from './notes/releases.ts'
import { searchNotes } from './notes/search.ts'
import { settingsNotes } from './notes/settings.ts'
import { shellNotes } from './notes/shell.ts'
import { signalNotes } from './notes/signal.ts'
import { startNotes } from './notes/start.ts'
import { tasksNotes } from './notes/tasks.ts'

/** Where each text appears and what a translator must know. */
export const notes: Readonly<Record<TextKey, string>> = {
  ...startNotes,
  ...foundingNotes,
  ...shellNotes,
  ...deskNotes,
  ...datesNotes,
  ...inboxNotes,
  ...closingNotes,
  ...signalNotes,
  ...tasksNotes,
  ...releasesNotes,
  ...releaseNotes,
  ...casesNotes,
  ...caseNotes,
  ...networkNotes,
  ...personNotes,
  ...packetsNotes,
  ...packetNotes,
  ...recipientsNotes,
  ...searchNotes,
  ...importNotes,
  ...mailNotes,
  ...quarantineNotes,
  ...logNotes,
  ...settingsNotes,
  ...limitsNotes,
}
