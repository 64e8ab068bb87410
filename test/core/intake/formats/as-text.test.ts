/** Bytes that a person wants as letters: the chosen set and no other, whatever they are; a list of persons stays one (R6, R49). */
import { describe, expect, it } from 'vitest'
import type { TextCharset } from '../../../../src/contract/charsets.ts'
import { parseDocument } from '../../../../src/intake/formats/index.ts'

const asText = async (bytes: Uint8Array, charset: TextCharset = 'utf-8', name = 'stuk') => {
  const reply = await parseDocument(bytes, { name, asText: charset })
  return reply.kind === 'document' ? reply.document : expect.fail(reply.code)
}

describe('bytes as letters', () => {
  it.each([
    ['windows-1252', [0x93, 0x63, 0x61, 0x66, 0xe9, 0x94], '“café”'],
    ['windows-1256', [0xc3, 0xc8, 0xe6], 'أبو'],
    ['utf-16le', [0xff, 0xfe, 0x6a, 0x00, 0x61, 0x00], 'ja'],
    ['utf-8', [0xef, 0xbb, 0xbf, 0xc3, 0xa9], 'é'],
  ] as const)('read in %s as it says, without a mark of byte order', async (charset, bytes, text) => {
    const document = await asText(Uint8Array.from(bytes), charset)
    expect(document).toMatchObject({ text, hasText: true, charset: { used: charset } })
    expect(document.warnings).toContainEqual({ code: 'IMP-52', at: charset })
  })

  it('follow no structure: an archive, a mail and a program are letters like any other', async () => {
    for (const start of ['PK\x03\x04', 'From: a@b.example\r\nSubject: x\r\n\r\n', 'MZ\x90', '%PDF-1.7 ']) {
      const document = await asText(Buffer.from(`${start}gewone woorden`, 'latin1'), 'windows-1252')
      expect(document).toMatchObject({
        format: 'txt',
        mediaType: 'application/octet-stream',
        subject: null,
        children: [],
      })
      expect(document.text).toContain('gewone woorden')
    }
  })

  it('are counted where the set does not fit, and bounded', async () => {
    const wrong = await asText(Uint8Array.from([0x61, 0xff, 0xfe, 0x62]))
    expect(wrong.text).toBe('a\ufffd\ufffdb')
    expect(wrong.warnings).toContainEqual({ code: 'IMP-23', count: 2 })
    const zeros = await asText(new Uint8Array(1_000))
    expect(zeros.hasText).toBe(false)
    expect(zeros.text).not.toContain('\0')
  })

  it('are a list where they are one: no row but those with a remark (R6)', async () => {
    const rows = [
      'Volgnr;Naam;V-nummer;Geb.datum;Opmerking',
      '1;Verborgen Persoon;1234567890;01-02-1990;',
      '2;A. Ander;1234567891;03-04-1991;meldde zich',
    ]
    const document = await asText(Buffer.from(rows.join('\n')))
    expect(document.list?.offered).toHaveLength(1)
    expect(document.text).toBe('')
    expect(JSON.stringify(document)).not.toContain('Verborgen')
  })
})
