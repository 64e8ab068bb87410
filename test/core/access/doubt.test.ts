/** A vault that is not in its newest state: told in plain words, shown to nobody, opened only with a reason (security design §5). */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreVault } from '../../../src/access/index.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, clientOf, testPassphrase, type TestVault } from '../../support/vault.ts'
import { createSchakel } from '../../../src/schakel.ts'
import { floorSettings } from '../../../src/vault/index.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await aVault(plainParser)
})
afterEach(async () => {
  await vault.close()
  rmSync(copy(), { recursive: true, force: true })
})

const copy = () => `${vault.folder}.oud`
const unlock = () => vault.client.vault.unlock({ passphrase: testPassphrase })
const lock = () => vault.client.vault.lock({ cause: 'demand' })
const note = (title: string) => vault.client.signals.add({ channel: 'desk', title, text: `${title}.` })
const keepCopy = () => cpSync(vault.folder, copy(), { recursive: true })
const putBack = () => {
  rmSync(vault.folder, { recursive: true })
  cpSync(copy(), vault.folder, { recursive: true })
}
const anchors = () => [
  join(vault.folder, 'seal/anchor.bin'),
  ...readdirSync(join(vault.stateFolder, 'anchors')).map(name => join(vault.stateFolder, 'anchors', name)),
]

const entries = () => vault.schakel.opened()?.session.db.head.count ?? 0

/** An old copy in place of the vault, one signal behind. How many acts that is. */
async function behind(): Promise<number> {
  await note('Eerder')
  await lock()
  keepCopy()
  await unlock()
  // Opening was the first of them; closing is an entry and a checkpoint.
  const before = entries() - 1
  await note('Later')
  await vault.schakel.workDone()
  const missing = entries() + 2 - before
  await lock()
  putBack()
  return missing
}

