/**
 * One row of the contract: what a caller must satisfy. The same row serves the screens, the CLI, the tests and the
 * documentation; `access/enforce.ts` reads it, so no caller can forget.
 */
import { oc } from '@orpc/contract'

/** What a role may do (`access/roles.ts` says who). */
export const permissions = [
  'vault.unlock',
  'vault.manage',
  'user.manage',
  'channel.read',
  'channel.manage',
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
  'packet.confirm_ground',
  'recipient.manage',
  'recipient.verify',
  'log.read',
  'log.details',
  'log.checkpoint',
  'log.extract',
  'content.open',
  'config.write',
] as const
export type Permission = (typeof permissions)[number]

export interface RowMeta {
  readonly permission: Permission
  /** The log's word for it: `signal.imported`. */
  readonly audit: string
  /** R1: the input carries `purpose`, checked against the list and logged. */
  readonly purpose: boolean
}

/** Starts a row; `.input()` and `.output()` follow. */
export function procedure(meta: RowMeta) {
  return oc.$meta<RowMeta>(meta)
}
