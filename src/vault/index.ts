/** The vault's door: keys, the encrypted database, records, originals. */
export {
  canonicalBytes,
  canonicalText,
  fromBase64url,
  parseCanonical,
  toBase64url,
  twelveGroups,
  type Json,
} from './canonical.ts'
export {
  prepared,
  queriesOver,
  VaultReader,
  type Acting,
  type Query,
  type Reader,
  type RowDigest,
  type Tx,
} from './db.ts'
export { writeNewFile } from './durable.ts'
export type { Clock, Deps, Ids, Instant } from './deps.ts'
export { destroy } from './destroy.ts'
export {
  addSignature,
  bodyOf,
  Envelope,
  envelopeBytes,
  isSignedBy,
  keyidOf,
  parseEnvelope,
  signEnvelope,
  signerFromSeed,
  typeOf,
  type SignatureRole,
  type SignedName,
  type Signer,
} from './dsse.ts'
export {
  acceptRecord,
  canonicalRow,
  digestOfRow,
  insertRecord,
  instantOf,
  keepingOf,
  newDataKey,
  newKeeping,
  streamKeeping,
  type Keeping,
  type Stream,
} from './records.ts'
export {
  blob,
  blobOrNull,
  flag,
  idOf,
  idOfOrNull,
  integer,
  integerOrNull,
  oneOf,
  plain,
  quotedName,
  record,
  ref,
  refOrNull,
  text,
  textOrNull,
  view,
  type Cell,
  type Columns,
  type NewRow,
  type RecordTable,
  type RowOf,
  type Tables,
} from './table.ts'
export { extract, original, passage, vaultTables } from './tables.ts'
export { migrate, refuseNewer, schemaVersion, migrationsTold, owedMigrations } from './migrate.ts'
export { dropCopy, migrateFiles } from './migrate-vault.ts'
export { createDatabase, openDatabase, type SqlDatabase } from './database.ts'
export { duplicateDigest, normaliseQuery, queryDigest } from './keys.ts'
export { besideWindow, breath, Pace } from './breath.ts'
export { pooledRandom } from './random.ts'
export {
  countJobs,
  countJobsOf,
  enqueue,
  failJob,
  finishJob,
  jobsOf,
  nextJobs,
  type Job,
  type JobKind,
} from './jobs.ts'
export { combineShares, readShare, splitSecret, type ShareFault, type SharePlace } from './shares.ts'
export { keyFingerprint, isHybridRecipient, openWithIdentities, sealTo } from './age-keys.ts'
export type { AnchorKeys } from './anchor-record.ts'
export {
  judgeAnchors,
  type AnchorReadings,
  type AnchorRemark,
  type AnchorVerdict,
  type ChainFacts,
} from './judge-anchors.ts'
export { asOriginals } from './original-store.ts'
export { changeSecret } from './secrets-table.ts'
export type { UnlockedFiles, FilesDeps } from './unlocked-files.ts'
export { markMoment, momentOf } from './care-moments.ts'
export { makeBackup } from './backup.ts'
export { floorSettings } from './calibrate.ts'
export { addSlot, changePassphrase, removeSlot, type NewPassphrase } from './change-slots.ts'
export { confirmPassphrase } from './confirm-passphrase.ts'
export { createVaultFiles, prepareVault, type CreatedVault, type PreparedVault } from './create-vault.ts'
export { isPlaceForVault } from './folder.ts'
export { careTerms } from './formats.ts'
export { judgePassphrase } from './passphrase-rules.ts'
export { unlockFiles } from './open-vault.ts'
export { readSlots } from './read-slots.ts'
export { drillShares, recoverFiles } from './recover-vault.ts'
export { actsUnder, referencesTo, type Reference } from './references.ts'
export { resealFile, resealOriginals } from './reseal-originals.ts'
export { drawPapers, type DrawnPapers } from './renew-papers.ts'
export { prepareRotation } from './rotate-vault.ts'
export { restoreBackup } from './restore-backup.ts'
export { openStateFolder, stateFolderOf, surroundings } from './state-folder.ts'
export { sweepOriginals } from './sweep-originals.ts'
export { isSound, verifyContents, type Finding } from './verify-vault.ts'
