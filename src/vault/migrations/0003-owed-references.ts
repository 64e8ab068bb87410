/**
 * Every record named its log entry by a deferred reference, and the entry is the last row of its act. While a reference is owed, SQLite
 * looks in every child table for rows that a new parent row would settle: each act read every record of the vault (14 ms at 10,000
 * signals, growing with them), each original every signal. That record and entry belong together is what the digests prove, so the
 * reference goes; the references that were left without an index get one.
 *
 * A constraint cannot be dropped. Its text can be taken out of the schema where nothing of it is on disk (sqlite.org/lang_altertable.html
 * §7, "removing … FOREIGN KEY … constraints"), which moves no row.
 */
import type { SqlDatabase } from '../database.ts'

const owed = ' REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED'

export function owedReferences(sql: SqlDatabase): void {
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
  sql.exec('CREATE INDEX quarantine_entry_by_original ON quarantine_entry(original);')
  sql.exec('CREATE INDEX signal_by_original ON signal(original);')
  sql.exec('CREATE INDEX statement_by_passage ON statement(passage);')
}
