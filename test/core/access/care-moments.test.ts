/** What a vault asks its people to repeat: practising recovery, verifying, and noticing that recovery was used (R84). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recoverVault } from '../../../src/access/index.ts'
import { floorSettings } from '../../../src/vault/index.ts'
import { testDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const day = 24 * 60 * 60 * 1000
const start = Date.parse('2016-10-24T09:00:00Z')
const recoveredPassphrase = 'vier oude bomen naast de molen'
let vault: TestVault
let deps: ReturnType<typeof testDeps>
beforeEach(async () => {
  deps = testDeps(start)
  vault = await aVault(plainParser, deps)
})
afterEach(() => vault.close())

const moments = () => vault.client.care.moments({})

describe('practising recovery', () => {
  it('is due 180 days after founding, and again 180 days after each time', async () => {
    expect(await moments()).toMatchObject({ drilledAt: null, drillDueAt: start + 180 * day })
    deps.clock.forward(30 * day)
    const [first, , third] = vault.shares
    expect(await vault.client.care.drill({ shares: [third, first.toLowerCase()] })).toEqual({
      set: 1,
      drillDueAt: start + 210 * day,
    })
    expect(await moments()).toMatchObject({ drilledAt: start + 30 * day, drillDueAt: start + 210 * day })
    const { entries } = await vault.client.audit.page({ acts: ['vault.recovery_drilled'] })
    expect(entries).toMatchObject([{ result: 'ok', actorName: 'Coördinator' }])
  })

  it('makes no access and changes no paper', async () => {
    const [first, second] = vault.shares
    const before = (await vault.client.care.info({})).slots
    await vault.client.care.drill({ shares: [first, second] })
    expect((await vault.client.care.info({})).slots).toEqual(before)
  })

  it('says which share is wrong, and does not count', async () => {
    const [first, second] = vault.shares
    await expect(vault.client.care.drill({ shares: [first, first] })).rejects.toMatchObject({ code: 'SHARE_TWICE' })
    await expect(
      vault.client.care.drill({ shares: [first, second.replace(/.$/, last => (last === 'X' ? 'Y' : 'X'))] }),
    ).rejects.toMatchObject({ code: 'SHARE_CHECK', details: { share: 2 } })
    expect((await moments()).drilledAt).toBeNull()
  })

  it('still works after the master key was renewed', async () => {
    await vault.client.care.rotate({ passphrase: testPassphrase, because: 'Jaarlijks' })
    const [, second, third] = vault.shares
    expect(await vault.client.care.drill({ shares: [second, third] })).toMatchObject({ set: 1 })
  })
})

describe('verifying', () => {
  it('is due a week after the last time that everything was whole', async () => {
    expect(await moments()).toMatchObject({ verifiedAt: null, verifyDueAt: start + 7 * day })
    deps.clock.forward(10 * day)
    await vault.client.care.verify({})
    expect(await moments()).toMatchObject({ verifiedAt: start + 10 * day, verifyDueAt: start + 17 * day })
  })
})

describe('verifying the index of words', () => {
  it('finds a part of it that is gone, which would only lose hits', async () => {
    await vault.client.signals.add({ channel: 'desk', title: 'Balie', text: 'Iemand vroeg om hulp.' })
    await vault.schakel.workDone()
    expect((await vault.client.care.verify({})).sound).toBe(true)
    vault.schakel.opened()?.files.database.exec('DELETE FROM text_index_data WHERE id > 10')
    expect((await vault.client.care.verify({})).sound).toBe(false)
  })
})

describe('recovery that was used', () => {
  it('is told to everybody until somebody who looks after the vault says that it was seen', async () => {
    const passphrase = 'negen rode appels in de mand'
    await vault.client.users.add({ name: 'liaison', fullName: 'Liaison', role: 'liaison', passphrase })
    await vault.client.vault.lock({ cause: 'demand' })
    const [first, second] = vault.shares
    await recoverVault(
      vault.folder,
      { shares: [first, second], passphrase: recoveredPassphrase, kdf: floorSettings() },
      { clock: deps.clock, stateFolder: vault.stateFolder },
    )
    await vault.client.vault.unlock({ passphrase: recoveredPassphrase })
    await vault.client.vault.lock({ cause: 'demand' })
    await vault.client.vault.unlock({ passphrase })
    expect((await moments()).recoveryUsedAt).toBe(start)
    await expect(vault.client.care.recoverySeen({ because: 'Gezien' })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await vault.client.vault.lock({ cause: 'demand' })
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    await vault.client.care.recoverySeen({ because: 'Gebeld met de collega die zijn wachtzin kwijt was' })
    expect((await moments()).recoveryUsedAt).toBeNull()
  })
})
