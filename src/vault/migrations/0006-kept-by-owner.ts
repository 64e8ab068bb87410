/**
 * The id of a data key is a hash, so an index by key takes each new row in at another place: every signal touched, sealed and wrote a page
 * of every table, the more the larger the vault (a fifth of an import of 6,000 mails). Owners are time-ordered and name the same rows. The
 * reference to the key goes with its index, without which SQLite would read whole tables; that a row's key is there is looked at when the
 * vault is verified.
 *
 * A constraint is taken out of the schema's text as in migration 3.
 */
import type { SqlDatabase } from '../database.ts'

const owed = ' REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED'

export function keptByOwner(sql: SqlDatabase): void {
  const version = Number(sql.pragma('schema_version')[0]?.['schema_version'])
  sql.exec('PRAGMA writable_schema = ON')
  try {
    sql
      .prepare("UPDATE sqlite_schema SET sql = replace(sql, ?, '') WHERE type = 'table' AND instr(sql, ?) > 0")
      .run([owed, owed])
    sql.exec(`PRAGMA schema_version = ${version + 1}`)
  } finally {
    sql.exec('PRAGMA writable_schema = OFF')
  }
  const byKey = sql
    .prepare("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' AND name = tbl_name || '_by_key'")
    .all()
  for (const { name, tbl_name: table } of byKey) {
    sql.exec(`DROP INDEX "${String(name)}"`)
    const on = table === 'case' ? '"case"' : String(table)
    sql.exec(`CREATE INDEX ${String(table)}_by_owner ON ${on}(owner, key_id);`)
  }
}
