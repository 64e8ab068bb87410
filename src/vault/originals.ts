/**
 * Originals: bytes exactly as received, each under a key of its own. Staged first: sealed in memory, or in `tmp/` above 256 KiB, under a
 * key that exists in memory alone. Keeping writes that key into the database; forgetting it, a lock or a crash leaves nothing readable.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Defect, IntegrityFailure, Refused } from '../contract/errors.ts'
import { publish, removeLeftover, storing, syncFolder } from './durable.ts'
import type { VaultPaths } from './folder.ts'
import { blobFormat } from './formats.ts'
import { duplicateDigest } from './keys.ts'
import { openBytes, sealBytes, type SealKey } from './sealed-bytes.ts'
import { createSealedFile, openSealedFile, type SealedFileWriter } from './sealed-files.ts'
import type { SqlValue } from './database.ts'

/** The part of a transaction that originals need: `Tx` has it. */
export interface RowAccess {
  runSql(sql: string, parameters: readonly SqlValue[]): unknown
  getSql(sql: string, parameters: readonly SqlValue[]): Record<string, SqlValue> | undefined
}

/** A handle; the bytes and their key stay inside. */
export interface StagedOriginal {
  readonly sizeBytes: number
  /** Digests of the received bytes, as lower-case hex. */
  readonly sha256: string
  readonly sha512: string
  /** Equal for equal bytes, within this vault only. */
  readonly dup: string
}

/** Where a kept original goes when it is too large for a row. */
export type OriginalPlace = 'original' | 'quarantine'

export interface Originals {
  /** `limitBytes`: IMP-02 as soon as the source gives more; nothing of it stays. */
  stage(source: Uint8Array | AsyncIterable<Uint8Array>, limitBytes?: number): Promise<StagedOriginal>
  /** The received bytes of something staged, for the parser. */
  readStaged(staged: StagedOriginal): Iterable<Uint8Array>
  /**
   * Inside the command's transaction: the file gets its name, then the rows are written. A transaction that fails leaves a file
   * without a key, which the sweep removes. Each staged original is kept or forgotten once.
   */
  keep(rows: RowAccess, id: string, staged: StagedOriginal, place?: OriginalPlace): void
  /** Drops the key and the sealed bytes. */
  forget(staged: StagedOriginal): void
  /** Forgets everything staged: at lock. */
  forgetAll(): void
}

interface Held {
  readonly seal: SealKey
  readonly at: { readonly row: Uint8Array } | { readonly part: string }
}

/** `dupKey` lends K_dup, which is a row of the database. */
export function openOriginals(paths: VaultPaths, dupKey: <T>(work: (key: Uint8Array) => T) => T): Originals {
  const held = new Map<StagedOriginal, Held>()
  const get = (staged: StagedOriginal): Held => {
    const found = held.get(staged)
    if (!found) throw new Defect('DEFECT')
    return found
  }
  const drop = (staged: StagedOriginal): void => {
    const found = held.get(staged)
    held.delete(staged)
    found?.seal.key.fill(0)
    if (found && 'part' in found.at) removeLeftover(found.at.part)
  }
  return {
    async stage(source, limitBytes = Infinity) {
      const digests = digesting()
      const seal = {
        key: new Uint8Array(randomBytes(blobFormat.keyBytes)),
        id: new Uint8Array(randomBytes(blobFormat.idBytes)),
      }
      const at = await sealSource(source, limitBytes, seal, digests.add, paths)
      const { sha512, ...rest } = digests.end()
      const staged = { ...rest, sha512: sha512.toString('hex'), dup: dupKey(key => hex(duplicateDigest(key, sha512))) }
      held.set(staged, { seal, at })
      return staged
    },
    readStaged(staged) {
      const { seal, at } = get(staged)
      return 'row' in at ? [openBytes(at.row, seal)] : openSealedFile(at.part, seal)
    },
    keep(rows, id, staged, place = 'original') {
      const { seal, at } = get(staged)
      if ('part' in at) {
        const path = place === 'original' ? paths.blob(seal.id) : paths.quarantined(seal.id)
        makeFolder(dirname(path))
        publish(at.part, path)
      } else rows.runSql('INSERT INTO original_row (original, sealed) VALUES (?, ?)', [id, at.row])
      rows.runSql('INSERT INTO original_key (original, id, key) VALUES (?, ?, ?)', [
        id,
        seal.id,
        new Uint8Array(seal.key),
      ])
      held.delete(staged)
      seal.key.fill(0)
    },
    forget: drop,
    forgetAll() {
      for (const staged of [...held.keys()]) drop(staged)
    },
  }
}

/**
 * The received bytes of a kept original, in pieces; the last piece comes only after everything was checked. NOT_FOUND without a key:
 * never kept, or destroyed. ORIGINAL_MISSING when its file is gone.
 */
export function* readOriginal(paths: VaultPaths, rows: Pick<RowAccess, 'getSql'>, id: string): Generator<Uint8Array> {
  const { seal, sealed } = findSealed(rows, id)
  try {
    if (sealed) yield openBytes(sealed, seal)
    else yield* openSealedFile(fileOf(paths, seal.id), seal)
  } finally {
    seal.key.fill(0)
  }
}

