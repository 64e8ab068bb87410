/** Mailbox files: each message as it stands, however many there are. */
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../../src/intake/formats/index.ts'
import { readInParts } from '../../../../src/intake/read-in-parts.ts'
import { limits } from '../../../../src/intake/limits.ts'
import { rangesOf, type Ranges } from '../../../../src/intake/ranges.ts'
import { aMail, attached, bytesOf, everythingIn, flags, plain, readAs } from '../../../support/foreign.ts'
import { plainParser } from '../../../support/parser.ts'

const line = 'From afzender@coa.example Mon Oct  3 16:11:47 2016\n'
const mailText = (subject: string, body = 'Goedemorgen') =>
  Buffer.from(aMail({ Subject: subject }, plain(body)))
    .toString()
    .replaceAll('\r\n', '\n')
const mailbox = (...mails: string[]) => mails.map(mail => `${line}${mail}\n\n`).join('')

describe('a mailbox file', () => {
  it('gives each message with exactly its own bytes', async () => {
    const mails = [mailText('een'), mailText('twee')]
    const document = await readAs(mailbox(...mails), 'postvak.mbox')
    expect([document.format, flags(document)]).toEqual(['mbox', []])
    expect(document.children.map(child => [child.name, child.role, child.subject])).toEqual([
      ['1.eml', 'message', 'een'],
      ['2.eml', 'message', 'twee'],
    ])
    expect(document.children.map(child => Buffer.from(child.bytes ?? '').toString())).toEqual(
      mails.map(mail => `${mail}\n`),
    )
  })

  it('is told by its content, and by its name when it holds one message', async () => {
    expect((await readAs(mailbox(mailText('een'), mailText('twee')), 'zonder naam')).children).toHaveLength(2)
    expect((await readAs(mailbox(mailText('een')), 'een.mbox')).children).toHaveLength(1)
    expect((await readAs(mailbox(mailText('een')), 'een.eml')).format).toBe('eml')
  })

  it('does not part a letter that says "From …" in its own words', async () => {
    const body = 'Film:\n\nFrom Russia with love\nJaar: 1963\n\n>From here on\nNaam: x'
    expect((await readAs(mailbox(mailText('een', body), mailText('twee')), 'a.mbox')).children).toHaveLength(2)
  })

  it('loses no message next to one that cannot be read', async () => {
    const deep = `${'Content-Type: multipart/mixed; boundary=a\n\n--a\n'.repeat(3)}x`
    const wide = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n${'--a\n\nx\n'.repeat(600)}`
    const document = await readAs(mailbox(deep, `Subject: breed\n${wide}`, mailText('drie')), 'a.mbox')
    expect(document.children.map(child => child.refusal?.code ?? child.subject)).toEqual([null, 'IMP-22', 'drie'])
  })

  it('keeps no list that lies in one of its messages (R7)', async () => {
    const list = 'Naam;V-nummer;Bijzonderheden\nGeheim Een;2810000001;\nTwee;2810000002;iets\n'
    const document = await readAs(mailbox(mailText('een'), mailText('lijst', list)), 'a.mbox')
    expect(document.children[1]?.children[0]?.list?.records).toBe(2)
    expect(everythingIn(document)).not.toContain('Geheim Een')
  })
})

describe('a mailbox that does not fit into one answer', () => {
  const many = Array.from({ length: limits.mailbox.messages + 3 }, (_, i) => mailText(`bericht ${i + 1}`))

  it('says where the rest begins', async () => {
    const bytes = bytesOf(mailbox(...many))
    const reply = await parseDocument(bytes, { name: 'a.mbox' })
    const rest = reply.kind === 'document' ? reply.document.rest : null
    expect(rest?.first).toBe(limits.mailbox.messages)
    expect(Buffer.from(bytes.subarray(rest?.at ?? 0)).toString()).toMatch(/^From afzender.*\nFrom: [\s\S]*bericht 501/)
  })

  it('comes in parts, every message once and in order', async () => {
    const subjects: (string | null)[] = []
    const names: string[] = []
    for await (const { reply } of readInParts(plainParser(), bytesOf(mailbox(...many)), { name: 'a.mbox' })) {
      for (const child of reply.kind === 'document' ? reply.document.children : []) {
        subjects.push(child.subject)
        names.push(child.name)
      }
    }
    expect(subjects).toEqual(many.map((_, i) => `bericht ${i + 1}`))
    expect(names.at(-1)).toBe(`${many.length}.eml`)
  })

  it('is never asked for as a whole, and answered in parts that do not grow with it', async () => {
    const mails = Array.from({ length: 70 }, (_, i) => mailText(`groot ${i + 1}`, `${'x'.repeat(99)}\n`.repeat(10_000)))
    const bytes = bytesOf(mailbox(...mails))
    const asked: number[] = []
    const ranges: Ranges = {
      sizeBytes: bytes.length,
      read: (at, length) => {
        asked.push(length)
        return rangesOf(bytes).read(at, length)
      },
    }
    const subjects: (string | null)[] = []
    const weights: number[] = []
    for await (const { reply } of readInParts(plainParser(), ranges, { name: 'a.mbox' })) {
      const children = reply.kind === 'document' ? reply.document.children : []
      subjects.push(...children.map(child => child.subject))
      weights.push(children.reduce((sum, child) => sum + (child.bytes?.length ?? 0), 0))
    }
    expect(subjects).toEqual(mails.map((_, i) => `groot ${i + 1}`))
    expect(bytes.length).toBeGreaterThan(limits.mailbox.largestPartBytes)
    expect(Math.max(...asked)).toBe(limits.mailbox.partBytes)
    expect(Math.max(...weights)).toBeLessThan(limits.mailbox.answerBytes)
  })

  it('is asked for a larger part where a message does not fit into one, and then for small ones again', async () => {
    const heavy = attached('a.bin', 'application/octet-stream', new Uint8Array(14_000_000))
    const large = Buffer.from(aMail({ Subject: 'groot' }, plain('x'), heavy))
      .toString()
      .replaceAll('\r\n', '\n')
    const rest = Array.from({ length: 60 }, (_, i) => mailText(`rest ${i}`, `${'x'.repeat(99)}\n`.repeat(10_000)))
    const bytes = bytesOf(mailbox(mailText('een'), large, mailText('drie'), ...rest))
    const asked: number[] = []
    const ranges: Ranges = {
      sizeBytes: bytes.length,
      read: (at, length) => {
        asked.push(length)
        return rangesOf(bytes).read(at, length)
      },
    }
    const subjects: (string | null)[] = []
    for await (const { reply } of readInParts(plainParser(), ranges, { name: 'a.mbox' }))
      for (const child of reply.kind === 'document' ? reply.document.children : [])
        subjects.push(child.refusal?.code ?? child.subject)
    expect(subjects).toEqual(['een', 'groot', 'drie', ...rest.map((_, i) => `rest ${i}`)])
    const { partBytes, largestPartBytes } = limits.mailbox
    expect(asked.slice(1)).toContain(largestPartBytes)
    expect(asked.filter(length => length === partBytes).length).toBeGreaterThan(2)
  })

  it('reads on behind a message that is too large, which stays by name (IMP-20)', async () => {
    const huge = mailText('te groot', 'x'.repeat(limits.mailbox.largestPartBytes))
    const outcomes: (string | null)[] = []
    const bytes = bytesOf(mailbox(mailText('een'), huge, mailText('drie')))
    for await (const { reply } of readInParts(plainParser(), bytes, { name: 'a.mbox' })) {
      for (const child of reply.kind === 'document' ? reply.document.children : [])
        outcomes.push(child.refusal?.code ?? child.subject)
    }
    expect(outcomes).toEqual(['een', 'IMP-20', 'drie'])
  })
})
