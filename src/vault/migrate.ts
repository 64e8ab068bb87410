/**
 * Numbered migrations, each one transaction, never edited once a vault of theirs is stored in `test/support/fixtures/vaults`. A newer
 * vault is refused; a failed one changes nothing.
 */
import { Refused } from '../contract/errors.ts'
import type { SqlDatabase } from './database.ts'
import type { Tx } from './db.ts'
import { firstSchema } from './migrations/0001-first-schema.ts'
import { careMoments } from './migrations/0002-care-moments.ts'
import { owedReferences } from './migrations/0003-owed-references.ts'
import { channels } from './migrations/0004-channels.ts'
import { importCourse } from './migrations/0005-import-course.ts'
import { keptByOwner } from './migrations/0006-kept-by-owner.ts'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly up: (sql: SqlDatabase) => void
}

const migrations: readonly Migration[] = [
  { version: 1, name: 'first-schema', up: sql => sql.exec(firstSchema) },
  { version: 2, name: 'care-moments', up: careMoments },
  { version: 3, name: 'owed-references', up: owedReferences },
  { version: 4, name: 'channels', up: channels },
  { version: 5, name: 'import-course', up: importCourse },
  { version: 6, name: 'kept-by-owner', up: keptByOwner },
]

export const schemaVersion = migrations.at(-1)?.version ?? 0

/** Refuses a vault of a later program, touching nothing. */
export function refuseNewer(sql: SqlDatabase): void {
  const at = versionOf(sql)
  if (at > schemaVersion) throw new Refused('VAULT_NEWER', { details: { found: at, known: schemaVersion } })
}

/** Brings the database to this program's version; returns the versions applied. Refuses a newer one, touching nothing. */
export function migrate(sql: SqlDatabase, known: readonly Migration[] = migrations): number[] {
  refuseNewer(sql)
  const at = versionOf(sql)
  const due = known.filter(m => m.version > at)
  for (const migration of due) {
    sql.transaction(() => {
      migration.up(sql)
      if (at > 0) oweEntry(sql, migration.version)
      sql.exec(`PRAGMA user_version = ${migration.version}`)
    })
  }
  return due.map(m => m.version)
}

/** In the same transaction: who opens the vault next, however that goes, writes that it was migrated. */
function oweEntry(sql: SqlDatabase, version: number): void {
  sql
    .prepare("INSERT INTO step_journal (act, phase, detail, at) VALUES (?, 'done', NULL, 0)")
    .run([`${owedPrefix}${version}`])
}
const owedPrefix = 'migration/'

/** How many migrations the log does not know of. */
export function owedMigrations(sql: SqlDatabase): number {
  const owed = sql.prepare('SELECT COUNT(*) AS n FROM step_journal WHERE act LIKE ?').get([`${owedPrefix}%`])
  return Number(owed?.['n'] ?? 0)
}

/** In the act whose entry says it. */
export function migrationsTold(tx: Pick<Tx, 'runSql'>): void {
  tx.runSql('DELETE FROM step_journal WHERE act LIKE ?', [`${owedPrefix}%`])
}

export function versionOf(sql: SqlDatabase): number {
  const value = sql.pragma('user_version')[0]?.['user_version']
  return typeof value === 'number' ? value : Number(value ?? 0)
}
