/** S/MIME and OpenPGP, in mail and as files: what is signed is read, what is encrypted stays closed, and both are said. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMail, attached, bytesOf, flags, plain, readAs, replyTo } from '../../../support/foreign.ts'

const file = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../support/fixtures/sealed/${name}`, import.meta.url)))
const words = 'Zij sprak over vertrek naar José.\n'

describe('as a file, under its name or any other', () => {
  it.each(['signed.p7m', 'signed-in-pieces.p7m', 'signed.pem.p7m'])('%s shows what was signed', async name => {
    for (const called of [name, 'bijlage']) {
      const document = await readAs(file(name), called)
      expect([document.format, document.mediaType, flags(document)]).toEqual([
        'smime',
        'application/pkcs7-mime',
        ['IMP-51'],
      ])
      expect(document.children.map(child => [child.role, child.text, flags(child)])).toEqual([['embedded', words, []]])
    }
  })

  it.each([
    ['enveloped.p7m', 'application/pkcs7-mime', 'IMP-30'],
    ['auth-enveloped.p7m', 'application/pkcs7-mime', 'IMP-30'],
    ['detached.p7s', 'application/pkcs7-mime', 'IMP-51'],
    ['encrypted.pgp', 'application/pgp-encrypted', 'IMP-30'],
    ['by-passphrase.gpg', 'application/pgp-encrypted', 'IMP-30'],
    ['encrypted.asc', 'application/pgp-encrypted', 'IMP-30'],
    ['key.asc', 'application/pgp-keys', 'IMP-30'],
    ['signature.asc', 'application/pgp-signature', 'IMP-51'],
  ])('%s stays closed as %s (%s)', async (name, mediaType, code) => {
    for (const called of [name, 'bijlage']) {
      const document = await readAs(file(name), called)
      expect([document.format, document.mediaType, document.text, flags(document)]).toEqual([
        'unknown',
        mediaType,
        '',
        [code],
      ])
    }
  })

  it('clear-signed words are words', async () => {
    const document = await readAs(file('clear-signed.asc'), 'clear-signed.asc')
    expect(document.text).toBe('Zij sprak over vertrek.\n- en over terugkeer.\n[PGP SIGNATURE]\n')
    expect(flags(document)).toEqual(['IMP-51'])
  })
})

describe('as a mail', () => {
  it('shows what a signature holds, and what stands beside one', async () => {
    const opaque = await readAs(file('opaque-signed.eml'), 'a.eml')
    expect([opaque.subject, flags(opaque)]).toEqual(['Ondertekend en dicht', ['IMP-26', 'IMP-51']])
    expect(opaque.children[0]?.children[0]?.text).toBe(words)
    const clear = await readAs(file('clear-signed.eml'), 'a.eml')
    expect([clear.text, flags(clear)]).toEqual([words, ['IMP-26', 'IMP-51']])
    expect(clear.children.map(child => [child.name, child.bytes !== null])).toEqual([['smime.p7s', true]])
  })

  it('keeps what is encrypted, unopened', async () => {
    const mail = await readAs(file('enveloped.eml'), 'a.eml')
    expect([mail.subject, mail.text, flags(mail)]).toEqual(['Versleuteld', '', ['IMP-26', 'IMP-30']])
    expect(mail.children.map(child => [child.name, child.format, (child.bytes?.length ?? 0) > 400])).toEqual([
      ['smime.p7m', 'unknown', true],
    ])
  })

  it('of PGP (RFC 3156) keeps both of its parts', async () => {
    const encrypted = Buffer.from(file('encrypted.asc')).toString()
    const mail = [
      'From: a@coa.example',
      'Date: Mon, 3 Oct 2016 16:11:47 +0200',
      'MIME-Version: 1.0',
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=p',
      '',
      '--p',
      'Content-Type: application/pgp-encrypted',
      '',
      'Version: 1',
      '--p',
      'Content-Type: application/octet-stream; name=encrypted.asc',
      '',
      `${encrypted}--p--`,
    ].join('\r\n')
    const document = await readAs(mail, 'a.eml')
    expect(flags(document)).toEqual(['IMP-30'])
    expect(document.children.map(child => [child.mediaType, flags(child)])).toEqual([
      ['application/pgp-encrypted', ['IMP-30']],
      ['application/pgp-encrypted', ['IMP-30']],
    ])
  })

  it('with armour among its words leaves a mark in its place, and every word around it', async () => {
    const block = Buffer.from(file('encrypted.asc')).toString()
    const mail = await readAs(aMail({}, plain(`Zie hieronder.\n\n${block}\nGroet, A.`)), 'a.eml')
    expect(mail.text).toBe('Zie hieronder.\n\n[PGP MESSAGE]\n\nGroet, A.')
    expect(flags(mail)).toEqual(['IMP-30'])
    const open = block.slice(0, block.indexOf('-----END'))
    const unclosed = await readAs(aMail({}, plain(`${open}Niet gesloten, wel te lezen.`)), 'a.eml')
    expect(unclosed.text).toBe('[PGP MESSAGE]\nNiet gesloten, wel te lezen.')
  })

  it('with signed words shows them', async () => {
    const mail = await readAs(aMail({}, plain(Buffer.from(file('clear-signed.asc')).toString())), 'a.eml')
    expect(mail.text.trim()).toBe('Zij sprak over vertrek.\n- en over terugkeer.\n[PGP SIGNATURE]')
    expect(flags(mail)).toEqual(['IMP-51'])
  })

  it('keeps no list that was signed (R7)', async () => {
    const list = bytesOf('Naam;V-nummer;Bijzonderheden\r\nGeheim Een;2810000001;\r\nTwee;2810000002;iets\r\n')
    const signed = signedData(bytesOf(`Content-Type: text/csv; name=lijst.csv\r\n\r\n${Buffer.from(list).toString()}`))
    const mail = await readAs(aMail({}, plain('x'), attached('smime.p7m', 'application/pkcs7-mime', signed)), 'a.eml')
    expect(mail.children.map(child => child.refusal?.code)).toEqual(['IMP-49'])
  })
})

/** The least that counts as signed data with content. */
function signedData(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const element = (tag: number, ...pieces: Uint8Array[]): Uint8Array => {
    const body = Buffer.concat(pieces)
    return Buffer.concat([Buffer.from([tag, 0x82, body.length >> 8, body.length & 0xff]), body])
  }
  const oid = (last: number): Uint8Array => element(6, Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, last]))
  const inner = element(0x30, oid(1), element(0xa0, element(4, content)))
  const data = element(0x30, element(2, Buffer.from([1])), element(0x31), inner)
  return new Uint8Array(element(0x30, oid(2), element(0xa0, data)))
}

describe('signed data that lies', () => {
  it('never stops the reading, whatever bytes are changed or cut off', async () => {
    const names = ['signed.p7m', 'signed-in-pieces.p7m', 'encrypted.pgp']
    const change = fc.record({ at: fc.nat(1_600), to: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.array(change), fc.nat(1_600), async (name, changes, cut) => {
        const bytes = file(name).slice(0, 1_700 - cut)
        for (const { at, to } of changes) if (at < bytes.length) bytes[at] = to
        const reply = await replyTo(bytes, name)
        expect(reply.kind === 'refusal' ? reply.code : 'read').not.toBe('IMP-45')
      }),
      { numRuns: 200 },
    )
  })
})
