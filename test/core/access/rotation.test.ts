/** New keys for a vault: everybody who keeps an access goes on as before, who left reads nothing more, a crash leaves one whole vault. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recoverVault } from '../../../src/access/index.ts'
import { floorSettings, fromBase64url } from '../../../src/vault/index.ts'
import { decodeHeader, isAuthentic } from '../../../src/vault/header.ts'
import { deriveKey } from '../../../src/vault/keys.ts'
import { isSealedUnder } from '../../../src/vault/page-seal.ts'
import { prepareRotation } from '../../../src/vault/rotate-vault.ts'
import { openBytes } from '../../../src/vault/sealed-bytes.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const liaisonPassphrase = 'negen rode appels in de mand'
let vault: TestVault
beforeEach(async () => {
  vault = await aVault(plainParser)
  await vault.client.users.add({ name: 'liaison', fullName: 'Liaison', role: 'liaison', passphrase: liaisonPassphrase })
  const large = join(vault.stateFolder, '../lang.txt')
  const small = join(vault.stateFolder, '../kort.txt')
  writeFileSync(large, `Lang.\n${'Nog een regel van dezelfde notitie.\n'.repeat(9_000)}`)
  writeFileSync(small, 'Een korte notitie.\n')
  const events = await vault.client.signals.import({ grant: vault.schakel.give([large, small]) })
  while (!(await events.next()).done);
  await vault.schakel.workDone()
})
afterEach(() => vault.close())

const unlock = (passphrase = testPassphrase) => vault.client.vault.unlock({ passphrase })
const lock = () => vault.client.vault.lock({ cause: 'demand' })
const rotate = () => vault.client.care.rotate({ passphrase: testPassphrase, because: 'Een collega is weg' })
const files = () => {
  const opened = vault.schakel.opened()
  if (!opened) throw new Error('the vault is locked')
  return opened.files
}
const at = (...names: string[]) => join(vault.folder, ...names)
const keysOf = () =>
  files()
    .database.prepare(
      'SELECT k.original, k.id, k.key, r.sealed FROM original_key k LEFT JOIN original_row r USING (original)',
    )
    .all()
const blobs = () =>
  readdirSync(at('blobs'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.skb'))
const titles = async () => (await vault.client.signals.list({ limit: 10 })).rows.map(row => row.title).sort()

async function requireWhole(): Promise<void> {
  expect(await titles()).toHaveLength(2)
  expect(await vault.client.care.verify({})).toMatchObject({ sound: true, log: 'OK', originals: 2 })
}

describe('a rotation', () => {
  it('leaves its user where he was, and the log says who did it and why', async () => {
    expect(await rotate()).toEqual({ epoch: 2, accesses: 2, owed: 1 })
    expect(await vault.client.vault.status({})).toMatchObject({ mode: 'open', user: { name: 'coordinator' } })
    await vault.client.signals.add({ channel: 'desk', title: 'Daarna', text: 'Gewoon verder.' })
    const { entries } = await vault.client.audit.page({ acts: ['vault.rotated'] })
    expect(entries).toMatchObject([{ actorName: 'Coördinator', result: 'ok', hasDetail: true }])
    expect(readdirSync(at('db')).filter(name => name.endsWith('.db'))).toEqual(['case.g0002.db'])
    expect(await vault.client.care.verify({})).toMatchObject({ sound: true, log: 'OK' })
  })

  it('keeps in the log how often something was looked at before it', async () => {
    const signal = (await vault.client.signals.list({ limit: 1 })).rows[0]?.id
    if (signal === undefined) throw new Error('no signal')
    for (let n = 0; n < 3; n += 1) await vault.client.signals.show({ signal })
    await rotate()
    const { entries } = await vault.client.audit.page({ acts: ['signal.opened'] })
    expect(entries.map(({ result, count }) => [result, count])).toEqual([
      ['again', 1],
      ['ok', null],
      // The first opening also recorded that it was read: that is no mere look.
      ['ok', null],
    ])
  })

  it('asks for the passphrase, and changes nothing for a wrong one', async () => {
    const before = readFileSync(at('vault.a.hdr'))
    await expect(
      vault.client.care.rotate({ passphrase: 'een andere zin dan de juiste', because: 'Zomaar' }),
    ).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    expect(readFileSync(at('vault.a.hdr'))).toEqual(before)
  })

  it('keeps every passphrase, and the papers', async () => {
    await rotate()
    await lock()
    for (const passphrase of [liaisonPassphrase, testPassphrase]) {
      expect(await unlock(passphrase)).toMatchObject({ mode: 'open', notices: [] })
      await lock()
    }
    const outcome = await recoverVault(
      vault.folder,
      { shares: vault.shares.slice(1), passphrase: 'vier oude bomen naast de molen', kdf: floorSettings() },
      { clock: vault.deps.clock, stateFolder: vault.stateFolder },
    )
    expect(outcome.kind).toBe('recovered')
  })

  it('shuts out the former master key: header, database and originals', async () => {
    const formerKey = files().secrets.masterKey.use(key => new Uint8Array(key))
    const formerKeys = keysOf()
    await vault.client.users.disable({ name: 'liaison', because: 'Uit dienst' })
    await rotate()
    await vault.schakel.workDone()
    const header = files().header()
    const copy = decodeHeader(new Uint8Array(readFileSync(at('vault.a.hdr'))))
    if (copy.kind !== 'copy') throw new Error('the header is not whole')
    expect(isAuthentic(copy, deriveKey(formerKey, files().vaultId, 'header', 2))).toBe(false)
    for (const generation of [1, 2]) {
      const key = deriveKey(formerKey, files().vaultId, 'database', generation)
      expect(isSealedUnder(at('db', header.db.file), key, fromBase64url(header.db.salt))).toBe(false)
    }
    const now = keysOf()
    for (const { original, id, key } of formerKeys) {
      const sealed = now.find(row => row['original'] === original)?.['sealed']
      const bytes = sealed instanceof Uint8Array ? sealed : new Uint8Array(readFileSync(at('blobs', blobs()[0] ?? '')))
      if (!(id instanceof Uint8Array && key instanceof Uint8Array)) throw new Error('no key')
      expect(() => openBytes(bytes, { id, key })).toThrow()
    }
    await lock()
    await expect(unlock(liaisonPassphrase)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
  })

  it('seals originals in files anew afterwards, with a count that goes down, and removes the former ones', async () => {
    const before = blobs()
    await rotate()
    await vault.schakel.workDone()
    expect(await vault.client.care.info({})).toMatchObject({ owed: 0, epoch: 2, generation: 2 })
    expect(blobs()).toHaveLength(1)
    expect(blobs()).not.toEqual(before)
    await requireWhole()
  })

  it('takes up what was left of that at the next unlocking', async () => {
    await rotate()
    await lock()
    await unlock()
    await vault.schakel.workDone()
    expect(await vault.client.care.info({})).toMatchObject({ owed: 0 })
    await requireWhole()
  })

  it('can follow upon another, and anchors of every former epoch are still judged', async () => {
    const profile = join(vault.stateFolder, 'anchors')
    const [name = ''] = readdirSync(profile)
    const former = readFileSync(join(profile, name))
    await rotate()
    await rotate()
    await lock()
    // As on a computer where nobody looked since before both.
    writeFileSync(join(profile, name), former)
    expect(await unlock()).toMatchObject({ mode: 'open' })
    await requireWhole()
  })

  it('makes a copy of before it stand out when it is put back', async () => {
    await lock()
    const copy = `${vault.folder}.oud`
    cpSync(vault.folder, copy, { recursive: true })
    await unlock()
    await rotate()
    await lock()
    rmSync(vault.folder, { recursive: true })
    cpSync(copy, vault.folder, { recursive: true })
    rmSync(copy, { recursive: true })
    await expect(unlock()).rejects.toMatchObject({ code: 'VAULT_OLD_HEADER' })
  })
})

describe('a rotation that is cut short', () => {
  /** The folder and the state folder before and after. */
  async function bothMoments() {
    await lock()
    const root = join(vault.stateFolder, '..')
    const keep = (name: string) => {
      cpSync(vault.folder, join(root, name), { recursive: true })
      cpSync(vault.stateFolder, join(root, `${name}-state`), { recursive: true })
    }
    keep('before')
    await unlock()
    await rotate()
    await lock()
    keep('after')
    rmSync(vault.folder, { recursive: true })
    rmSync(vault.stateFolder, { recursive: true })
    cpSync(join(root, 'before'), vault.folder, { recursive: true })
    cpSync(join(root, 'before-state'), vault.stateFolder, { recursive: true })
    return (...names: string[]) => join(root, 'after', ...names)
  }

  it.each([
    ['while the new generation is being filled', ['tmp'], 1],
    ['before the header names the new generation', ['db/case.g0002.db'], 1],
    ['between the two copies of the header', ['db/case.g0002.db', 'vault.b.hdr'], 2],
    ['before the anchors and the removal of the former one', ['db/case.g0002.db', 'vault.b.hdr', 'vault.a.hdr'], 2],
  ] as const)('%s opens as one whole vault', async (_, done, generation) => {
    const after = await bothMoments()
    for (const name of done)
      if (name === 'tmp') {
        mkdirSync(at('tmp'), { recursive: true })
        cpSync(after('db/case.g0002.db'), at('tmp/0123456789abcdef.part'))
      } else cpSync(after(name), at(name))
    if (generation === 2) rmSync(at('blobs'), { recursive: true })
    if (generation === 2) cpSync(after('blobs'), at('blobs'), { recursive: true })
    expect(await unlock()).toMatchObject({ mode: 'open' })
    expect(readdirSync(at('db')).filter(name => name.endsWith('.db'))).toEqual([`case.g000${generation}.db`])
    expect(readFileSync(at('vault.a.hdr')).equals(readFileSync(at('vault.b.hdr')))).toBe(true)
    expect(readdirSync(at('tmp'))).toEqual([])
    await vault.schakel.workDone()
    await requireWhole()
    await lock()
    expect(await unlock(liaisonPassphrase)).toMatchObject({ mode: 'open', notices: [] })
  })

  it('by a failure leaves the vault as it was, and open', async () => {
    await expect(
      prepareRotation(files(), () => {
        throw new Error('disk full')
      }),
    ).rejects.toThrow('disk full')
    expect(readdirSync(at('tmp'))).toEqual([])
    await vault.client.signals.add({ channel: 'desk', title: 'Gewoon', text: 'Verder.' })
    expect(await vault.client.care.verify({})).toMatchObject({ sound: true, log: 'OK' })
    expect(await rotate()).toMatchObject({ epoch: 2 })
  })
})
