import { caseTexts } from './nl/case.ts'
import { casesTexts } from './nl/cases.ts'
import { closingTexts } from './nl/closing.ts'
import { datesTexts } from './nl/dates.ts'
import { deskTexts } from './nl/desk.ts'
import { foundingTexts } from './nl/founding.ts'
import { importTexts } from './nl/import.ts'
import { inboxTexts } from './nl/inbox.ts'
import { limitsTexts } from './nl/limits.ts'
import { logTexts } from './nl/log.ts'
import { mailTexts } from './nl/mail.ts'
import { networkTexts } from './nl/network.ts'
import { packetTexts } from './nl/packet.ts'
import { packetsTexts } from './nl/packets.ts'
import { personTexts } from './nl/person.ts'
import { quarantineTexts } from './nl/quarantine.ts'
import { recipientsTexts } from './nl/recipients.ts'
import { releaseTexts } from './nl/release.ts'
import { releasesTexts } from './nl/releases.ts'
import { searchTexts } from './nl/search.ts'
import { settingsTexts } from './nl/settings.ts'
import { shellTexts } from './nl/shell.ts'
import { signalTexts } from './nl/signal.ts'
import { startTexts } from './nl/start.ts'
import { tasksTexts } from './nl/tasks.ts'

/** Every text of the screens, in Dutch; the other languages have exactly these keys. Where each stands: notes.ts. */
export const nl = {
  ...startTexts,
  ...foundingTexts,
  ...shellTexts,
  ...deskTexts,
  ...datesTexts,
  ...inboxTexts,
  ...closingTexts,
  ...signalTexts,
  ...tasksTexts,
  ...releasesTexts,
  ...releaseTexts,
  ...casesTexts,
  ...caseTexts,
  ...networkTexts,
  ...personTexts,
  ...packetsTexts,
  ...packetTexts,
  ...recipientsTexts,
  ...searchTexts,
  ...importTexts,
  ...mailTexts,
  ...quarantineTexts,
  ...logTexts,
  ...settingsTexts,
  ...limitsTexts,
} as const
