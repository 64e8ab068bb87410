/** New recovery papers: the former ones count until one of the new was read back, and open nothing afterwards (R84). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainParser } from '../../support/parser.ts'
import { testDeps } from '../../support/deps.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const day = 24 * 60 * 60 * 1000
let vault: TestVault
let deps: ReturnType<typeof testDeps>
beforeEach(async () => {
  deps = testDeps()
  vault = await aVault(plainParser, deps)
})
afterEach(() => vault.close())

const draw = (passphrase = testPassphrase) => vault.client.care.drawPapers({ passphrase })
const use = (share: string) => vault.client.care.usePapers({ share, because: 'Een houder is vertrokken' })
const opens = (shares: readonly (string | undefined)[]) =>
  vault.client.care.drill({ shares: shares.map(share => share ?? '') })

describe('new papers', () => {
  it('replace the former ones once one was read back, and say in the log why', async () => {
    const { shares, readBack } = await draw()
    expect(await opens(vault.shares.slice(0, 2))).toMatchObject({ set: 1 })
    await expect(opens(shares.slice(0, 2))).rejects.toMatchObject({ code: 'SHARES_DO_NOT_OPEN' })
    await use((shares[readBack - 1] ?? '').toLowerCase())
    expect(await opens(shares.slice(1))).toMatchObject({ set: 2 })
    await expect(opens(vault.shares.slice(0, 2))).rejects.toMatchObject({ code: 'SHARES_DO_NOT_OPEN' })
    await expect(opens([shares[0], vault.shares[1]])).rejects.toMatchObject({ code: 'SHARE_SET' })
    const { entries } = await vault.client.audit.page({ acts: ['vault.papers_drawn', 'vault.papers_renewed'] })
    expect(entries.map(({ act, result }) => [act, result])).toEqual([
      ['vault.papers_renewed', 'ok'],
      ['vault.papers_drawn', 'ok'],
    ])
    expect(await vault.client.care.verify({})).toMatchObject({ sound: true })
    // They are at hand: practising is due a term later.
    expect((await vault.client.care.moments({})).drillDueAt).toBe(deps.clock.now() + 180 * day)
  })

  it('rise in number each time', async () => {
    for (const set of [2, 3]) {
      const { shares, readBack } = await draw()
      await use(shares[readBack - 1] ?? '')
      expect(await opens(shares.slice(0, 2))).toMatchObject({ set })
    }
  })

  it('count only by the share that was asked for, of these papers', async () => {
    const { shares, readBack } = await draw()
    const other = shares[readBack % 3] ?? ''
    await expect(use(other)).rejects.toMatchObject({ code: 'SHARE_OTHER' })
    await expect(use(vault.shares[readBack - 1] ?? '')).rejects.toMatchObject({ code: 'SHARE_OTHER' })
    await expect(use('0000')).rejects.toMatchObject({ code: 'SHARE_LENGTH' })
    expect(await opens(vault.shares.slice(0, 2))).toMatchObject({ set: 1 })
    await use(shares[readBack - 1] ?? '')
  })

  it('are drawn for who gives the passphrase, and forgotten by locking and by a new master key', async () => {
    await expect(draw('niet de goede wachtzin')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    const first = await draw()
    await vault.schakel.lock('demand')
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    await expect(use(first.shares[first.readBack - 1] ?? '')).rejects.toMatchObject({ code: 'NOTHING_PREPARED' })
    const second = await draw()
    await vault.client.care.rotate({ passphrase: testPassphrase, because: 'proef' })
    await expect(use(second.shares[second.readBack - 1] ?? '')).rejects.toMatchObject({ code: 'NOTHING_PREPARED' })
    expect(await opens(vault.shares.slice(0, 2))).toMatchObject({ set: 1 })
  })

  it('keep what happened between drawing and using: a new user stays', async () => {
    const { shares, readBack } = await draw()
    const passphrase = 'negen grijze ganzen boven het veld'
    await vault.client.users.add({ name: 'collega', fullName: 'Collega', role: 'liaison', passphrase })
    await use(shares[readBack - 1] ?? '')
    await vault.schakel.lock('demand')
    await vault.client.vault.unlock({ passphrase })
    expect((await vault.client.vault.status({})).user?.name).toBe('collega')
  })
})
