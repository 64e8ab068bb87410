/** Files behind a password, as other programs make them: opened for one reading, refused with a reason, and kept as received. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseDocument } from '../../../../src/intake/formats/index.ts'
import { allText } from '../../../support/foreign.ts'
import { run } from '../../../support/programs.ts'
import { sampleFiles } from '../../../support/samples.ts'

const fixtures = join(import.meta.dirname, '../../../support/fixtures/passwords')
const folder = mkdtempSync(join(tmpdir(), 'schakel-passwords-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fixture = (name: string) => new Uint8Array(readFileSync(join(fixtures, name)))
/** By qpdf, with each of the ways that PDF readers still meet. */
function encryptedPdf(bits: string): Uint8Array {
  const out = join(folder, `${bits}.pdf`)
  const sample = sampleFiles().find(path => path.includes('S05_')) ?? ''
  const weak = bits === '256' ? [] : ['--allow-weak-crypto']
  run('qpdf', [...weak, '--encrypt', 'geheim', 'eigenaar', bits, '--', sample, out])
  return new Uint8Array(readFileSync(out))
}

const files: readonly [string, () => Uint8Array, string][] = [
  ['zipcrypto.zip', () => fixture('zipcrypto.zip'), 'geheime brief over een gesprek'],
  ['aes.zip', () => fixture('aes.zip'), 'geheime brief over een gesprek'],
  ['agile.docx', () => fixture('agile.docx'), 'Nidos – jeugdbescherming voor vluchtelingen'],
  ['standard.docx', () => fixture('standard.docx'), 'Nidos – jeugdbescherming voor vluchtelingen'],
  ['aes256.pdf', () => encryptedPdf('256'), 'KM-IR-16-20518'],
  ['rc4.pdf', () => encryptedPdf('128'), 'KM-IR-16-20518'],
]

describe.each(files)('%s', (name, made, words) => {
  it('asks for its password, says when it does not fit, and is read with it', async () => {
    const bytes = made()
    const code = async (password?: string) => {
      const reply = await parseDocument(bytes, { name, password })
      return reply.kind === 'refusal' ? reply.code : 'read'
    }
    expect(await code()).toBe('IMP-16')
    expect(await code('Geheim')).toBe('IMP-50')
    const reply = await parseDocument(bytes, { name, password: 'geheim' })
    if (reply.kind === 'refusal') return expect.fail(reply.code)
    expect(allText(reply.document)).toContain(words)
  })
})

describe('an archive whose bytes were changed', () => {
  it('is refused with the right password, too, where its code of authenticity says so', async () => {
    const bytes = fixture('aes.zip')
    const at = Buffer.from(bytes).indexOf('brief.txt') + 40
    bytes[at] = (bytes[at] ?? 0) ^ 1
    expect(await parseDocument(bytes, { name: 'aes.zip', password: 'geheim' })).toMatchObject({ kind: 'refusal' })
  })
})

describe('an Office document that asks for turns without end', () => {
  it('stays unopened', async () => {
    const text = Buffer.from(fixture('agile.docx')).toString('latin1')
    const bytes = new Uint8Array(Buffer.from(text.replace('spinCount="100000" ', 'spinCount="9999999"'), 'latin1'))
    expect(await parseDocument(bytes, { name: 'a.docx', password: 'geheim' })).toMatchObject({ code: 'IMP-16' })
  })
})
