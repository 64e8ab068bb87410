/** Checkpoints of somebody who left stay signed by a key that is known; only what left the vault counts as an anchor (UNANCHORED). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const passphrase = 'negen grijze ganzen boven het veld'
let vault: TestVault
let outside: string
beforeEach(async () => {
  vault = await aVault(plainParser)
  outside = mkdtempSync(join(tmpdir(), 'schakel-outside-'))
})
afterEach(async () => {
  await vault.close()
  rmSync(outside, { recursive: true, force: true })
})

it('keeps the log whole after a user left whose checkpoints are in it', async () => {
  const { client, schakel } = vault
  await client.users.add({ name: 'collega', fullName: 'Collega', role: 'liaison', passphrase })
  await schakel.lock('quit')
  await client.vault.unlock({ slot: 3, passphrase }).catch(() => client.vault.unlock({ passphrase }))
  await schakel.lock('quit')
  await client.vault.unlock({ passphrase: testPassphrase })
  await client.users.disable({ name: 'collega', because: 'vertrokken' })
  expect(await client.audit.verify({})).toMatchObject({ verdict: 'OK' })
})

it('counts what stands after the last checkpoint that left, not after one that stayed', async () => {
  const { client, schakel } = vault
  await schakel.lock('quit')
  await client.vault.unlock({ passphrase: testPassphrase })
  // Nothing left yet: the lock's own checkpoint protects nothing.
  const first = await client.audit.verify({})
  expect(first).toMatchObject({ verdict: 'OK', unanchored: first.count, flags: ['UNANCHORED'] })
  await client.care.backup({ grant: schakel.give([join(outside, 'kopie.schakelbackup')]) })
  const second = await client.audit.verify({})
  // The checkpoint's own entry, the backup's, and nothing else.
  expect(second.unanchored).toBe(second.count - first.count - 1)
  const { checkpoint } = await client.audit.checkpoint({})
  const third = await client.audit.verify({ checkpoint })
  expect(third.unanchored).toBe(1)
})
