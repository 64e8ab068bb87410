/** Vaults of every former version open; a migration that fails, and a vault of a later program, change nothing (security design §5). */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSchakel, type Schakel } from '../../../src/schakel.ts'
import { floorSettings, schemaVersion } from '../../../src/vault/index.ts'
import { createDatabase } from '../../../src/vault/database.ts'
import { migrate } from '../../../src/vault/migrate.ts'
import { migrateFiles } from '../../../src/vault/migrate-vault.ts'
import { unlockFiles } from '../../../src/vault/open-vault.ts'
import { testDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { storedPassphrase, storedVaults } from '../../support/stored-vaults.ts'
import { clientOf } from '../../support/vault.ts'

const stored = readdirSync(storedVaults).filter(name => name.startsWith('schema-'))
const former = stored.filter(name => name !== `schema-${schemaVersion}`)
const deps = testDeps(Date.parse('2016-11-24T09:00:00Z'))
let root: string
let schakel: Schakel
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'schakel-stored-'))
  schakel = createSchakel({
    folder: join(root, 'vault.schakelkluis'),
    stateFolder: join(root, 'state'),
    openParser: plainParser,
    deps,
    kdf: floorSettings(),
  })
})
afterEach(async () => {
  await schakel.lock('quit')
  rmSync(root, { recursive: true })
})

const folder = () => join(root, 'vault.schakelkluis')
const take = (name: string) => cpSync(join(storedVaults, name), folder(), { recursive: true })
const unlock = () => clientOf(schakel).vault.unlock({ passphrase: storedPassphrase })
const files = () =>
  unlockFiles(folder(), { passphrase: storedPassphrase }, { ...deps, stateFolder: join(root, 'state') })
const tablesOf = (database: Awaited<ReturnType<typeof files>>['database']) =>
  database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all()
const rowsOf = (database: Awaited<ReturnType<typeof files>>['database']) =>
  new Map(
    database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
      .map(({ name }) => [name, database.prepare(`SELECT * FROM "${String(name)}"`).all()]),
  )

it('has a stored vault of every schema before this one', () => {
  expect(former).toEqual(Array.from({ length: schemaVersion - 1 }, (_, n) => `schema-${n + 1}`))
})

describe.each(stored)('a vault of %s', name => {
  it('opens with all it held, and says that it was migrated', async () => {
    take(name)
    expect(await unlock()).toMatchObject({ mode: 'open' })
    const client = clientOf(schakel)
    const { rows } = await client.signals.list({ limit: 10 })
    expect(rows.map(row => row.title)).toContain('Signaal azc Veldmeer - meldformulier VM-2016-0931')
    expect(rows).toHaveLength(2)
    const acts = (await client.audit.list({ limit: 200 })).map(entry => entry.act)
    expect(acts.includes('MIGRATED')).toBe(name !== `schema-${schemaVersion}`)
    expect(await client.care.info({})).toMatchObject({ schema: schemaVersion })
    expect(await client.care.verify({})).toMatchObject({ sound: true, log: 'OK', originals: 3 })
  })
})

describe.each(former)('migrating %s', name => {
  it('makes the tables of a new vault, and keeps every row', async () => {
    take(name)
    const opened = await files()
    const { database } = opened
    const before = rowsOf(database)
    migrateFiles(opened)
    // What it owes the log, until the vault is opened.
    before.delete('step_journal')
    expect([...rowsOf(database)].filter(([table]) => before.has(table))).toEqual([...before])
    const fresh = createDatabase({ path: join(root, 'new.db'), key: new Uint8Array(32), salt: new Uint8Array(16) })
    migrate(fresh)
    expect(tablesOf(database)).toEqual(tablesOf(fresh))
    expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    fresh.close()
    opened.close()
  })

  it('keeps the database as it was until everything was verified in its new form', async () => {
    take(name)
    await unlock()
    const copy = join(folder(), 'db/case.g0001.db.before')
    expect(existsSync(copy)).toBe(true)
    await clientOf(schakel).care.verify({})
    expect(existsSync(copy)).toBe(false)
  })

  it('stands in the log, also when the program died before it could say so', async () => {
    take(name)
    const opened = await files()
    migrateFiles(opened)
    opened.close()
    await unlock()
    const acts = async () => (await clientOf(schakel).audit.list({ limit: 200 })).map(entry => entry.act)
    expect((await acts()).filter(act => act === 'MIGRATED')).toHaveLength(1)
    await schakel.lock('quit')
    await unlock()
    expect((await acts()).filter(act => act === 'MIGRATED')).toHaveLength(1)
  })

  it('changes nothing when it fails half way', async () => {
    take(name)
    const opened = await files()
    const before = tablesOf(opened.database)
    const half = {
      version: schemaVersion + 1,
      name: 'half',
      up: (sql: (typeof opened)['database']) => {
        sql.exec('CREATE TABLE half (a TEXT) STRICT')
        sql.exec('INSERT INTO none_such VALUES (1)')
      },
    }
    expect(() => migrateFiles(opened, [half])).toThrow()
    expect(tablesOf(opened.database)).toEqual(before)
    opened.close()
    expect(await unlock()).toMatchObject({ mode: 'open' })
  })
})

describe('a vault of a later program', () => {
  it('is refused, and stays what it was to the last byte', async () => {
    take(`schema-1`)
    const opened = await files()
    opened.database.exec(`PRAGMA user_version = ${schemaVersion + 1}`)
    opened.close()
    const database = join(folder(), 'db/case.g0001.db')
    const before = readFileSync(database)
    await expect(unlock()).rejects.toMatchObject({
      code: 'VAULT_NEWER',
      details: { found: schemaVersion + 1, known: schemaVersion },
    })
    expect(readFileSync(database).equals(before)).toBe(true)
    expect(existsSync(`${database}.before`)).toBe(false)
  })
})
