/** Security design §8 and §15, row 19: a clock that jumps, and another version of the program, are each a line of the log. */
import { afterEach, expect, it } from 'vitest'
import { AuditedDatabase } from '../../../src/audit/index.ts'
import { testDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const minute = 60_000
let vault: TestVault | undefined
afterEach(() => vault?.close())

/** A clock on the wall that can be moved, beside the time that really goes by. */
async function aVaultWithClock() {
  const deps = testDeps()
  let offset = 0
  let mono = 0
  const start = deps.clock.now()
  const clock = {
    ...deps.clock,
    now: () => start + mono + offset,
    monotonic: () => mono,
    forward: (ms: number) => (mono += ms),
  }
  vault = await aVault(plainParser, { ...deps, clock })
  return { vault, goBy: clock.forward, move: (ms: number) => (offset += ms) }
}
const stepsIn = async ({ client }: TestVault) =>
  (await client.audit.list({ limit: 200 }))
    .filter(({ act }) => act.startsWith('CLOCK_SET'))
    .map(({ act, count }) => [act, count])

it('says by how much the clock was moved, back or forward, before what was done under the other time', async () => {
  const { vault: at, goBy, move } = await aVaultWithClock()
  await at.client.signals.list({})
  goBy(10 * minute)
  move(-24 * 60 * minute)
  await at.client.signals.list({})
  move(48 * 60 * minute)
  await at.client.signals.list({})
  expect(await stepsIn(at)).toEqual([
    ['CLOCK_SET_BACK', 24 * 60 * 60],
    ['CLOCK_SET_FORWARD', 48 * 60 * 60],
  ])
  const acts = (await at.client.audit.list({ limit: 200 })).map(({ act }) => act)
  expect(acts.indexOf('CLOCK_SET_BACK')).toBe(acts.indexOf('signal.listed') + 1)
})

it('is silent about time that went by, and about what a clock is put right by', async () => {
  const { vault: at, goBy, move } = await aVaultWithClock()
  goBy(11 * 60 * minute)
  move(minute)
  await at.client.signals.list({})
  move(-minute)
  await at.client.signals.list({})
  expect(await stepsIn(at)).toEqual([])
})

it('sees at the next unlocking that the clock went back; that it went forward nobody can know', async () => {
  const { vault: at, move } = await aVaultWithClock()
  await at.client.vault.lock({ cause: 'demand' })
  move(-3 * 60 * minute)
  await at.client.vault.unlock({ passphrase: testPassphrase })
  expect(await stepsIn(at)).toEqual([['CLOCK_SET_BACK', 3 * 60 * 60]])
  await at.client.vault.lock({ cause: 'demand' })
  move(30 * 24 * 60 * minute)
  await at.client.vault.unlock({ passphrase: testPassphrase })
  expect(await stepsIn(at)).toHaveLength(1)
})

it('says once that another version of the program works in the vault', async () => {
  const { vault: at } = await aVaultWithClock()
  const opened = at.schakel.opened() ?? expect.fail('locked')
  const { acting, vaultId } = opened.session
  const keys = { vault: vaultId, detail: new Uint8Array(32) }
  const former = new AuditedDatabase(opened.files.database, at.deps, keys, () => undefined, 'schakel 0.0.9')
  former.act(acting, { act: 'vault.info' }, () => undefined)
  opened.files.close()
  await at.client.vault.lock({ cause: 'demand' }).catch(() => undefined)
  const changes = async () =>
    (await at.client.audit.list({ limit: 200 })).filter(({ act }) => act === 'PROGRAM_CHANGED').length
  for (let times = 0; times < 2; times += 1) {
    await at.client.vault.unlock({ passphrase: testPassphrase })
    expect(await changes()).toBe(1)
    await at.client.vault.lock({ cause: 'demand' })
  }
  await at.client.vault.unlock({ passphrase: testPassphrase })
})
