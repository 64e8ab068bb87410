import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  destroyOriginal,
  fileOf,
  keepBytes,
  openOriginals,
  readOriginal,
  readWholeOriginal,
  releaseFile,
  removeBlobFiles,
  type Originals,
  type RowAccess,
} from '../../../src/vault/originals.ts'
import { sweepOriginals } from '../../../src/vault/sweep-originals.ts'
import type { UnlockedFiles } from '../../../src/vault/unlocked-files.ts'
import { isSound, sealedFilesOf, verifyContents } from '../../../src/vault/verify-vault.ts'
import { makeOriginalTables, rowsOf } from '../../support/original-tables.ts'
import { aVaultFolder, codeOfFailure, type VaultFolder } from '../../support/vault-folder.ts'

const small = Buffer.from('een melding van de balie, letterlijk zoals ontvangen')
const large = Buffer.from('een groot bestand, letterlijk zoals ontvangen. '.repeat(8000))
const dupKey = new Uint8Array(32).fill(4)

let vault: VaultFolder
let files: UnlockedFiles
let originals: Originals
let rows: RowAccess
beforeEach(async () => {
  vault = aVaultFolder()
  files = (await vault.create()).unlocked
  makeOriginalTables(files.database)
  rows = rowsOf(files.database)
  originals = openOriginals(files.paths, work => work(dupKey))
})
afterEach(() => {
  files.close()
  vault.remove()
})

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}
const keep = async (id: string, bytes: Uint8Array, place?: 'quarantine'): Promise<void> => {
  const staged = await originals.stage(bytes)
  files.database.transaction(() => originals.keep(rows, id, staged, place))
}
const read = (id: string): Buffer => Buffer.concat([...readOriginal(files.paths, rows, id)])
const blobs = (): string[] => sealedFilesOf(files.paths).map(({ path }) => path)
const everything = (): Buffer =>
  Buffer.concat(
    readdirSync(vault.root, { recursive: true, withFileTypes: true })
      .filter(one => one.isFile())
      .map(one => readFileSync(join(one.parentPath, one.name))),
  )

describe('staging', () => {
  it('tells size and digests, equal for equal bytes however they arrive', async () => {
    const whole = await originals.stage(large)
    const pieces = await originals.stage(inPieces(large, 70_000))
    expect(whole).toEqual(pieces)
    expect(whole.sizeBytes).toBe(large.length)
    expect(whole.sha256).toBe(createHash('sha256').update(large).digest('hex'))
    expect(whole.sha512).toBe(createHash('sha512').update(large).digest('hex'))
    expect((await originals.stage(small)).dup).not.toBe(whole.dup)
    for (const staged of [whole, pieces])
      expect(Buffer.concat([...originals.readStaged(staged)]).equals(large)).toBe(true)
  })

  it('keeps up to 256 KiB in memory and the rest sealed in the folder for it', async () => {
    await originals.stage(new Uint8Array(262_144))
    expect(readdirSync(files.paths.tmp)).toEqual([])
    await originals.stage(new Uint8Array(262_145))
    expect(readdirSync(files.paths.tmp)).toHaveLength(1)
  })

  it('leaves nothing readable anywhere, before and after it is forgotten', async () => {
    const staged = await originals.stage(large)
    expect(everything().includes('letterlijk zoals')).toBe(false)
    originals.forget(staged)
    expect(readdirSync(files.paths.tmp)).toEqual([])
    expect(await codeOfFailure(() => [...originals.readStaged(staged)])).toBe('DEFECT')
  })

  it('stops as soon as the source is larger than allowed, and keeps nothing of it', async () => {
    expect((await originals.stage(inPieces(large, 1000), large.length)).sizeBytes).toBe(large.length)
    expect(await codeOfFailure(() => originals.stage(inPieces(large, 1000), large.length - 1))).toBe('IMP-02')
    expect(readdirSync(files.paths.tmp)).toHaveLength(1)
    originals.forgetAll()
    expect(readdirSync(files.paths.tmp)).toEqual([])
  })

  it('keeps nothing of a source that breaks off', async () => {
    const breaking = async function* (): AsyncGenerator<Uint8Array> {
      yield* inPieces(large, 50_000)
      throw new Error('unplugged')
    }
    expect(await codeOfFailure(() => originals.stage(breaking()))).toBe('unplugged')
    expect(readdirSync(files.paths.tmp)).toEqual([])
  })
})

