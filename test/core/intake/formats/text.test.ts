import { describe, expect, it } from 'vitest'
import { limits } from '../../../../src/intake/limits.ts'
import { bytesOf, flags, readAs } from '../../../support/foreign.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)

describe('character sets without a declaration', () => {
  it.each([
    ['UTF-8 with a mark', bytesOf('\ufeffé'), 'é', 'utf-8'],
    ['UTF-8', bytesOf('Bébé يوسف'), 'Bébé يوسف', 'utf-8'],
    ['UTF-16 little-endian with a mark', bytesOf('\ufeffBrief é', 'utf16le'), 'Brief é', 'utf-16le'],
    ['UTF-16 without a mark', bytesOf('Brief aan u', 'utf16le'), 'Brief aan u', 'utf-16le'],
    [
      'windows-1252',
      bytes(0x63, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x20, 0x93, 0x78, 0x94, 0x20, 0x65, 0x6e),
      'café € “x” en',
      'windows-1252',
    ],
    [
      'iso-8859-15',
      bytes(0x67, 0x65, 0x6c, 0x64, 0x20, 0xa4, 0x34, 0x30, 0x20, 0x65, 0x6e),
      'geld €40 en',
      'iso-8859-15',
    ],
    [
      'windows-1254',
      bytes(0x59, 0x69, 0xf0, 0x69, 0x74, 0x20, 0x42, 0x65, 0x79, 0x20, 0x65, 0x6e),
      'Yiğit Bey en',
      'windows-1254',
    ],
  ])('reads %s', async (_name, content, text, used) => {
    const document = await readAs(content, 'a.txt')
    expect(document.text).toBe(text)
    expect(document.charset?.used).toBe(used)
    expect(flags(document)).toEqual([])
  })

  it('tells scripts apart by statistics and says that this is uncertain', async () => {
    const russian = 'Уважаемые коллеги, сообщаем вам о том, что житель центра не вернулся в свою комнату вчера вечером.'
    const cyrillic = Uint8Array.from(russian, letter => {
      const code = letter.codePointAt(0) ?? 0
      return code < 0x80 ? code : code - 0x410 + 0xc0
    })
    const document = await readAs(cyrillic, 'a.txt')
    expect(document.text).toBe(russian)
    expect(document.charset?.used).toBe('windows-1251')
    expect(flags(document)).toEqual(['IMP-23'])
  })

  it('keeps the good part of broken UTF-8 and counts what it replaced', async () => {
    const broken = Uint8Array.from([...bytesOf('één brief van José: '), 0xff, ...bytesOf(' slot')])
    const document = await readAs(broken, 'a.txt')
    expect(document.text).toBe('één brief van José: \ufffd slot')
    expect(document.warnings).toEqual([{ code: 'IMP-23', count: 1 }])
  })
})

describe('the shape of text', () => {
  it('has LF line ends, composed characters, and the spaces it came with', async () => {
    expect((await readAs('a\r\nb\rc\n e\u0301\u00a0f', 'a.txt')).text).toBe('a\nb\nc\n é\u00a0f')
  })

  it('shows NUL as a replacement and says so (IMP-44)', async () => {
    const document = await readAs('voor\0na en nog veel meer gewone woorden', 'a.txt')
    expect(document.text).toContain('voor\ufffdna')
    expect(flags(document)).toEqual(['IMP-44'])
  })

  it('keeps a line as long as allowed and cuts one that is longer (IMP-44)', async () => {
    const longest = 'x'.repeat(limits.text.lineBytes)
    expect(flags(await readAs(`${longest}\n${longest}`, 'a.txt'))).toEqual([])
    const document = await readAs(`kort\n${longest}y\nslot`, 'a.txt')
    expect(flags(document)).toEqual(['IMP-44'])
    expect(document.text).toBe(`kort\n${longest}\nslot`)
  })

  it('shows as much as allowed of a longer text, up to a whole line (IMP-44)', async () => {
    const line = `${'x'.repeat(99)}\n`
    const longest = line.repeat(Math.floor(limits.text.characters / 100))
    expect(flags(await readAs(longest, 'a.txt'))).toEqual([])
    const document = await readAs(longest + line, 'a.txt')
    expect(flags(document)).toEqual(['IMP-44'])
    expect(document.text).toBe(longest)
  })

  it('says of a text without a letter or digit that it has none', async () => {
    expect((await readAs(' \n--\n', 'a.txt')).hasText).toBe(false)
  })
})