/** The same as one value, checked against what was recorded when it was kept (ORIGINAL_DIFFERS). For what fits in memory. */
export function readWholeOriginal(paths: VaultPaths, rows: Pick<RowAccess, 'getSql'>, id: string): Uint8Array {
  const bytes = Buffer.concat([...readOriginal(paths, rows, id)])
  const recorded = rows.getSql('SELECT COALESCE(kept_sha256, sha256) AS sha256 FROM original WHERE id = ?', [id])?.[
    'sha256'
  ]
  if (createHash('sha256').update(bytes).digest('hex') !== recorded)
    throw new IntegrityFailure('ORIGINAL_DIFFERS', { subject: id })
  return new Uint8Array(bytes)
}

/** Seals bytes that are in memory and writes their rows; a larger one becomes a file before the rows name it. */
export function keepBytes(paths: VaultPaths, rows: RowAccess, id: string, bytes: Uint8Array): void {
  const seal = {
    key: new Uint8Array(randomBytes(blobFormat.keyBytes)),
    id: new Uint8Array(randomBytes(blobFormat.idBytes)),
  }
  if (bytes.length > blobFormat.maxRowDataBytes) {
    const part = paths.part()
    const file = createSealedFile(part, seal)
    file.push(bytes)
    file.finish()
    makeFolder(dirname(paths.blob(seal.id)))
    publish(part, paths.blob(seal.id))
  } else rows.runSql('INSERT INTO original_row (original, sealed) VALUES (?, ?)', [id, sealBytes(bytes, seal)])
  rows.runSql('INSERT INTO original_key (original, id, key) VALUES (?, ?, ?)', [id, seal.id, new Uint8Array(seal.key)])
  seal.key.fill(0)
}

/**
 * Destroys an original: without its key no copy of its bytes opens again. Removes the rows in the caller's transaction and returns what
 * is left to do after the commit (`removeBlobFiles`, then a TRUNCATE checkpoint). Nothing when there is no such original.
 */
export function destroyOriginal(rows: RowAccess, id: string): { readonly blobIds: readonly Uint8Array[] } {
  const row = rows.getSql('SELECT id FROM original_key WHERE original = ?', [id])
  rows.runSql('DELETE FROM original_key WHERE original = ?', [id])
  rows.runSql('DELETE FROM original_row WHERE original = ?', [id])
  return { blobIds: row?.['id'] instanceof Uint8Array ? [row['id']] : [] }
}

/** After the commit of a destruction. Overwriting proves nothing on flash memory: the key was what counted. */
export function removeBlobFiles(paths: VaultPaths, blobIds: readonly Uint8Array[]): void {
  storing(() => {
    for (const id of blobIds) {
      rmSync(paths.blob(id), { force: true })
      rmSync(paths.quarantined(id), { force: true })
    }
  })
}

/** Released from quarantine: the same sealed file at its ordinary place. Safe to repeat; nothing to do for one that is a row. */
export function releaseFile(paths: VaultPaths, id: Uint8Array): void {
  if (!existsSync(paths.quarantined(id))) return
  makeFolder(dirname(paths.blob(id)))
  publish(paths.quarantined(id), paths.blob(id))
  storing(() => syncFolder(paths.quarantine))
}

/** Where a sealed file lies: among the originals, or in quarantine. */
export function fileOf(paths: VaultPaths, id: Uint8Array): string {
  return existsSync(paths.quarantined(id)) ? paths.quarantined(id) : paths.blob(id)
}

function findSealed(
  rows: Pick<RowAccess, 'getSql'>,
  original: string,
): { seal: SealKey; sealed: Uint8Array | undefined } {
  const row = rows.getSql(
    'SELECT k.id, k.key, r.sealed FROM original_key k LEFT JOIN original_row r USING (original) WHERE k.original = ?',
    [original],
  )
  if (!(row?.['id'] instanceof Uint8Array && row['key'] instanceof Uint8Array))
    throw new Refused('NOT_FOUND', { subject: original })
  const sealed = row['sealed'] instanceof Uint8Array ? row['sealed'] : undefined
  return { seal: { id: row['id'], key: row['key'] }, sealed }
}

function digesting() {
  const sha256 = createHash('sha256')
  const sha512 = createHash('sha512')
  let sizeBytes = 0
  return {
    add(piece: Uint8Array): number {
      sha256.update(piece)
      sha512.update(piece)
      return (sizeBytes += piece.length)
    },
    end: () => ({ sizeBytes, sha256: sha256.digest('hex'), sha512: sha512.digest() }),
  }
}

/** Collects up to 256 KiB; what grows beyond goes to a part file. */
async function sealSource(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  limitBytes: number,
  seal: SealKey,
  add: (piece: Uint8Array) => number,
  paths: VaultPaths,
): Promise<Held['at']> {
  const small: Uint8Array[] = []
  const part = paths.part()
  let file: SealedFileWriter | undefined
  try {
    for await (const piece of source instanceof Uint8Array ? [source] : source) {
      const sizeBytes = add(piece)
      if (sizeBytes > limitBytes) throw new Refused('IMP-02')
      if (!file && sizeBytes > blobFormat.maxRowDataBytes) {
        file = createSealedFile(part, seal)
        for (const earlier of small.splice(0)) file.push(earlier)
      }
      if (file) file.push(piece)
      else small.push(new Uint8Array(piece))
    }
    if (!file) return { row: sealBytes(small.length === 1 && small[0] ? small[0] : Buffer.concat(small), seal) }
    file.finish()
    return { part }
  } catch (error) {
    file?.abandon()
    seal.key.fill(0)
    throw error
  } finally {
    for (const piece of small) piece.fill(0)
  }
}

/** Durable before anything is published in it. */
export function makeFolder(folder: string): void {
  storing(() => {
    if (existsSync(folder)) return
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    syncFolder(dirname(folder))
  })
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
