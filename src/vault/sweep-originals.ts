/** At start-up: sealed files that no row knows go after a day; rows whose file is gone are named, so that their state becomes "ontbreekt". */
import { existsSync, rmSync, statSync } from 'node:fs'
import type { SqlDatabase } from './database.ts'
import { storing } from './durable.ts'
import type { VaultPaths } from './folder.ts'
import { stagingFormat } from './formats.ts'
import { fileOf } from './originals.ts'
import { sealedFilesOf } from './verify-vault.ts'

export interface Sweep {
  readonly removed: number
  /** Ids of originals whose sealed file is missing. */
  readonly missing: readonly string[]
}

/** Reads names and dates alone. A file younger than a day may belong to a transaction that a crash cut: it is left for its owner. */
export function sweepOriginals(database: SqlDatabase, paths: VaultPaths, now: number): Sweep {
  const rows = database
    .prepare(
      'SELECT k.original, k.id FROM original_key k LEFT JOIN original_row r USING (original) WHERE r.original IS NULL',
    )
    .all()
  const known = new Map(
    rows.flatMap(({ original, id }) =>
      typeof original === 'string' && id instanceof Uint8Array ? [[hex(id), { original, id }]] : [],
    ),
  )
  const orphans = sealedFilesOf(paths).filter(
    ({ id, path }) => !known.has(id) && now - statSync(path).mtimeMs > stagingFormat.orphanAfterMs,
  )
  storing(() => {
    for (const { path } of orphans) rmSync(path, { force: true })
  })
  const missing = [...known.values()].filter(({ id }) => !existsSync(fileOf(paths, id))).map(({ original }) => original)
  return { removed: orphans.length, missing }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
