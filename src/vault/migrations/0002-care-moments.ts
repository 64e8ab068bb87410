/**
 * When recovery was practised, a backup read back and everything verified last stood nowhere but in the log, which is not for
 * looking things up: reminders need the moment itself. An acknowledged recovery is one too.
 */
import type { SqlDatabase } from '../database.ts'

export function careMoments(sql: SqlDatabase): void {
  sql.exec(`CREATE TABLE care_moment (
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (name)
) STRICT;`)
}
