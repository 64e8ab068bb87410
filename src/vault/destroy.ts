/**
 * Real erasing (R59): the keys go, then every row under them, the originals' keys and sealed bytes, the index lines, and a
 * tombstone stays that says what may never come back. One function, consulted by every import, hand-over and restore.
 */
import { sql } from 'kysely'
import { queriesOver, type Tx } from './db.ts'
import { quotedName } from './table.ts'

const q = queriesOver<Record<string, never>>()

export interface Destroyed {
  /** Sealed files of which the keys are gone: the caller removes them after the commit. */
  readonly blobIds: readonly Uint8Array[]
  readonly rows: number
}

/** Destroys everything kept under these data keys, within the running act. */
export function destroy(tx: Tx, keyIds: readonly string[], reason: string): Destroyed {
  const blobIds: Uint8Array[] = []
  let rows = 0
  let indexLines = 0
  for (const key of keyIds) {
    const owner = String(tx.getSql('SELECT owner FROM data_key WHERE id = ?', [key])?.['owner'] ?? '')
    const kept = [owner, key]
    tx.runSql('UPDATE data_key SET destroyed = 1, key = NULL WHERE id = ?', [key])
    blobIds.push(...destroyOriginals(tx, owner, key))
    const indexed =
      'SELECT local FROM indexed_extract WHERE extract IN (SELECT id FROM extract WHERE owner = ? AND key_id = ?)'
    indexLines += tx.runSql(`DELETE FROM text_index WHERE rowid IN (${indexed})`, kept).changes
    tx.runSql(`DELETE FROM indexed_extract WHERE local IN (${indexed})`, kept)
    let taken = 0
    for (const table of recordTables(tx)) {
      // Unfinished text about a record that goes would be all that is left of it.
      tx.runSql(
        `DELETE FROM draft WHERE substr(screen, instr(screen, '/') + 1) IN (SELECT id FROM ${quotedName(table)} WHERE owner = ? AND key_id = ?)`,
        kept,
      )
      taken += tx.runSql(`DELETE FROM ${quotedName(table)} WHERE owner = ? AND key_id = ?`, kept).changes
    }
    const stone = 'INSERT INTO tombstone (key_id, reason, at, rows) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
    tx.runSql(stone, [key, reason, tx.at, taken])
    rows += taken
  }
  // The index only marks its lines as gone, their words stay in it: merging all of it is what takes them out.
  if (indexLines > 0) tx.runSql(`INSERT INTO text_index (text_index) VALUES ('optimize')`, [])
  tx.count(rows)
  return { blobIds, rows }
}

function destroyOriginals(tx: Tx, owner: string, key: string): Uint8Array[] {
  const under = sql<{ original: string; id: Uint8Array }>`
    SELECT original, id FROM original_key WHERE original IN (SELECT id FROM original WHERE owner = ${owner} AND key_id = ${key})`
  const found = tx.all({ compile: () => under.compile(q) })
  for (const { original } of found) {
    tx.runSql('DELETE FROM original_key WHERE original = ?', [original])
    tx.runSql('DELETE FROM original_row WHERE original = ?', [original])
  }
  return found.map(row => row.id)
}

/** Every table whose rows carry a data key, as the schema itself says. */
function recordTables(tx: Tx): string[] {
  const named = sql<{ name: string }>`
    SELECT t.name AS name FROM sqlite_schema t JOIN pragma_table_info(t.name) c ON c.name = 'key_id'
    WHERE t.type = 'table' AND t.name <> 'tombstone'`
  return tx.all({ compile: () => named.compile(q) }).map(row => row.name)
}
