/**
 * What the log keeps beside its chain, against the chain: a sealed detail for each entry that committed to one, its key, and a checkpoint
 * for each entry that made one. These rows have no digest of their own; an old page of theirs would only lack some.
 */
import type { SqlDatabase } from '../vault/index.ts'
import { checkpointActs } from './checkpoint.ts'
import type { LogVerdict } from './verify-log.ts'

/** Entries are canonical JSON, stored as bytes. */
const field = (name: string): string => `json_extract(CAST(e.bytes AS TEXT), '$.${name}')`

const questions = [
  {
    table: 'audit_detail',
    ask: `SELECT e.n AS n, e.n AS id FROM audit_entry e LEFT JOIN audit_detail d ON d.n = e.n
      WHERE (${field('detail')} IS NULL) <> (d.n IS NULL) ORDER BY e.n LIMIT 1`,
  },
  {
    table: 'audit_detail_key',
    ask: `SELECT d.n AS n, d.unlock AS id FROM audit_detail d LEFT JOIN audit_detail_key k ON k.unlock = d.unlock
      WHERE k.unlock IS NULL ORDER BY d.n LIMIT 1`,
  },
  {
    table: 'checkpoint',
    ask: `SELECT e.n AS n, ${field('count')} AS id FROM audit_entry e LEFT JOIN checkpoint c ON c.count = ${field('count')}
      WHERE ${field('act')} IN (${checkpointActs.map(act => `'${act}'`).join(', ')}) AND ${field('result')} = 'ok' AND c.count IS NULL
      ORDER BY e.n LIMIT 1`,
  },
] as const

/** The first row that is not there, or undefined. */
export function verifyLogTables(sql: SqlDatabase): LogVerdict | undefined {
  for (const { table, ask } of questions) {
    const missing = sql.prepare(ask).get()
    if (missing) return { kind: 'ROW_DIFFERS', n: Number(missing['n']), table, id: String(missing['id']) }
  }
  return undefined
}
