/** What came in with a signal as one tree: every node of a mail, what became of it, and how many were not read (R48). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SignalDetail } from '../../../src/contract/signals.ts'
import { nestedMail } from '../../support/nested-mail.ts'
import { plainParser } from '../../support/parser.ts'
import { aPng } from '../../support/pictures.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let folder: string
let vault: TestVault
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-parts-'))
  vault = await aVault(plainParser)
})
afterEach(async () => {
  await vault.close()
  rmSync(folder, { recursive: true })
})

async function taken(name: string, content: string | Uint8Array): Promise<SignalDetail> {
  const path = join(folder, name)
  writeFileSync(path, content)
  const events = await vault.client.signals.import({ grant: vault.schakel.give([path]) })
  while (!(await events.next()).done);
  const { rows } = await vault.client.signals.list({ limit: 10 })
  const details = await Promise.all(rows.map(({ id }) => vault.client.signals.show({ signal: id })))
  return details.find(({ originals }) => originals[0]?.name === name) ?? expect.fail('no signal')
}

const lines = ({ parts }: SignalDetail): string[] =>
  parts.rows.map(row => `${'  '.repeat(row.depth)}${row.mediaType} ${row.name} ${row.became}`)

it('shows every node of a mail in its place, and counts those that hold something', async () => {
  const signal = await taken('alles.eml', nestedMail())
  expect(lines(signal)).toEqual([
    'message/rfc822 alles.eml holds',
    '  multipart/mixed  holds',
    '    multipart/alternative  holds',
    '      text/plain  shown',
    '      multipart/related  holds',
    '        text/html  same_words',
    '        image/png logo.png no_words',
    '    message/rfc822  holds',
    '      multipart/mixed  holds',
    '        text/plain  shown',
    '        text/plain eerder.txt read',
    '    application/zip stukken.zip holds',
    '      text/plain notitie.txt read',
    '    text/csv looplijst.csv list',
    '    application/pkcs7-mime smime.p7s signature',
    '    application/pkcs7-mime dicht.p7m encrypted',
    '    text/plain  empty',
  ])
  const { all, notRead, partly } = signal.parts
  expect({ all, notRead, partly }).toEqual({ all: 10, notRead: 2, partly: 0 })
})

it('says the size of each node without its transfer encoding, and where its bytes were kept apart', async () => {
  const signal = await taken('alles.eml', nestedMail())
  const row = (name: string) => signal.parts.rows.find(each => each.name === name) ?? expect.fail(name)
  expect(row('logo.png').sizeBytes).toBe(aPng(2, 2).length)
  const kept = signal.originals.find(({ name }) => name === 'eerder.txt')
  expect(row('eerder.txt')).toMatchObject({ original: kept?.id, sizeBytes: 'Een verslag van vorige week.'.length })
  expect(row('looplijst.csv').original).toBeNull()
  expect(row('dicht.p7m').code).toBe('IMP-30')
})

it('counts a picture as read once somebody typed over what it says', async () => {
  const signal = await taken('foto.png', aPng(4, 4))
  expect(lines(signal)).toEqual(['image/png foto.png no_words'])
  expect(signal.parts.notRead).toBe(1)
  const original = signal.originals[0]?.id ?? expect.fail('no original')
  await vault.client.signals.transcribe({ signal: signal.id, original, page: 1, text: 'Een regel op de foto.' })
  expect((await vault.client.signals.show({ signal: signal.id })).parts).toMatchObject({ all: 1, notRead: 0 })
})

it('keeps apart what an HTML version says otherwise, and names what was nested too deep', async () => {
  const other = nestedMail().replace(
    'over zijn reis.</p>',
    'o</p><p>Stuur vandaag het wachtwoord van uw rekening naar ons kantoor in de stad</p>',
  )
  expect(lines(await taken('anders.eml', other))).toContain('        text/html  other_words')
  const levels = Array.from(
    { length: 25 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  const deep = `From: a@coa.example\r\nSubject: diep\r\n${levels.join('')}Content-Type: text/plain\r\n\r\nonderin\r\n`
  const { parts } = await taken('diep.eml', deep)
  expect(parts.rows.at(-1)).toMatchObject({ became: 'not_read', code: 'IMP-21' })
  expect(parts).toMatchObject({ all: 1, notRead: 1 })
})
