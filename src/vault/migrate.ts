/** Numbered migrations, each one transaction, never edited after a release. A newer vault is refused; a failed one changes nothing. */
import { Refused } from '../contract/errors.ts'
import type { SqlDatabase } from './database.ts'
import { firstSchema } from './migrations/0001-first-schema.ts'

interface Migration {
  readonly version: number
  readonly name: string
  readonly up: (sql: SqlDatabase) => void
}

const migrations: readonly Migration[] = [{ version: 1, name: 'first-schema', up: sql => sql.exec(firstSchema) }]

export const schemaVersion = migrations.at(-1)?.version ?? 0

/** Brings the database to this program's version; returns the versions applied. Refuses a newer one, touching nothing. */
export function migrate(sql: SqlDatabase): number[] {
  const at = versionOf(sql)
  if (at > schemaVersion) throw new Refused('VAULT_NEWER', { details: { found: at, known: schemaVersion } })
  const due = migrations.filter(m => m.version > at)
  for (const migration of due) {
    sql.transaction(() => {
      migration.up(sql)
      sql.exec(`PRAGMA user_version = ${migration.version}`)
    })
  }
  return due.map(m => m.version)
}

export function versionOf(sql: SqlDatabase): number {
  const value = sql.pragma('user_version')[0]?.['user_version']
  return typeof value === 'number' ? value : Number(value ?? 0)
}
