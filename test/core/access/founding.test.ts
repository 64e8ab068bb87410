/** The first run of the window: nothing on disk before a share was read back, and a whole vault after it. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSchakel } from '../../../src/schakel.ts'
import { floorSettings } from '../../../src/vault/index.ts'
import { testDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, clientOf, testPassphrase } from '../../support/vault.ts'

const first = { name: 'bente', fullName: 'Bente Voorbeeld', passphrase: testPassphrase }
let root: string
let folder: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'schakel-founding-'))
  folder = join(root, 'nieuw.schakelkluis')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const program = () =>
  createSchakel({
    folder,
    stateFolder: join(root, 'state'),
    openParser: plainParser,
    deps: testDeps(),
    kdf: floorSettings(),
  })

describe('making a vault in the window', () => {
  it('writes nothing until the share that was asked for has been read back, then opens for its first user', async () => {
    const schakel = program()
    const { vault, users } = clientOf(schakel)
    expect(await vault.status({})).toMatchObject({ isNew: true, unlocked: false, slots: [] })
    const { shares, readBack } = await vault.prepare(first)
    expect(existsSync(folder)).toBe(false)

    const other = shares[readBack % 3] ?? ''
    await expect(vault.found({ share: other })).rejects.toMatchObject({
      code: 'SHARE_OTHER',
      details: { share: readBack },
    })
    const asked = shares[readBack - 1] ?? ''
    const wrong = `${asked.slice(0, -1)}${asked.endsWith('7') ? '8' : '7'}`
    await expect(vault.found({ share: wrong })).rejects.toMatchObject({ code: 'SHARE_CHECK' })
    expect(existsSync(folder)).toBe(false)

    const opened = await vault.found({ share: asked.toLowerCase().replaceAll(' ', '-') })
    expect(opened).toMatchObject({ isNew: false, unlocked: true, user: { name: 'bente', role: 'coordinator' } })
    expect((await users.list({})).map(user => user.fullName)).toEqual(['Bente Voorbeeld'])
    await schakel.lock('quit')
    expect(readdirSync(join(folder, 'tmp'))).toEqual([])
  })

  it('forgets what was prepared when it is locked before that, and leaves no folder behind', async () => {
    const schakel = program()
    const { shares, readBack } = await clientOf(schakel).vault.prepare(first)
    await schakel.lock('idle')
    await expect(clientOf(schakel).vault.found({ share: shares[readBack - 1] ?? '' })).rejects.toMatchObject({
      code: 'NOTHING_PREPARED',
    })
    expect(existsSync(folder)).toBe(false)
  })

  it('counts only the shares of the last preparation', async () => {
    const { vault } = clientOf(program())
    const before = await vault.prepare(first)
    const now = await vault.prepare(first)
    await expect(vault.found({ share: before.shares[now.readBack - 1] ?? '' })).rejects.toMatchObject({
      code: 'SHARE_CHECK',
    })
  })

  it('is refused where a vault or anything else lies, and there alone', async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'brief.txt'), 'x')
    await expect(clientOf(program()).vault.status({})).rejects.toMatchObject({ code: 'KLU-08' })
    await expect(clientOf(program()).vault.prepare(first)).rejects.toMatchObject({ code: 'KLU-11' })
    rmSync(join(folder, 'brief.txt'))
    expect(await clientOf(program()).vault.status({})).toMatchObject({ isNew: true })

    const vault = await aVault(plainParser)
    await expect(vault.client.vault.prepare(first)).rejects.toMatchObject({ code: 'KLU-11' })
    await vault.client.vault.lock({ cause: 'demand' })
    await expect(vault.client.vault.prepare(first)).rejects.toMatchObject({ code: 'KLU-11' })
    await vault.close()
  })

  it('starts anew over what a making that was cut short left behind', async () => {
    for (const part of ['db', 'blobs', 'quarantine', 'seal', 'tmp']) mkdirSync(join(folder, part), { recursive: true })
    writeFileSync(join(folder, 'db/case.g0001.db'), 'half')
    // Without its mark it could be a vault that lost its headers: left alone.
    await expect(clientOf(program()).vault.prepare(first)).rejects.toMatchObject({ code: 'KLU-11' })
    writeFileSync(join(folder, 'tmp/making'), '')
    const schakel = program()
    const { vault } = clientOf(schakel)
    expect(await vault.status({})).toMatchObject({ isNew: true })
    const { shares, readBack } = await vault.prepare(first)
    expect(await vault.found({ share: shares[readBack - 1] ?? '' })).toMatchObject({ unlocked: true })
    await schakel.lock('quit')
  })
})

describe('a lost passphrase', () => {
  it('is replaced with two shares while the vault is locked; one share, or an open vault, gives nothing', async () => {
    const vault = await aVault(plainParser)
    const passphrase = 'elf gele fietsen voor de deur'
    const [first, second, third] = vault.shares
    const { recover, lock, unlock } = vault.client.vault
    await expect(recover({ shares: [first, third], passphrase })).rejects.toMatchObject({ code: 'KLU-12' })
    await lock({ cause: 'demand' })
    await expect(recover({ shares: [first, first], passphrase })).rejects.toMatchObject({ code: 'SHARE_TWICE' })
    const { slot, slots } = await recover({ shares: [third, second], passphrase })
    expect(slots.map(({ id }) => id)).toContain(slot)
    const opened = await unlock({ slot, passphrase })
    expect(opened.user).toMatchObject({ fullName: 'Hersteld met twee delen', role: 'coordinator' })
    await vault.close()
  })
})

describe('a passphrase, while it is typed', () => {
  it('is judged by the rule that the vault holds to', async () => {
    const { vault } = clientOf(program())
    const judged = async (passphrase: string, ownWords: string[] = []) =>
      (await vault.judgePassphrase({ passphrase, ownWords })).fault
    expect(await judged('te kort')).toBe('PASSPHRASE_SHORT')
    expect(await judged('wachtwoordwachtwoord')).toBe('PASSPHRASE_COMMON')
    expect(await judged('Bente Voorbeeld 2016', ['Bente Voorbeeld'])).toBe('PASSPHRASE_COMMON')
    expect(await judged(testPassphrase)).toBeNull()
    await expect(vault.prepare({ ...first, passphrase: 'Bente Voorbeeld 2016' })).rejects.toMatchObject({
      code: 'PASSPHRASE_COMMON',
    })
  })
})
