/** The passphrase again at a release, against a real vault with real key slots. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PacketId } from '../../../src/contract/ids.ts'
import { testDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const deps = testDeps()
let vault: TestVault
beforeAll(async () => {
  vault = await aVault(plainParser, deps)
})
afterAll(() => vault.close())

const colleaguePassphrase = 'negen rode appels in de mand'
const release = (passphrase: string) =>
  vault.client.packets.release({ packet: PacketId.parse(randomUUID()), because: 'op verzoek', passphrase })

describe('a release', () => {
  it('asks the passphrase of the user who has the vault open, not of another one', async () => {
    await vault.client.users.add({
      name: 'collega',
      fullName: 'Collega',
      role: 'liaison',
      passphrase: colleaguePassphrase,
    })
    await expect(release(colleaguePassphrase)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    // The right one goes on to what is wrong with the packet.
    await expect(release(testPassphrase)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('counts a wrong one, writes it in the log, and makes even the right one wait', async () => {
    for (let i = 0; i < 3; i += 1)
      await expect(release('niet de goede wachtzin')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    await expect(release(testPassphrase)).rejects.toMatchObject({ code: 'PASSPHRASE_WAIT', details: { seconds: 5 } })
    const entries = await vault.client.audit.list({ limit: 200 })
    const results = entries.filter(e => e.act === 'packet.released').map(e => e.result)
    expect(results.filter(r => r === 'WRONG_PASSPHRASE')).toHaveLength(4)
    deps.clock.forward(5_000)
    await expect(release(testPassphrase)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(release('weer niet goed getypt')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    await expect(release(testPassphrase)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
