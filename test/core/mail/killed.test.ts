/** The program is killed while it fetches, again and again: what it had told is there, and nothing is there twice. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startDovecot, type Dovecot } from '../../support/dovecot.ts'
import { accountAt, addAccount, aMailVault, aMessage } from '../../support/mail-vault.ts'
import { testPassphrase, type TestVault } from '../../support/vault.ts'

const messages = 400
let server: Dovecot
let vault: TestVault
beforeEach(async () => {
  server = await startDovecot()
  vault = await aMailVault()
})
afterEach(async () => {
  await vault.close()
  await server.stop()
})

/** Labels that were told before it ended; killed hard after so many, or left alone. */
async function fetchAndKill(after: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../support/fetch-child.ts'), vault.folder, vault.stateFolder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
    if (said.split('\n').length > after) child.kill('SIGKILL')
  })
  await new Promise(resolve => child.once('close', resolve))
  return said.split('\n').filter(line => line.endsWith('.eml'))
}

it('keeps what it told, and gives the rest once', async () => {
  for (let n = 0; n < messages; n += 1) server.deliver(aMessage(n))
  await addAccount(vault, accountAt(server))
  await vault.client.vault.lock({ cause: 'demand' })
  const told: string[] = []
  for (const after of [1, 40, 130, 60, Infinity]) told.push(...(await fetchAndKill(after)))
  await vault.client.vault.unlock({ passphrase: testPassphrase })
  expect(new Set(told).size, 'nothing told twice').toBe(told.length)
  const labels: string[] = []
  for (const { run } of (await vault.client.imports.runs({ limit: 50 })).rows) {
    let after: string | undefined
    do {
      const page = await vault.client.imports.units({ run, limit: 200, ...(after === undefined ? {} : { after }) })
      for (const unit of page.rows) {
        expect(unit.kind).toBe('registered')
        labels.push(unit.label ?? '')
      }
      after = page.next ?? undefined
    } while (after !== undefined)
  }
  const all = Array.from({ length: messages }, (_, n) => `INBOX ${n + 1}.eml`).sort()
  expect(labels.sort()).toEqual(all)
  expect(all).toEqual(expect.arrayContaining(told))
}, 180_000)
