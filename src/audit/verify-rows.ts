/** Every row of every record against the digest that its log entry kept: finds an old page put back (security design §8). */
import { digestOfRow } from '../vault/index.ts'
import { quotedName, type Cell } from '../vault/index.ts'
import type { SqlDatabase } from '../vault/index.ts'
import type { LogVerdict } from './verify-log.ts'

/** The first difference, or undefined. A row may be absent only when its data key was destroyed. `only` limits it to some ids. */
export function verifyRows(
  sql: SqlDatabase,
  tables: readonly string[],
  only?: ReadonlySet<string>,
): LogVerdict | undefined {
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
      if (only && !only.has(id)) continue
      const row = rows.get(id)
      const n = Number(kept['entry'])
      if (!row) {
        if (sql.prepare('SELECT 1 FROM tombstone LIMIT 1').get() === undefined)
          return { kind: 'ROW_DIFFERS', n, table, id }
        continue
      }
      if (!agrees(row, kept['digest'] ?? null, n)) return { kind: 'ROW_DIFFERS', n, table, id }
    }
    for (const [id, row] of rows)
      if (!known.has(id) && !(only && !only.has(id))) return { kind: 'ROW_DIFFERS', n: Number(row['entry']), table, id }
  }
  return undefined
}

function agrees(row: Readonly<Record<string, Cell>>, digest: Cell, n: number): boolean {
  const nonce = row['nonce']
  if (!(nonce instanceof Uint8Array) || !(digest instanceof Uint8Array) || row['entry'] !== n) return false
  return Buffer.from(digestOfRow(nonce, row)).equals(digest)
}
