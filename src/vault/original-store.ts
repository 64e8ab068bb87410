/** Originals of an open vault, for commands that hold the bytes in memory. */
import { existsSync } from 'node:fs'
import type { SqlDatabase } from './database.ts'
import type { Tx } from './db.ts'
import type { VaultPaths } from './folder.ts'
import { fileOf, keepBytes, readWholeOriginal, removeBlobFiles } from './originals.ts'

export function asOriginals(paths: VaultPaths, sql: SqlDatabase) {
  const rows = {
    getSql: (text: string, parameters: readonly (string | number | Uint8Array | null)[]) =>
      sql.prepare(text).get(parameters),
  }
  return {
    /** Seals within the act: a larger one gets its file before the rows; an act that fails leaves a file that no key opens. */
    keep(tx: Tx, original: string, bytes: Uint8Array): void {
      keepBytes(paths, tx, original, bytes)
    },
    /** After a destruction was committed: removes the sealed files and empties the journal of what they were. */
    clear(blobIds: readonly Uint8Array[]): void {
      removeBlobFiles(paths, blobIds)
      sql.checkpointTruncate()
    },
    /** Whether the sealed file of this id is where it belongs; says nothing of its content. */
    hasFile(id: Uint8Array): boolean {
      return existsSync(fileOf(paths, id))
    },
    /** The kept bytes, every chunk verified; ORIGINAL_DIFFERS when they are not those recorded. */
    read(original: string): Uint8Array {
      return readWholeOriginal(paths, rows, original)
    },
  }
}
