/** Opening and closing a vault as a person does, and what each role may do after it. */
import { copyFileSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mayRole, recoverVault, restoreVault } from '../../../src/access/index.ts'
import { permissions, type RowMeta } from '../../../src/contract/procedure.ts'
import { createSchakel } from '../../../src/schakel.ts'
import { bodyOf, floorSettings, fromBase64url, parseEnvelope, twelveGroups } from '../../../src/vault/index.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, clientOf, testPassphrase, type TestVault } from '../../support/vault.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await aVault(plainParser)
})
afterEach(() => vault.close())

const another = () =>
  createSchakel({
    folder: vault.folder,
    stateFolder: vault.stateFolder,
    openParser: plainParser,
    deps: vault.deps,
    kdf: floorSettings(),
  })
const privacyPassphrase = 'negen rode appels in de mand'

describe('a vault', () => {
  it('answers nothing while locked, and everything again after unlocking', async () => {
    const { signal } = await vault.client.signals.add({
      channel: 'desk',
      title: 'Balie',
      text: 'Iemand vroeg om hulp.',
    })
    await vault.client.vault.lock({ cause: 'demand' })
    await expect(vault.client.signals.show({ signal })).rejects.toMatchObject({ code: 'LOCKED' })
    await expect(vault.client.vault.unlock({ passphrase: 'dit is een verkeerde zin' })).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    })
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    expect((await vault.client.signals.show({ signal })).title).toBe('Balie')
    const entries = await vault.client.audit.list({ limit: 200 })
    expect(entries.map(e => e.act)).toEqual(
      expect.arrayContaining(['VAULT_CREATED', 'UNLOCKED', 'LOCKED', 'CHECKPOINT']),
    )
    expect(entries.findLast(e => e.act === 'UNLOCKED')?.count).toBe(1)
  })

  it('tells a second program that it is open elsewhere', async () => {
    await expect(clientOf(another()).vault.unlock({ passphrase: testPassphrase })).rejects.toMatchObject({
      code: 'KLU-12',
    })
  })

  it('notices an old copy put back, and then answers nothing', async () => {
    await vault.client.vault.lock({ cause: 'demand' })
    const copy = `${vault.folder}.oud`
    cpSync(vault.folder, copy, { recursive: true })
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    await vault.client.signals.add({ channel: 'desk', title: 'Later', text: 'Kwam later binnen.' })
    await vault.client.vault.lock({ cause: 'demand' })
    rmSync(vault.folder, { recursive: true })
    cpSync(copy, vault.folder, { recursive: true })
    await expect(vault.client.vault.unlock({ passphrase: testPassphrase })).rejects.toMatchObject({
      code: 'VAULT_BEHIND',
    })
    await expect(vault.client.signals.list({})).rejects.toMatchObject({ code: 'LOCKED' })
    rmSync(copy, { recursive: true })
  })

  it('opens with either copy of its header', async () => {
    await vault.client.vault.lock({ cause: 'demand' })
    copyFileSync(join(vault.folder, 'seal/anchor.bin'), join(vault.folder, 'vault.a.hdr'))
    await expect(vault.client.vault.unlock({ passphrase: testPassphrase })).resolves.toMatchObject({ unlocked: true })
  })

  it('reads aloud the groups of exactly the checkpoint that it gives away', async () => {
    const { checkpoint, groups } = await vault.client.audit.checkpoint({})
    const body = bodyOf(parseEnvelope(new TextEncoder().encode(checkpoint)), 'checkpoint')
    const head = z.object({ head: z.string() }).parse(body).head
    expect(groups).toBe(twelveGroups(fromBase64url(head)))
    expect(await vault.client.audit.verify({ checkpoint })).toMatchObject({ verdict: 'OK' })
  })

  it('is verified page by page, original by original, entry by entry', async () => {
    const checked = await vault.client.care.verify({})
    expect(checked).toMatchObject({ sound: true, log: 'OK' })
  })
})

