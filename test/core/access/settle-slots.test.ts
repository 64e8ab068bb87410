/** A crash between the header and the register: whoever opens next finishes what was begun. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addSlot, floorSettings, removeSlot } from '../../../src/vault/index.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const phrase = 'negen blauwe boten op het meer'
let vault: TestVault
beforeEach(async () => (vault = await aVault(plainParser)))
afterEach(async () => await vault.close())

const files = () => vault.schakel.opened()?.files ?? expect.fail('locked')
const slots = () =>
  files()
    .slots()
    .filter(slot => slot.kind === 'passphrase')
async function reopened(): Promise<void> {
  await vault.client.vault.lock({ cause: 'quit' })
  await vault.client.vault.unlock({ passphrase: testPassphrase })
}
const acts = async () => (await vault.client.audit.list({ from: 1, limit: 200 })).map(line => line.act)

describe('an access and its user', () => {
  it('go together: an access that nobody got is taken away, and opens nothing more', async () => {
    await addSlot(files(), { passphrase: phrase, kdf: floorSettings() })
    expect(slots()).toHaveLength(2)
    await reopened()
    expect(slots()).toHaveLength(1)
    expect(await acts()).toContain('SLOT_WITHDRAWN')
    await vault.client.vault.lock({ cause: 'quit' })
    await expect(vault.client.vault.unlock({ passphrase: phrase })).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
  })

  it('go together: a user whose access is gone has left, and the name can be given again', async () => {
    const wanted = { name: 'collega', fullName: 'Collega', role: 'liaison', passphrase: phrase } as const
    const { slot } = await vault.client.users.add(wanted)
    await removeSlot(files(), slot)
    await reopened()
    expect((await vault.client.users.list({})).map(user => user.name)).toEqual(['coordinator'])
    expect(await acts()).toContain('USER_SETTLED')
    await vault.client.users.add(wanted)
  })

  it('are left alone when both are there', async () => {
    const before = (await acts()).length
    await reopened()
    expect((await acts()).slice(before)).not.toContain('SLOT_WITHDRAWN')
    expect(slots()).toHaveLength(1)
  })
})
