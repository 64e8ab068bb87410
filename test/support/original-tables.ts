/** The three tables that originals need, as the first migration makes them, without the rest of the register. */
import type { SqlDatabase, SqlRow, SqlValue } from '../../src/vault/database.ts'
import type { RowAccess } from '../../src/vault/originals.ts'

export function makeOriginalTables(database: SqlDatabase): void {
  database.exec(`
    CREATE TABLE original (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, kept_sha256 TEXT) STRICT;
    CREATE TABLE original_key (original TEXT PRIMARY KEY, id BLOB NOT NULL, key BLOB NOT NULL) STRICT;
    CREATE TABLE original_row (original TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
  `)
}

export function rowsOf(database: SqlDatabase): RowAccess {
  return {
    runSql: (sql: string, parameters: readonly SqlValue[]) => database.prepare(sql).run(parameters),
    getSql: (sql: string, parameters: readonly SqlValue[]): SqlRow | undefined => database.prepare(sql).get(parameters),
  }
}