describe('an old copy put back', () => {
  it('says how much is missing and since when, and shows and writes nothing', async () => {
    const missing = await behind()
    const before = readFileSync(join(vault.folder, 'seal/anchor.bin'))
    await expect(unlock()).rejects.toMatchObject({ code: 'VAULT_BEHIND', details: { missing } })
    const status = await vault.client.vault.status({})
    expect(status).toMatchObject({ unlocked: false, mode: 'read_only', user: null })
    expect(status.doubt).toMatchObject({ kind: 'behind', missing, mayAccept: true })
    expect(status.doubt?.recordedAt).toBe(vault.deps.clock.now())
    expect(status.doubt?.recorded?.count).toBe((status.doubt?.here.count ?? 0) + missing)
    for (const ask of [() => vault.client.signals.list({}), () => vault.client.audit.list({}), () => note('Toch')])
      await expect(ask()).rejects.toMatchObject({ code: 'LOCKED' })
    expect(readFileSync(join(vault.folder, 'seal/anchor.bin'))).toEqual(before)
  })

  it('opens with a reason; both heads and the reason stand in the log, and it is in doubt no more', async () => {
    await behind()
    await expect(unlock()).rejects.toMatchObject({ code: 'VAULT_BEHIND' })
    const doubt = (await vault.client.vault.status({})).doubt
    expect(await vault.client.vault.accept({ because: 'De schijf was stuk' })).toMatchObject({
      mode: 'open',
      doubt: null,
    })
    expect((await vault.client.signals.list({ limit: 10 })).rows.map(row => row.title)).toEqual(['Eerder'])
    const { entries: lines } = await vault.client.audit.page({ acts: ['vault.accepted'] })
    expect(lines).toMatchObject([{ result: 'ok', count: doubt?.missing, hasDetail: true, actorName: 'Coördinator' }])
    expect(await vault.client.care.verify({})).toMatchObject({ sound: true, log: 'OK' })
    await lock()
    expect(await unlock()).toMatchObject({ mode: 'open', doubt: null, notices: [] })
  })

  it('is closed again by locking, and judged anew', async () => {
    await behind()
    await expect(unlock()).rejects.toMatchObject({ code: 'VAULT_BEHIND' })
    await lock()
    expect(await vault.client.vault.status({})).toMatchObject({ mode: 'locked', doubt: null })
    await expect(vault.client.vault.accept({ because: 'Te laat' })).rejects.toMatchObject({ code: 'NOT_IN_DOUBT' })
    await expect(unlock()).rejects.toMatchObject({ code: 'VAULT_BEHIND' })
  })

  it('is accepted by nobody who does not look after the vault', async () => {
    const passphrase = 'negen rode appels in de mand'
    await vault.client.users.add({ name: 'liaison', fullName: 'Liaison', role: 'liaison', passphrase })
    await behind()
    await expect(vault.client.vault.unlock({ passphrase })).rejects.toMatchObject({ code: 'VAULT_BEHIND' })
    expect((await vault.client.vault.status({})).doubt).toMatchObject({ mayAccept: false })
    await expect(vault.client.vault.accept({ because: 'Ik moet verder' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    expect((await vault.client.vault.status({})).mode).toBe('read_only')
  })
})

describe('two copies that were both worked in', () => {
  const fork = async () => {
    await lock()
    keepCopy()
    await unlock()
    await note('Hier')
    await lock()
    const anchorsAfter = anchors().map(path => [path, readFileSync(path)] as const)
    putBack()
    // As on another computer, which knows nothing of the work here.
    for (const path of anchors()) rmSync(path)
    await expect(unlock()).rejects.toMatchObject({ code: 'VAULT_NO_ANCHOR' })
    await vault.client.vault.accept({ because: 'Op de andere computer' })
    await note('Daar')
    await note('En daar nog eens')
    await lock()
    for (const [path, bytes] of anchorsAfter) writeFileSync(path, bytes)
  }

  it('are never accepted, but can be backed up, and restored as another device', async () => {
    await fork()
    await expect(unlock()).rejects.toMatchObject({ code: 'VAULT_FORKED' })
    expect((await vault.client.vault.status({})).doubt).toMatchObject({ kind: 'fork', mayAccept: false })
    await expect(vault.client.vault.accept({ because: 'Dan maar zo' })).rejects.toMatchObject({ code: 'VAULT_FORKED' })

    const backup = join(vault.stateFolder, '../fork.schakelbackup')
    const grant = vault.schakel.give([backup])
    expect(await vault.client.vault.secure({ grant })).toEqual({ originals: 0, sound: true })
    await lock()
    const folder = join(vault.stateFolder, '../terug.schakelkluis')
    const filesDeps = { clock: vault.deps.clock, stateFolder: join(vault.stateFolder, '../state-elders') }
    await restoreVault(
      { from: backup, to: folder, passphrase: testPassphrase, because: 'samenvoegen' },
      vault.deps,
      filesDeps,
    )
    const restored = createSchakel({
      folder,
      stateFolder: filesDeps.stateFolder,
      openParser: plainParser,
      deps: vault.deps,
      kdf: floorSettings(),
    })
    await clientOf(restored).vault.unlock({ passphrase: testPassphrase })
    expect((await clientOf(restored).signals.list({ limit: 10 })).rows.map(row => row.title).sort()).toEqual([
      'Daar',
      'En daar nog eens',
    ])
    await restored.lock('quit')
  })
})

describe('a vault without anything to compare with', () => {
  it('opens only with a reason, and has both anchors from then on', async () => {
    await lock()
    for (const path of anchors()) rmSync(path)
    await expect(unlock()).rejects.toMatchObject({ code: 'VAULT_NO_ANCHOR' })
    await vault.client.vault.accept({ because: 'Vergeleken met het controlepunt op papier' })
    expect(anchors().every(path => existsSync(path))).toBe(true)
    await lock()
    expect(await unlock()).toMatchObject({ mode: 'open', notices: [] })
  })
})