describe('a kept original', () => {
  it('is given back byte for byte, as a row or as a file, also after a restart', async () => {
    await keep('a', small)
    await keep('b', large)
    keepBytes(files.paths, rows, 'c', small)
    keepBytes(files.paths, rows, 'd', large)
    expect(blobs()).toHaveLength(2)
    files.close()
    files = await vault.unlock()
    rows = rowsOf(files.database)
    for (const id of ['a', 'c']) expect(read(id).equals(small)).toBe(true)
    for (const id of ['b', 'd']) expect(read(id).equals(large)).toBe(true)
    expect(everything().includes('letterlijk zoals')).toBe(false)
  })

  it('is compared with what was recorded when it was kept', async () => {
    await keep('a', small)
    const record = (sha256: string): unknown =>
      rows.runSql('INSERT OR REPLACE INTO original (id, sha256) VALUES (?, ?)', ['a', sha256])
    record(createHash('sha256').update(small).digest('hex'))
    expect(Buffer.from(readWholeOriginal(files.paths, rows, 'a')).equals(small)).toBe(true)
    record('00')
    expect(await codeOfFailure(() => readWholeOriginal(files.paths, rows, 'a'))).toBe('ORIGINAL_DIFFERS')
  })

  it('leaves no rows when the command fails; its file is swept after a day', async () => {
    const staged = await originals.stage(large)
    const failing = (): void =>
      files.database.transaction(() => {
        originals.keep(rows, 'a', staged)
        throw new Error('stop')
      })
    expect(failing).toThrow('stop')
    expect(await codeOfFailure(() => read('a'))).toBe('NOT_FOUND')
    const now = Date.now()
    expect(sweepOriginals(files.database, files.paths, now)).toEqual({ removed: 0, missing: [] })
    const [path = ''] = blobs()
    utimesSync(path, now / 1000 - 86_500, now / 1000 - 86_500)
    expect(sweepOriginals(files.database, files.paths, now)).toEqual({ removed: 1, missing: [] })
    expect(blobs()).toEqual([])
  })

  it('of quarantine lies apart, and moves when it is released', async () => {
    await keep('a', large, 'quarantine')
    const id = rows.getSql('SELECT id FROM original_key', [])?.['id']
    if (!(id instanceof Uint8Array)) throw new Error('no row')
    expect(fileOf(files.paths, id)).toBe(files.paths.quarantined(id))
    expect(read('a').equals(large)).toBe(true)
    releaseFile(files.paths, id)
    releaseFile(files.paths, id)
    expect(existsSync(files.paths.quarantined(id))).toBe(false)
    expect(read('a').equals(large)).toBe(true)
  })

  it('once destroyed stays unreadable, also when its sealed bytes are put back from a copy', async () => {
    await keep('a', small)
    await keep('b', large)
    const [path = ''] = blobs()
    const copy = readFileSync(path)
    const row = rows.getSql('SELECT sealed FROM original_row WHERE original = ?', ['a'])?.['sealed'] ?? null
    const key = rows.getSql('SELECT key FROM original_key WHERE original = ?', ['a'])?.['key']
    const ids = files.database.transaction(() => [
      ...destroyOriginal(rows, 'a').blobIds,
      ...destroyOriginal(rows, 'b').blobIds,
    ])
    removeBlobFiles(files.paths, ids)
    files.database.checkpointTruncate()
    expect(existsSync(path)).toBe(false)
    writeFileSync(path, copy)
    rows.runSql('INSERT INTO original_row VALUES (?, ?)', ['a', row])
    for (const id of ['a', 'b']) expect(await codeOfFailure(() => read(id))).toBe('NOT_FOUND')
    if (!(key instanceof Uint8Array)) throw new Error('no key')
    expect(readFileSync(files.paths.database(1)).includes(Buffer.from(key))).toBe(false)
  })
})

describe('full verification', () => {
  it('is content with a whole vault', async () => {
    await keep('a', small)
    await keep('b', large)
    expect(await verifyContents(files.database, files.paths)).toEqual({ originals: 2, findings: [] })
  })

  it('names the original that was damaged, and the one that is missing; the rest is fine', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await keep(id, id === 'a' ? small : large)
    const [first = '', second = ''] = blobs()
    const originalOf = (path: string): unknown =>
      files.database
        .prepare('SELECT original FROM original_key WHERE hex(id) = ?')
        .get([path.slice(-36, -4).toUpperCase()])?.['original']
    const bytes = readFileSync(first)
    bytes[40_000] = (bytes[40_000] ?? 0) ^ 1
    writeFileSync(first, bytes)
    const gone = originalOf(second)
    unlinkSync(second)
    rows.runSql('UPDATE original_row SET sealed = zeroblob(100)', [])
    const verification = await verifyContents(files.database, files.paths)
    expect(verification.originals).toBe(4)
    expect(verification.findings).toHaveLength(3)
    expect(verification.findings).toEqual(
      expect.arrayContaining([
        { kind: 'original-damaged', original: originalOf(first), part: 'chunk' },
        { kind: 'original-missing', original: gone },
        { kind: 'original-damaged', original: 'a', part: 'header' },
      ]),
    )
    expect(isSound(verification)).toBe(false)
    expect(sweepOriginals(files.database, files.paths, Date.now()).missing).toEqual([gone])
  })

  it('finds two originals that changed places', async () => {
    await keep('a', large)
    await keep('b', large)
    const [first = '', second = ''] = blobs()
    renameSync(first, join(vault.root, 'x'))
    renameSync(second, first)
    renameSync(join(vault.root, 'x'), second)
    expect((await verifyContents(files.database, files.paths)).findings.map(({ kind }) => kind)).toEqual([
      'original-damaged',
      'original-damaged',
    ])
  })

  it('runs the checks that it is given, and stops when asked', async () => {
    await keep('a', small)
    const finding = { kind: 'other' as const, code: 'FORK', text: '12' }
    expect((await verifyContents(files.database, files.paths, { checks: [() => [finding]] })).findings).toEqual([
      finding,
    ])
    expect(
      await codeOfFailure(() =>
        verifyContents(files.database, files.paths, { signal: AbortSignal.abort(new Error('stopped')) }),
      ),
    ).toBe('stopped')
  })

  it('finds every byte flip of the database file, page by page', async () => {
    for (let i = 0; i < 5; i++) keepBytes(files.paths, rows, `o${i}`, new Uint8Array(20_000).fill(i))
    files.close()
    const path = files.paths.database(1)
    const whole = readFileSync(path)
    for (let page = 0; page < whole.length / 16_384; page++) {
      const changed = Buffer.from(whole)
      const at = page * 16_384 + 16 + ((page * 4099) % 16_000)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(path, changed)
      const outcome = await codeOfFailure(async () => {
        const again = await vault.unlock()
        try {
          if (isSound(await verifyContents(again.database, again.paths))) throw new Error('not found')
        } finally {
          again.close()
        }
      })
      expect(outcome, `page ${page}`).not.toBe('not found')
    }
    writeFileSync(path, whole)
  })
})
