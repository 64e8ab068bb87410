/** Who did what: a hash-chained, signed, verifiable log. The only way to write is `AuditedDatabase.act`. */
export { AuditedDatabase, type ActMeta, type AnchorAfterCommit, type LogKeys } from './act.ts'
export { bytesOfEntry, detailCommitment, hashOfEntry, parseEntry, type Entry, type Purpose } from './entry.ts'
export { openDetail, sealDetail } from './detail.ts'
export { signCheckpoint, type CheckpointAct } from './checkpoint.ts'
export {
  readExtract,
  verifyExtract,
  writeExtract,
  type ExtractReport,
  type ReadExtract,
  type ReleasedDetail,
} from './extract.ts'
export { auditTables } from './tables.ts'
export {
  countEntries,
  entryFacts,
  latestOf,
  leftCheckpoints,
  readEntries,
  valuesOf,
  type EntryFact,
  type EntryWish,
} from './read-entries.ts'
export { isLook, isSearch, repeated, withoutFollowUp, withoutResult } from './second-look.ts'
export {
  flagsOf,
  readCheckpoint,
  verifyLog,
  type CheckpointBody,
  type LogReport,
  type LogVerdict,
  type StoredEntry,
} from './verify-log.ts'
export { verifyLogTables } from './verify-log-tables.ts'
export { verifyRows } from './verify-rows.ts'
