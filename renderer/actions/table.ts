/** Every action of the program, in one table. */
import { caseActions } from './case.ts'
import { casesActions } from './cases.ts'
import { closingActions } from './closing.ts'
import { everywhereActions } from './everywhere.ts'
import { importActions } from './import.ts'
import { inboxActions } from './inbox.ts'
import { logActions } from './log.ts'
import { networkActions } from './network.ts'
import { packetActions } from './packet.ts'
import { packetsActions } from './packets.ts'
import { personActions } from './person.ts'
import { quarantineActions } from './quarantine.ts'
import { recipientsActions } from './recipients.ts'
import { releaseActions } from './release.ts'
import { releasesActions } from './releases.ts'
import { searchActions } from './search.ts'
import { settingsActions } from './settings.ts'
import { signalActions } from './signal.ts'
import { tasksActions } from './tasks.ts'
import type { ActionRow } from './action-row.ts'

const actions = {
  ...everywhereActions,
  ...inboxActions,
  ...closingActions,
  ...signalActions,
  ...tasksActions,
  ...releasesActions,
  ...releaseActions,
  ...casesActions,
  ...caseActions,
  ...networkActions,
  ...personActions,
  ...packetsActions,
  ...packetActions,
  ...recipientsActions,
  ...searchActions,
  ...importActions,
  ...quarantineActions,
  ...logActions,
  ...settingsActions,
} as const

export type ActionId = Extract<keyof typeof actions, string>

/** The rows as rows: the literal types above are for the ids. */
export const actionRows: Readonly<Record<ActionId, ActionRow>> = actions
