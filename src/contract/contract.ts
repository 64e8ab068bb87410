/** The whole contract, in the order in which the data flows: what screens, the CLI and the reference are typed by. */
import { annotations } from './annotation.ts'
import { audit } from './audit.ts'
import { cases } from './cases.ts'
import { dropFolders, mail } from './channels.ts'
import { config } from './config.ts'
import { copies, drafts } from './desk.ts'
import { entities, statements } from './entities.ts'
import { imports } from './imports.ts'
import { inbox } from './inbox.ts'
import { links } from './links.ts'
import { decisions, origins } from './origins.ts'
import { oversight } from './oversight.ts'
import { packets, recipients } from './packets.ts'
import { quarantine } from './quarantine.ts'
import { reading } from './reading.ts'
import { related } from './related.ts'
import { search } from './search.ts'
import { signals } from './signals.ts'
import { care, users, vault } from './vault.ts'

export const contract = {
  vault,
  care,
  users,
  config,
  audit,
  oversight,
  signals,
  imports,
  mail,
  dropFolders,
  inbox,
  related,
  quarantine,
  origins,
  decisions,
  reading,
  annotations,
  statements,
  entities,
  links,
  search,
  cases,
  packets,
  recipients,
  drafts,
  copies,
} as const
export type Contract = typeof contract
