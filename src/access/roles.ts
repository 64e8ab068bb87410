/**
 * Who may do what: one table, default deny (R4). The auditor has no slot and so no row.
 * What the privacy officer reads of content stands in `content-access.ts`: it has to be opened for a request or a reason.
 */
import type { Permission } from '../contract/procedure.ts'
import type { Role } from './tables.ts'

const casework: readonly Permission[] = [
  'vault.unlock',
  'channel.read',
  'signal.register',
  'signal.read',
  'signal.decide',
  'signal.grade',
  'source.reveal',
  'annotation.write',
  'entity.read',
  'entity.decide',
  'link.write',
  'link.export',
  'search.use',
  'case.read',
  'case.write',
  'packet.read',
  'packet.compose',
  'packet.review',
  'packet.release',
  'recipient.verify',
  'log.checkpoint',
]

const table: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  liaison: new Set(casework),
  coordinator: new Set([
    ...casework,
    'channel.manage',
    'packet.confirm_ground',
    'recipient.manage',
    'user.manage',
    'vault.manage',
    'log.read',
    'log.extract',
  ]),
  privacy_officer: new Set([
    'vault.unlock',
    'log.read',
    'log.details',
    'log.extract',
    'log.checkpoint',
    'content.open',
    'vault.manage',
  ]),
  config_admin: new Set(['vault.unlock', 'config.write', 'channel.read', 'channel.manage', 'vault.manage']),
}

export function mayRole(role: Role, permission: Permission): boolean {
  return table[role].has(permission)
}
