import type { Catalogue } from './catalogue.ts'
import { caseTexts } from './en/case.ts'
import { casesTexts } from './en/cases.ts'
import { closingTexts } from './en/closing.ts'
import { datesTexts } from './en/dates.ts'
import { deskTexts } from './en/desk.ts'
import { foundingTexts } from './en/founding.ts'
import { importTexts } from './en/import.ts'
import { inboxTexts } from './en/inbox.ts'
import { limitsTexts } from './en/limits.ts'
import { logTexts } from './en/log.ts'
import { mailTexts } from './en/mail.ts'
import { networkTexts } from './en/network.ts'
import { packetTexts } from './en/packet.ts'
import { packetsTexts } from './en/packets.ts'
import { personTexts } from './en/person.ts'
import { quarantineTexts } from './en/quarantine.ts'
import { recipientsTexts } from './en/recipients.ts'
import { releaseTexts } from './en/release.ts'
import { releasesTexts } from './en/releases.ts'
import { searchTexts } from './en/search.ts'
import { settingsTexts } from './en/settings.ts'
import { shellTexts } from './en/shell.ts'
import { signalTexts } from './en/signal.ts'
import { startTexts } from './en/start.ts'
import { tasksTexts } from './en/tasks.ts'

/** English texts: complete, with the same restraint. */
export const en: Catalogue = {
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
}