describe('roles', () => {
  it('let the privacy officer read the log with details and a reason, and no signal', async () => {
    await vault.client.users.add({
      name: 'privacy',
      fullName: 'Privacyfunctionaris',
      role: 'privacy_officer',
      passphrase: privacyPassphrase,
    })
    await vault.client.vault.lock({ cause: 'demand' })
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    await vault.client.signals.add({ channel: 'desk', title: 'Balie', text: 'Iets over de proefwoordtuin.' })
    await vault.client.search.find({ query: 'proefwoordtuin', purpose: { code: 'quality_check' } })
    await expect(vault.client.audit.details({ because: 'nieuwsgierig' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    await vault.client.vault.lock({ cause: 'demand' })
    await vault.client.vault.unlock({ passphrase: privacyPassphrase })
    await expect(vault.client.signals.list({})).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const lines = await vault.client.audit.details({ limit: 200, because: 'klacht 12' })
    expect(lines.find(line => line.act === 'search.performed')?.detail).toBe('proefwoordtuin')
    const refusals = (await vault.client.audit.list({ limit: 200 })).filter(e => e.result === 'NOT_PERMITTED')
    expect(refusals.map(e => e.act)).toEqual(expect.arrayContaining(['log.details_read', 'signal.listed']))
  })

  it('are default deny: a configuration administrator and a privacy officer see no content', () => {
    const content = permissions.filter(p => /^(signal|source|annotation|entity|link|search|case|packet)\./.test(p))
    for (const role of ['config_admin', 'privacy_officer'] as const)
      expect(content.filter(p => mayRole(role, p))).toEqual([])
    expect(mayRole('liaison', 'packet.confirm_ground')).toBe(false)
    expect(mayRole('liaison', 'log.details')).toBe(false)
    expect(mayRole('coordinator', 'log.details')).toBe(false)
  })

  it('stand on every row of the contract, with an audit action of its own', () => {
    const seen = new Map<string, string>()
    const walk = (router: object, path: string): void => {
      for (const [name, row] of Object.entries<object>(unsafeRows(router))) {
        const at = `${path}${name}`
        const meta = metaOf(row)
        if (!meta) walk(row, `${at}.`)
        else {
          expect(permissions, at).toContain(meta.permission)
          expect(meta.audit, at).toMatch(/^[a-z_]+\.[a-z_]+$/)
          expect(seen.get(meta.audit), `${meta.audit} stands on ${at} and`).toBeUndefined()
          seen.set(meta.audit, at)
        }
      }
    }
    walk(vault.schakel.router, '')
    expect(seen.size).toBeGreaterThan(40)
  })
})

function metaOf(row: unknown): RowMeta | undefined {
  if (typeof row !== 'object' || row === null || !('~orpc' in row)) return undefined
  return unsafeDefinition(row['~orpc']).meta
}
/** oRPC keeps a procedure's definition under this key. */
function unsafeDefinition(definition: unknown): { meta: RowMeta } {
  return definition as { meta: RowMeta }
}

/** A router is a tree of procedures. */
function unsafeRows(router: object): Record<string, object> {
  return router as Record<string, object>
}

describe('a restored copy', () => {
  it('is another device, with letters of its own in the numbers that it gives out', async () => {
    const first = await vault.client.signals.add({ channel: 'desk', title: 'Balie', text: 'Voor de reservekopie.' })
    const backup = `${vault.folder}.schakelbackup`
    await vault.client.care.backup({ grant: vault.schakel.give([backup]) })
    await vault.client.vault.lock({ cause: 'demand' })
    const folder = `${vault.folder}.terug`
    const stateFolder = `${vault.stateFolder}-elders`
    const files = { clock: vault.deps.clock, stateFolder }
    await restoreVault(
      { from: backup, to: folder, passphrase: testPassphrase, because: 'schijf stuk' },
      vault.deps,
      files,
    )
    const restored = createSchakel({ folder, stateFolder, openParser: plainParser, deps: vault.deps })
    await clientOf(restored).vault.unlock({ passphrase: testPassphrase })
    const second = await clientOf(restored).signals.add({
      channel: 'desk',
      title: 'Balie',
      text: 'Na het terugzetten.',
    })
    expect(second.number.split('-')[1]).not.toBe(first.number.split('-')[1])
    const acts = (await clientOf(restored).audit.list({ limit: 200 })).map(e => e.act)
    expect(acts).toEqual(expect.arrayContaining(['DEVICE_REPLACED', 'RESTORED']))
    await restored.lock('quit')
  })
})

describe('recovery', () => {
  it('with two shares gives a new passphrase and a new user that everybody can see in the log; one share gives nothing', async () => {
    await vault.client.vault.lock({ cause: 'demand' })
    const files = { clock: vault.deps.clock, stateFolder: vault.stateFolder }
    const passphrase = 'elf gele fietsen voor de deur'
    const [first, , third] = vault.shares
    expect(
      await recoverVault(vault.folder, { shares: [first], passphrase, kdf: floorSettings() }, files),
    ).toMatchObject({ kind: 'wrong-shares' })
    expect(
      await recoverVault(vault.folder, { shares: [third, first], passphrase, kdf: floorSettings() }, files),
    ).toMatchObject({ kind: 'recovered' })
    const opened = await vault.client.vault.unlock({ passphrase })
    expect(opened.user).toMatchObject({ fullName: 'Hersteld met twee delen', role: 'coordinator' })
    expect((await vault.client.audit.list({ limit: 200 })).map(e => e.act)).toContain('RECOVERY_USED')
    expect((await vault.client.users.list({})).find(u => u.id === opened.user?.id)?.certified).toBe(false)
  })
})
