/**
 * Migration of a vault that people work in: first a copy that was read back, then the migrations. The copy stays beside the database
 * until everything has been verified once in the new form (security design §5).
 */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { fromBase64url } from './canonical.ts'
import { copyDatabase } from './copy-database.ts'
import { inspectDatabase } from './database.ts'
import { storing, syncFolder } from './durable.ts'
import { failed } from './backup-files.ts'
import { migrate, refuseNewer, schemaVersion, versionOf, type Migration } from './migrate.ts'
import type { UnlockedFiles } from './unlocked-files.ts'
import { checkDatabase } from './verify-vault.ts'

/** The versions that were applied. VAULT_NEWER and BACKUP_FAILED leave everything as it was. */
export function migrateFiles(files: UnlockedFiles, known?: readonly Migration[]): number[] {
  refuseNewer(files.database)
  const at = versionOf(files.database)
  const newest = known?.at(-1)?.version ?? schemaVersion
  if (at > 0 && at < newest) keepCopy(files)
  return migrate(files.database, known)
}

/** After a verification that found everything whole. */
export function dropCopy(files: UnlockedFiles): void {
  const path = files.paths.beforeMigration(files.header().db.gen)
  storing(() => rmSync(path, { force: true }))
}

function keepCopy(files: UnlockedFiles): void {
  const { db } = files.header()
  const path = files.paths.beforeMigration(db.gen)
  // Of a migration that was cut short before it began: the database has not changed since.
  storing(() => rmSync(path, { force: true }))
  copyDatabase(files.database, path)
  const copy = files.secrets.withKey('database', db.gen, key =>
    inspectDatabase({ path, key, salt: fromBase64url(db.salt) }),
  )
  try {
    if (checkDatabase(copy).length > 0) throw failed('db')
  } finally {
    copy.close()
  }
  storing(() => syncFolder(dirname(path)))
}
