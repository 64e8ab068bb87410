/** The log: hash-chained entries, sealed details that can be erased, digests of written rows, signed checkpoints. */
import { blob, integer, plain, text } from '../vault/index.ts'

const appendOnly = (name: string) => [
  `CREATE TRIGGER ${name}_is_append_only BEFORE UPDATE ON ${name} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`,
  `CREATE TRIGGER ${name}_is_kept BEFORE DELETE ON ${name} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`,
]

export const auditEntry = plain(
  'audit_entry',
  { n: integer(), bytes: blob(), h: blob() },
  { primaryKey: 'n', extraDdl: appendOnly('audit_entry') },
)
/** The only table of the log that forgets: a detail may be erased, its commitment stays in the chain. */
export const auditDetail = plain(
  'audit_detail',
  { n: integer(), unlock: text(), ciphertext: blob() },
  { primaryKey: 'n' },
)
export const auditDetailKey = plain('audit_detail_key', { unlock: text(), sealed: blob() }, { primaryKey: 'unlock' })
export const rowDigest = plain(
  'row_digest',
  { entry: integer(), tbl: text(), id: text(), digest: blob() },
  { primaryKey: 'tbl, id, entry', indexes: ['entry'], extraDdl: appendOnly('row_digest') },
)
export const checkpoint = plain(
  'checkpoint',
  { count: integer(), bytes: blob(), at: integer() },
  { primaryKey: 'count', extraDdl: appendOnly('checkpoint') },
)

export const auditTables = [auditEntry, auditDetail, auditDetailKey, rowDigest, checkpoint] as const
