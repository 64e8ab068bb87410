/** Every row of every record against the digest that its log entry kept: finds an old page put back (security design §8). */
import { digestOfRow, quotedName, type Cell, type SqlDatabase } from '../vault/index.ts'
import type { LogVerdict } from './verify-log.ts'

/**
 * The first difference, or undefined. Rows may be absent only where a destruction took them: no more than the tombstones count.
 * Which of the absent ones is too many cannot be known: the first is named.
 */
export function verifyRows(sql: SqlDatabase, tables: readonly string[]): LogVerdict | undefined {
  const absent: LogVerdict[] = []
  for (const table of tables) {
    const rows = new Map(
      sql
        .prepare(`SELECT * FROM ${quotedName(table)}`)
        .all()
        .map(row => [String(row['id']), row]),
    )
    const digests = sql.prepare('SELECT entry, id, digest FROM row_digest WHERE tbl = ?').all([table])
    const known = new Set<string>()
    for (const kept of digests) {
      const id = String(kept['id'])
      known.add(id)
      const row = rows.get(id)
      const n = Number(kept['entry'])
      if (!row) {
        absent.push({ kind: 'ROW_DIFFERS', n, table, id })
        continue
      }
      if (!agrees(row, kept['digest'] ?? null, n)) return { kind: 'ROW_DIFFERS', n, table, id }
    }
    for (const [id, row] of rows) if (!known.has(id)) return { kind: 'ROW_DIFFERS', n: Number(row['entry']), table, id }
  }
  const destroyed = Number(sql.prepare('SELECT COALESCE(SUM(rows), 0) AS n FROM tombstone').get()?.['n'] ?? 0)
  return absent.length > destroyed ? absent[0] : undefined
}

function agrees(row: Readonly<Record<string, Cell>>, digest: Cell, n: number): boolean {
  const nonce = row['nonce']
  if (!(nonce instanceof Uint8Array) || !(digest instanceof Uint8Array) || row['entry'] !== n) return false
  return Buffer.from(digestOfRow(nonce, row)).equals(digest)
}
