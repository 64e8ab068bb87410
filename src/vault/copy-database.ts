/** A whole copy of the open database, under the same key. */
import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SqlDatabase } from './database.ts'
import { storing, syncFolder } from './durable.ts'

/** VACUUM INTO keeps key and salt, and is the only way to copy an open encrypted database whole. `path` must not exist. */
export function copyDatabase(database: SqlDatabase, path: string): void {
  database.exec(`VACUUM INTO ${quoted(path)}`)
  syncDatabaseFile(path)
}

/** Ours alone, and on the disk. */
export function syncDatabaseFile(path: string): void {
  storing(() => {
    chmodSync(path, 0o600)
    const file = openSync(path, 'r+')
    fsyncSync(file)
    closeSync(file)
    syncFolder(dirname(path))
  })
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
