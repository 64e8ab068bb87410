/**
 * Real erasing (R59): the keys go, then every row under them, the originals' keys and sealed bytes, the index lines, and a
 * tombstone stays that says what may never come back. One function, consulted by every import, hand-over and restore.
 */
import type { Tx } from './db.ts'
import { quotedName, type Columns, type RecordTable } from './table.ts'

/**
 * Destroys everything kept under these data keys. `recordTables` is every record table of the schema, children last.
 * Returns the ids of originals whose blob files the caller removes after the commit.
 */
export function destroy(
  tx: Tx,
  keyIds: readonly string[],
  reason: string,
  recordTables: readonly RecordTable<string, Columns>[],
): { readonly blobIds: readonly Uint8Array[]; readonly rows: number } {
  const blobIds: Uint8Array[] = []
  let rows = 0
  for (const key of keyIds) {
    tx.runSql('UPDATE data_key SET destroyed = 1, key = NULL WHERE id = ?', [key])
    tx.runSql('INSERT INTO tombstone (key_id, reason, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', [
      key,
      reason,
      tx.at,
    ])
    const underKey = 'SELECT id FROM original WHERE key_id = ?'
    for (;;) {
      const blob = tx.getSql(`SELECT original, id FROM original_key WHERE original IN (${underKey}) LIMIT 1`, [key])
      if (!blob) break
      if (blob['id'] instanceof Uint8Array) blobIds.push(blob['id'])
      const original = blob['original'] ?? null
      tx.runSql('DELETE FROM original_key WHERE original = ?', [original])
      tx.runSql('DELETE FROM original_row WHERE original = ?', [original])
    }
    tx.runSql(
      'DELETE FROM text_index WHERE rowid IN (SELECT local FROM indexed_extract WHERE extract IN (SELECT id FROM extract WHERE key_id = ?))',
      [key],
    )
    tx.runSql('DELETE FROM indexed_extract WHERE extract IN (SELECT id FROM extract WHERE key_id = ?)', [key])
    for (const table of recordTables)
      rows += tx.runSql(`DELETE FROM ${quotedName(table.name)} WHERE key_id = ?`, [key]).changes
  }
  tx.count(rows)
  return { blobIds, rows }
}
