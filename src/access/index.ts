/** Users, roles, sessions, purposes, and the middleware that enforces the contract's rows. */
export { decide, keepingOfDecision, reverse, type NewDecision } from './decide.ts'
export { enforced, type Call, type CallContext } from './enforce.ts'
export { isMemberOfCase, maySeeStream, mustSeeCase } from './may-see.ts'
export { mayRole } from './roles.ts'
export type { Originals, Session } from './session.ts'
export { accessTables, certificate, type Role } from './tables.ts'
export { shippedCodebooks } from './codebooks.ts'
export { copyProcedures, draftProcedures } from './desk-procedures.ts'
export { Founding, foundingProcedures } from './founding-procedures.ts'
export { careProcedures } from './care-procedures.ts'
export { aroundCase } from './log-lines.ts'
export { pageOf, type LogPage } from './log-pages.ts'
export { logProcedures, verifyVaultLog } from './log-procedures.ts'
export {
  appVersion,
  foundVault,
  openSession,
  takeCheckpoint,
  type FirstUser,
  type OpenedVault,
} from './open-session.ts'
export { configProcedures } from './config-procedures.ts'
export { userProcedures } from './user-procedures.ts'
export { VaultDoor, vaultProcedures, type LockCause } from './vault-procedures.ts'
export { recoverVault } from './recover.ts'
export { restoreVault, type RestoreInput, type RestoreOutcome } from './restore.ts'
