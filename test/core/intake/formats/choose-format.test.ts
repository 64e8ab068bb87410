import { describe, expect, it } from 'vitest'
import { aZip, bytesOf, flags, readAs, refusalOf } from '../../../support/foreign.ts'
import { aPng } from '../../../support/pictures.ts'

describe('the content decides', () => {
  it('reads a mail that calls itself text, and flags the name (IMP-08)', async () => {
    const document = await readAs('From: a@coa.example\r\nDate: Mon, 3 Oct 2016 16:11:47 +0200\r\n\r\nbericht', 'a.txt')
    expect([document.format, document.text]).toEqual(['eml', 'bericht'])
    expect(document.warnings).toEqual([{ code: 'IMP-08', at: 'txt → eml' }])
  })

  it('keeps a picture as a picture, whatever it is called', async () => {
    const document = await readAs(aPng(), 'verslag.pdf')
    expect([document.format, document.mediaType, document.hasText]).toEqual(['image', 'image/png', false])
    expect(flags(document)).toEqual(['IMP-08'])
  })

  it('says nothing when name and content agree', async () => {
    expect(flags(await readAs('gewone tekst', 'a.txt'))).toEqual([])
    expect(flags(await readAs('gewone tekst', 'zonder extensie'))).toEqual([])
  })
})

describe('programs and scripts are refused in red (IMP-09)', () => {
  it.each([
    ['a program for Windows', 'MZ\u0090\u0000', 'a.exe'],
    ['one that says it is a document', 'MZ\u0090\u0000', 'a.docx'],
    ['a program for Linux', '\u007fELF\u0002', 'a'],
    ['a script by its first line', '#!/bin/sh\nrm -r x', 'a.txt'],
    ['a script by its name', 'echo hallo', 'a.bat'],
    ['a script page', '<script>x</script>', 'a.hta'],
    ['a shortcut', 'L\u0000\u0000\u0000\u0001\u0014\u0002\u0000', 'a.pdf.lnk'],
  ])('%s', async (_what, content, name) => {
    expect(await refusalOf(bytesOf(content, 'latin1'), name)).toMatchObject({ code: 'IMP-09', red: true })
  })

  it('a program for the Java machine inside an archive', async () => {
    const jar = aZip(['META-INF/MANIFEST.MF', 'A.class'].map(name => ({ name, content: bytesOf('x') })))
    expect(await refusalOf(jar, 'a.zip')).toMatchObject({ code: 'IMP-09', red: true })
  })

  it('a disk image', async () => {
    const image = new Uint8Array(2_048)
    image.set(bytesOf('koly'), 2_048 - 512)
    expect(await refusalOf(image, 'a.dmg')).toMatchObject({ code: 'IMP-09', red: true })
  })
})

describe('what is not opened is kept and named', () => {
  it.each([
    ['7z', '7z\u00bc\u00af\u0027\u001c', 'a.7z', 'IMP-19'],
    ['rar', 'Rar!\u001a\u0007\u0000', 'a.rar', 'IMP-19'],
    ['an old Office document', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'a.doc', 'IMP-19'],
    ['something sealed, by its name', '0\u0082\u0001\u0000\u0006', 'smime.p7m', 'IMP-30'],
    ['a PGP message', '-----BEGIN PGP MESSAGE-----\n\nabc', 'a.asc', 'IMP-30'],
    ['bytes that nobody knows', '\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0000\u0001\u0002', 'a.dat', 'IMP-19'],
  ])('%s', async (_what, content, name, code) => {
    const document = await readAs(bytesOf(content, 'latin1'), name)
    expect([document.format, document.text]).toEqual(['unknown', ''])
    expect(flags(document)).toContain(code)
  })

  it('an encrypted Office document asks for its password (IMP-16)', async () => {
    const header = bytesOf('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'latin1')
    const encrypted = Uint8Array.from([...header, ...bytesOf('EncryptedPackage', 'utf16le')])
    expect(await refusalOf(encrypted, 'a.docx')).toEqual({ code: 'IMP-16', red: false })
  })
})

describe('names', () => {
  it.each([
    ['../../weg.txt', 'IMP-06', '../../weg.txt'],
    ['regel\neen.txt', 'IMP-06', 'regel\\u{000a}een.txt'],
    [`${'x'.repeat(300)}.txt`, 'IMP-06', 'x'.repeat(255)],
    ['gevaar\u202etxt.exe.txt', 'IMP-07', 'gevaar\\u{202e}txt.exe.txt'],
    ['nul\u200bbreed.txt', 'IMP-07', 'nul\\u{200b}breed.txt'],
  ])('%j is shown as a label (%s)', async (name, code, label) => {
    const document = await readAs('gewone tekst', name)
    expect(flags(document)).toContain(code)
    expect(document.name).toBe(label)
  })

  it('keeps the joiners that Persian names are written with', async () => {
    expect(flags(await readAs('gewone tekst', 'می\u200cخواهم.txt'))).toEqual([])
  })
})

it('refuses an empty file (IMP-01)', async () => {
  expect(await refusalOf(new Uint8Array(), 'a.txt')).toEqual({ code: 'IMP-01', red: false })
})
