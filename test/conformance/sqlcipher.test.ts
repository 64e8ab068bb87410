/** An independent reader of the SQLCipher format opens the database of a vault with its key, and no page of it with any other. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBase64url } from '../../src/vault/index.ts'
import { plainParser } from '../support/parser.ts'
import { openPage, pageBytes, pageReader, pagesOf, plainDatabase, type CipherKey } from '../support/sqlcipher-reader.ts'
import { aVault, type TestVault } from '../support/vault.ts'

let vault: TestVault
const folder = mkdtempSync(join(tmpdir(), 'schakel-reader-'))
let cipher: CipherKey
/** The database and its log, copied while the vault is open. */
let copy: string
let entries: number

beforeAll(async () => {
  vault = await aVault(plainParser)
  for (let n = 0; n < 40; n += 1)
    await vault.client.signals.add({ channel: 'desk', title: `Melding ${n}`, text: `Tekst ${n}. `.repeat(200) })
  await vault.schakel.workDone()
  const { files, session } = vault.schakel.opened() ?? expect.fail('locked')
  const header = files.header()
  cipher = {
    key: files.secrets.withKey('database', header.db.gen, key => new Uint8Array(key)),
    salt: fromBase64url(header.db.salt),
  }
  files.database.checkpointTruncate()
  await vault.client.signals.add({ channel: 'desk', title: 'In het logbestand', text: 'Nog niet overgezet.' })
  await vault.schakel.workDone()
  copy = join(folder, 'case.db')
  for (const end of ['', '-wal']) copyFileSync(files.paths.database(header.db.gen) + end, copy + end)
  entries = session.db.head.count
})
afterAll(async () => {
  await vault.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('an independent reader', () => {
  it('opens every page of file and log with the key of the vault', () => {
    const pages = pagesOf(copy)
    const reader = pageReader(cipher)
    expect(pages.filter(page => page.where === 'file').length).toBe(readFileSync(copy).length / pageBytes)
    expect(pages.some(page => page.where === 'log')).toBe(true)
    expect(pages.filter(page => openPage(page, reader) === null)).toEqual([])
  })

  it('reads what the vault wrote: a plain SQLite finds its tables whole, and its rows', () => {
    const plain = join(folder, 'plain.db')
    writeFileSync(plain, plainDatabase(copy, cipher) ?? expect.fail('a page does not open'))
    const database = new DatabaseSync(plain, { readOnly: true })
    try {
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
      const { n } = database.prepare('SELECT MAX(n) AS n FROM audit_entry').get() ?? {}
      expect(Number(n)).toBeGreaterThan(40)
      expect(Number(n)).toBeLessThanOrEqual(entries)
      expect(database.prepare('SELECT COUNT(*) AS n FROM signal').get()).toEqual({ n: 40 })
    } finally {
      database.close()
    }
  })

  it('opens no page with another key: any bit of it, that of another generation, or none', () => {
    const pages = pagesOf(copy)
    const { secrets } = (vault.schakel.opened() ?? expect.fail('locked')).files
    const flipped = (at: number) => cipher.key.map((byte, i) => (i === at ? byte ^ 1 : byte))
    const others = [
      ...[0, 7, 15, 31].map(flipped),
      new Uint8Array(32),
      secrets.withKey('database', 2, key => new Uint8Array(key)),
      secrets.withKey('header', 1, key => new Uint8Array(key)),
    ]
    for (const key of others) {
      const reader = pageReader({ ...cipher, key })
      expect(pages.filter(page => openPage(page, reader) !== null)).toEqual([])
    }
    const otherSalt = pageReader({ ...cipher, salt: cipher.salt.map(byte => byte ^ 1) })
    expect(pages.filter(page => openPage(page, otherSalt) !== null)).toEqual([])
  })

  it('opens no page at the place of another', () => {
    const [first, second, third] = pagesOf(copy)
    if (!first || !second || !third) expect.fail('three pages')
    const reader = pageReader(cipher)
    expect(openPage({ ...second, number: 3 }, reader)).toBeNull()
    expect(openPage({ ...third, number: 2 }, reader)).toBeNull()
  })
})
