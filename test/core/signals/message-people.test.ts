/** Who sent a message to whom: all of its headers are kept and shown, and their addresses belong to nobody that it speaks of. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SignalDetail } from '../../../src/contract/signals.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let folder: string
let vault: TestVault
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-people-'))
  vault = await aVault(plainParser)
})
afterEach(async () => {
  await vault.close()
  rmSync(folder, { recursive: true })
})

const mail = [
  'Message-ID: <mensen@coa.example>',
  'From: T. Fictiva <t.fictiva@coa.example>',
  'Reply-To: Balie <balie@coa.example>',
  'To: liaison@ind.example',
  'Cc: avim@politie.example',
  'Bcc: archief@ind.example',
  'Date: Thu, 17 Nov 2016 10:00:00 +0100',
  'Subject: Met alle koppen',
  '',
  'Antwoord aan balie@coa.example of archief@ind.example. Hij schrijft zelf als reiziger@post.example.',
].join('\r\n')

async function taken(): Promise<SignalDetail> {
  const path = join(folder, 'koppen.eml')
  writeFileSync(path, mail)
  const events = await vault.client.signals.import({ grant: vault.schakel.give([path]) })
  while (!(await events.next()).done);
  await vault.schakel.workDone()
  const [row] = (await vault.client.signals.list({ limit: 1 })).rows
  return vault.client.signals.show({ signal: row?.id ?? expect.fail('no signal') })
}

it('keeps and shows the hidden copy and whom an answer goes to, beside the others', async () => {
  const { extracts } = await taken()
  expect(extracts[0]?.people).toEqual({
    from: { address: 't.fictiva@coa.example', name: 'T. Fictiva' },
    to: [{ address: 'liaison@ind.example', name: '' }],
    cc: [{ address: 'avim@politie.example', name: '' }],
    bcc: [{ address: 'archief@ind.example', name: '' }],
    replyTo: [{ address: 'balie@coa.example', name: 'Balie' }],
  })
})

it('proposes no address of its headers as somebody’s', async () => {
  const { id } = await taken()
  const { mentions } = await vault.client.annotations.list({ signal: id })
  expect(mentions.filter(({ kind }) => kind === 'email').map(({ surface }) => surface)).toEqual([
    'reiziger@post.example',
  ])
})

it('covers the name of a protected reporter, in the address too (R29)', async () => {
  const { id } = await taken()
  await vault.client.signals.setReporter({ signal: id, name: 'T. Fictiva' })
  const { extracts } = await vault.client.signals.show({ signal: id })
  expect(JSON.stringify(extracts[0]?.people)).not.toMatch(/fictiva/i)
  expect(extracts[0]?.people?.from?.address).toMatch(/@coa\.example$/)
})

it('names nobody for what was typed in', async () => {
  const { signal } = await vault.client.signals.add({ channel: 'desk', title: 'Balie', text: 'Iemand vertelde iets.' })
  expect((await vault.client.signals.show({ signal })).extracts[0]?.people).toBeNull()
})
