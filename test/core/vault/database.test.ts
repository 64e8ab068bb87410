import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDatabase, inspectDatabase, openDatabase } from '../../../src/vault/database.ts'
import { codeOfFailure } from '../../support/vault-folder.ts'

const key = new Uint8Array(32).fill(0xcb)
const salt = Uint8Array.from({ length: 16 }, (_, i) => 0xb0 + i)
let folder = ''
let options = { path: '', key, salt }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-db-'))
  options = { path: join(folder, 'case.db'), key, salt }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const filesOf = (at: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(at).map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(at, name)))
        .digest('hex'),
    ]),
  )
/** A database with rows in its file and in its log, as a crash leaves it, in a folder of its own. */
const crashedCopy = (): string => {
  const database = createDatabase(options)
  database.exec('CREATE TABLE t (word TEXT) STRICT')
  database.checkpointTruncate()
  database.prepare('INSERT INTO t VALUES (?)').run(['zichtbaar'.repeat(1000)])
  const copy = mkdtempSync(join(folder, 'copy-'))
  for (const suffix of ['', '-wal']) copyFileSync(options.path + suffix, join(copy, `case.db${suffix}`))
  database.close()
  return copy
}

describe('the encrypted database', () => {
  it('has every setting of the design, and its own salt in the first bytes', () => {
    const database = createDatabase(options)
    const value = (name: string): unknown => Object.values(database.pragma(name)[0] ?? {})[0]
    const wanted = {
      ...{
        cipher_page_size: '16384',
        locking_mode: 'exclusive',
        journal_mode: 'wal',
        synchronous: 2,
        trusted_schema: 0,
        cell_size_check: 1,
      },
      ...{ recursive_triggers: 1, foreign_keys: 1, secure_delete: 1, temp_store: 2, mmap_size: 0, cache_size: -65_536 },
      ...{ wal_autocheckpoint: 256, cipher_memory_security: '0', page_size: '16384' },
    }
    for (const [name, setting] of Object.entries(wanted)) expect(value(name), name).toBe(setting)
    database.exec('CREATE VIRTUAL TABLE words USING fts5(text)')
    database.close()
    expect(readFileSync(options.path).subarray(0, 16).equals(salt)).toBe(true)
    expect(statSync(options.path).mode & 0o777).toBe(0o600)
  })

  it('shows nothing readable on the disk, and leaves no shared-memory file', () => {
    const copy = crashedCopy()
    expect(readdirSync(copy).sort()).toEqual(['case.db', 'case.db-wal'])
    for (const name of readdirSync(copy)) {
      const bytes = readFileSync(join(copy, name))
      for (const word of ['zichtbaar', 'SQLite format', 'CREATE TABLE'])
        expect(bytes.includes(word), `${word} in ${name}`).toBe(false)
    }
    const database = openDatabase({ ...options, path: join(copy, 'case.db') })
    expect(database.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 1 })
    database.close()
  })

  it('does not open with a wrong key, and touches no file then', async () => {
    const copy = crashedCopy()
    const before = filesOf(copy)
    const wrong = { path: join(copy, 'case.db'), salt, key: new Uint8Array(32) }
    expect(await codeOfFailure(() => openDatabase(wrong))).toBe('KLU-14')
    expect(filesOf(copy)).toEqual(before)
  })

  it('opens although its first 16 bytes are damaged', () => {
    const database = createDatabase(options)
    database.exec('CREATE TABLE t (x) ')
    database.close()
    const bytes = readFileSync(options.path)
    writeFileSync(options.path, bytes.fill(0xff, 0, 16))
    const again = openDatabase(options)
    expect(again.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 0 })
    again.close()
  })

  it('opens when a crash tore the first page while the log was being moved, and not with a wrong key then', async () => {
    const database = createDatabase(options)
    database.exec('CREATE TABLE t (word TEXT) STRICT')
    const copy = mkdtempSync(join(folder, 'copy-'))
    for (const suffix of ['', '-wal']) copyFileSync(options.path + suffix, join(copy, `case.db${suffix}`))
    database.close()
    const torn = { ...options, path: join(copy, 'case.db') }
    writeFileSync(torn.path, Buffer.alloc(16_384, 7))
    const before = filesOf(copy)
    expect(await codeOfFailure(() => openDatabase({ ...torn, key: new Uint8Array(32) }))).toBe('KLU-14')
    expect(filesOf(copy)).toEqual(before)
    const again = openDatabase(torn)
    expect(again.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 0 })
    again.close()
  })

  it('never begins a new database where one is missing, empty or of another kind', async () => {
    expect(await codeOfFailure(() => openDatabase(options))).toBe('KLU-14')
    expect(readdirSync(folder)).toEqual([])
    writeFileSync(options.path, '')
    expect(await codeOfFailure(() => openDatabase(options))).toBe('KLU-14')
    writeFileSync(options.path, Buffer.alloc(40_000, 1))
    const before = filesOf(folder)
    expect(await codeOfFailure(() => openDatabase(options))).toBe('KLU-14')
    expect(filesOf(folder)).toEqual(before)
    expect(await codeOfFailure(() => createDatabase(options))).toBe('KLU-11')
  })

  it('is for one process at a time', async () => {
    const database = createDatabase(options)
    expect(await codeOfFailure(() => openDatabase(options))).toBe('KLU-12')
    const source = new URL('../../../src/vault/database.ts', import.meta.url).href
    const script = `import { openDatabase } from ${JSON.stringify(source)}
      const bytes = (n, from) => Uint8Array.from({ length: n }, (_, i) => from(i))
      try { openDatabase({ path: ${JSON.stringify(options.path)}, key: bytes(32, () => 0xcb), salt: bytes(16, i => 0xb0 + i) }).close(); console.log('opened') }
      catch (error) { console.log(error.code) }`
    const run = (): string => {
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
      })
      return stdout.trim() + stderr.trim()
    }
    expect(run()).toBe('KLU-12')
    database.close()
    expect(run()).toBe('opened')
  })

  it('rolls back a transaction that fails, whole', () => {
    const database = createDatabase(options)
    database.exec('CREATE TABLE t (x INTEGER) STRICT')
    const failing = (): void =>
      database.transaction(() => {
        database.prepare('INSERT INTO t VALUES (1)').run()
        throw new Error('stop')
      })
    expect(failing).toThrow('stop')
    expect(database.transaction(() => database.prepare('INSERT INTO t VALUES (2)').run().changes)).toBe(1)
    expect(database.prepare('SELECT x FROM t').all()).toEqual([{ x: 2 }])
    database.close()
  })

  it('empties its log on request, and after a mass import', () => {
    const database = createDatabase(options)
    database.setBulk(true)
    expect(database.pragma('cache_size')).toEqual([{ cache_size: -131_072 }])
    database.exec('CREATE TABLE t (x)')
    database.prepare('INSERT INTO t VALUES (?)').run(['x'.repeat(100_000)])
    expect(statSync(`${options.path}-wal`).size).toBeGreaterThan(100_000)
    database.setBulk(false)
    expect(statSync(`${options.path}-wal`).size).toBe(0)
    expect(database.pragma('wal_autocheckpoint')).toEqual([{ wal_autocheckpoint: 256 }])
    database.close()
  })

  it('refuses writing after an alarm, until that is lifted', () => {
    const database = createDatabase(options)
    database.exec('CREATE TABLE t (x)')
    database.setQueryOnly(true)
    expect(() => database.prepare('INSERT INTO t VALUES (1)').run()).toThrow('SQLITE_READONLY')
    database.setQueryOnly(false)
    expect(database.prepare('INSERT INTO t VALUES (1)').run().changes).toBe(1)
    database.close()
  })

  it('names damage in a page when that page is read', async () => {
    const database = createDatabase(options)
    database.exec('CREATE TABLE t (x)')
    for (let i = 0; i < 20; i++) database.prepare('INSERT INTO t VALUES (?)').run(['x'.repeat(10_000)])
    database.close()
    const bytes = readFileSync(options.path)
    bytes[16_384 * 5 + 100] = (bytes[16_384 * 5 + 100] ?? 0) ^ 1
    writeFileSync(options.path, bytes)
    const again = openDatabase(options)
    expect(await codeOfFailure(() => again.prepare('SELECT sum(length(x)) FROM t').get())).toBe('DATABASE_DAMAGED')
    expect(again.pragma('cipher_integrity_check')).toHaveLength(1)
    again.close()
  })

  it('can be inspected without a byte being written', () => {
    const database = createDatabase(options)
    database.exec('CREATE TABLE t (x)')
    const copy = join(folder, 'copy.db')
    database.exec(`VACUUM INTO '${copy}'`)
    database.close()
    const before = filesOf(folder)
    const inspected = inspectDatabase({ ...options, path: copy })
    expect(inspected.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(() => inspected.exec('DROP TABLE t')).toThrow('SQLITE_READONLY')
    inspected.close()
    expect(filesOf(folder)).toEqual(before)
  })
})
