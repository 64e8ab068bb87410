/**
 * Originals under new keys, after the master key was rotated: somebody with an older copy of the database knows the former ones. Those
 * in the database at once, those in files one by one afterwards.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { IntegrityFailure } from '../contract/errors.ts'
import type { Tx } from './db.ts'
import { publish, storing } from './durable.ts'
import type { VaultPaths } from './folder.ts'
import { blobFormat } from './formats.ts'
import { enqueue } from './jobs.ts'
import { fileOf, makeFolder } from './originals.ts'
import { openBytes, sealBytes, type SealKey } from './sealed-bytes.ts'
import { createSealedFile, openSealedFile } from './sealed-files.ts'

export interface Resealed {
  readonly rows: number
  /** Work that is owed: `reseal-original`. */
  readonly files: number
}

/** Within the act that begins the new generation. About 0.05 ms an original in the database. */
export function resealOriginals(tx: Tx): Resealed {
  let rows = 0
  let files = 0
  for (let after = ''; ;) {
    const row = tx.getSql(
      'SELECT k.original, k.id, k.key, r.sealed FROM original_key k LEFT JOIN original_row r USING (original) WHERE k.original > ? ORDER BY k.original LIMIT 1',
      [after],
    )
    if (typeof row?.['original'] !== 'string') return { rows, files }
    after = row['original']
    const { id, key, sealed } = row
    if (!(id instanceof Uint8Array && key instanceof Uint8Array)) continue
    if (sealed instanceof Uint8Array) {
      resealRow(tx, after, sealed, { id, key })
      rows += 1
    } else {
      enqueue(tx, 'reseal-original', after)
      files += 1
    }
  }
}

/**
 * One file: sealed anew beside the former one, which goes after the commit. Cut short it leaves one file without a row, which the sweep
 * removes. Of an original that was destroyed, or whose file is missing or damaged, there is nothing to seal.
 */
export function resealFile(paths: VaultPaths, tx: Tx, original: string): void {
  const row = tx.getSql('SELECT id, key FROM original_key WHERE original = ?', [original])
  if (!(row?.['id'] instanceof Uint8Array && row['key'] instanceof Uint8Array)) return
  const former = { id: row['id'], key: row['key'] }
  const path = fileOf(paths, former.id)
  if (!existsSync(path)) return
  const next = drawSeal()
  const part = paths.part()
  const file = createSealedFile(part, next)
  try {
    for (const piece of openSealedFile(path, former)) file.push(piece)
    file.finish()
  } catch (error) {
    file.abandon()
    if (error instanceof IntegrityFailure) return
    throw error
  }
  const target = path === paths.blob(former.id) ? paths.blob(next.id) : paths.quarantined(next.id)
  makeFolder(dirname(target))
  publish(part, target)
  putKey(tx, original, next)
  tx.afterCommit(() => storing(() => rmSync(path, { force: true })))
}

function resealRow(tx: Tx, original: string, sealed: Uint8Array, former: SealKey): void {
  const next = drawSeal()
  const bytes = readable(sealed, former)
  if (!bytes) return
  tx.runSql('UPDATE original_row SET sealed = ? WHERE original = ?', [sealBytes(bytes, next), original])
  bytes.fill(0)
  putKey(tx, original, next)
}

/** A damaged one stays as it is, for the verification to name: it must not keep the rest under the former key. */
function readable(sealed: Uint8Array, seal: SealKey): Uint8Array | undefined {
  try {
    return openBytes(sealed, seal)
  } catch (error) {
    if (error instanceof IntegrityFailure) return undefined
    throw error
  }
}

function putKey(tx: Tx, original: string, { id, key }: SealKey): void {
  tx.runSql('UPDATE original_key SET id = ?, key = ? WHERE original = ?', [id, new Uint8Array(key), original])
  key.fill(0)
}

function drawSeal(): SealKey {
  return {
    key: new Uint8Array(randomBytes(blobFormat.keyBytes)),
    id: new Uint8Array(randomBytes(blobFormat.idBytes)),
  }
}
