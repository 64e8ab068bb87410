/** Outlook's mail stores: every item comes as the message it is, whatever form the store has, and no lie in it is believed for long. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { ParserReply, type ParsedDocument } from '../../../../src/contract/parsed-document.ts'
import { parseDocument } from '../../../../src/intake/formats/index.ts'
import { readInParts } from '../../../../src/intake/read-in-parts.ts'
import { limits } from '../../../../src/intake/limits.ts'
import { rangesOf, type Ranges } from '../../../../src/intake/ranges.ts'
import { aZip, bytesOf, everythingIn, flags, readAs, refusalOf, replyTo } from '../../../support/foreign.ts'
import { OneByte, type MadeItem } from '../../../support/outlook.ts'
import { plainParser } from '../../../support/parser.ts'
import { aPst, type MadeStore } from '../../../support/pst.ts'

const kind = 0x0c15
const letter: MadeItem = {
  properties: {
    0x001a: 'IPM.Note',
    0x0037: '\u0001\u0005Re: Zorgen over een bewoner',
    0x1000: `Geachte collega,\r\n\r\nZij sprak over vertrek. José ليلى\r\n${'Meer hierover. '.repeat(2_000)}`,
    0x0039: new Date('2016-10-03T14:11:47Z'),
    0x1035: '<7@coa.example>',
    0x0c1a: 'A. de Boer',
    0x0c1f: '/O=COA/OU=NL/CN=RECIPIENTS/CN=ADEBOER',
  },
  recipients: [
    { [kind]: 1, 0x3001: 'Liaison', 0x3003: 'liaison@ind.example' },
    { [kind]: 2, 0x3001: 'Avim', 0x39fe: 'avim@politie.example' },
  ],
  attachments: [
    { properties: { 0x3705: 1, 0x3707: 'verslag é.txt', 0x3701: bytesOf('het verslag') } },
    {
      properties: { 0x3705: 5, 0x3001: 'Eerder bericht' },
      item: {
        properties: { 0x0037: 'Eerder bericht', 0x1000: 'Het eerste bericht.' },
        attachments: [{ properties: { 0x3705: 1, 0x3707: 'foto.bin', 0x3701: new Uint8Array(30_000).fill(7) } }],
      },
    },
  ],
}
const short = (subject: string): MadeItem => ({ properties: { 0x0037: subject, 0x1000: `${subject}.` } })
const store = (more: Partial<MadeStore> = {}): Uint8Array<ArrayBuffer> =>
  aPst({
    folders: [
      { name: 'Postvak IN', items: [letter], folders: [{ name: 'Archief', items: [short('oud')] }] },
      { name: 'Verwijderde items', items: [short('weg')] },
    ],
    ...more,
  })

describe.each([
  ['ansi', 'none'],
  ['ansi', 'cyclic'],
  ['unicode', 'permute'],
  ['unicode', 'cyclic'],
] as const)('a mail store with places of the %s form, veiled by %s', (form, veil) => {
  it('gives every message with sender, receivers, date, subject, words, attachments and the message inside it', async () => {
    const document = await readAs(store({ form, veil }), 'archief.pst')
    expect([document.format, flags(document)]).toEqual(['pst', []])
    const [message] = document.children
    expect(message).toMatchObject({
      format: 'eml',
      role: 'message',
      from: { address: '/O=COA/OU=NL/CN=RECIPIENTS/CN=ADEBOER', name: 'A. de Boer' },
      to: [{ address: 'liaison@ind.example', name: 'Liaison' }],
      cc: [{ address: 'avim@politie.example', name: 'Avim' }],
      subject: 'Re: Zorgen over een bewoner',
      date: '2016-10-03T14:11:47+00:00',
      messageId: '<7@coa.example>',
    })
    expect(message?.text).toContain('Zij sprak over vertrek. José ليلى\nMeer hierover.')
    expect(message?.text.match(/Meer hierover\./g)).toHaveLength(2_000)
    const [report, inner] = message?.children ?? []
    expect([report?.name, Buffer.from(report?.bytes ?? []).toString()]).toEqual(['verslag é.txt', 'het verslag'])
    expect([inner?.role, inner?.subject, inner?.text.trim()]).toEqual([
      'message',
      'Eerder bericht',
      'Het eerste bericht.',
    ])
    expect(inner?.children[0]?.bytes).toEqual(new Uint8Array(30_000).fill(7))
  })

  it('says in which folder each stood', async () => {
    const document = await readAs(store({ form, veil }), 'archief.pst')
    expect(document.children.map(child => [child.name, child.subject])).toEqual([
      ['Postvak IN › 1.eml', 'Re: Zorgen over een bewoner'],
      ['Postvak IN › Archief › 2.eml', 'oud'],
      ['Verwijderde items › 3.eml', 'weg'],
    ])
  })
})

describe('a mail store', () => {
  it('of before Unicode is read by the code page of each item', async () => {
    const arabic = new OneByte(Buffer.from('e1edece1', 'hex'))
    const items = [{ properties: { 0x0037: arabic, 0x1000: arabic, 0x3ffd: 1256 } }]
    const document = await readAs(aPst({ form: 'ansi', folders: [{ name: 'In', items }] }), 'oud.pst')
    expect(document.children[0]?.subject).toBe('ليىل')
  })

  it('is told by how it begins, whatever it is called', async () => {
    expect((await readAs(store(), 'archief.ost')).warnings).toEqual([])
    expect(flags(await readAs(store(), 'archief.txt'))).toEqual(['IMP-08'])
  })

  it('keeps no list that lies in one of its messages (R7)', async () => {
    const list = 'Naam;V-nummer;Bijzonderheden\nGeheim Een;2810000001;\nTwee;2810000002;iets\n'
    const attachments = [{ properties: { 0x3705: 1, 0x3707: 'lijst.csv', 0x3701: bytesOf(list) } }]
    const items = [{ properties: { 0x0037: 'de lijst' }, attachments }]
    const document = await readAs(aPst({ folders: [{ name: 'In', items }] }), 'a.pst')
    expect(document.children[0]?.children[0]?.list?.records).toBe(2)
    expect(everythingIn(document)).not.toContain('Geheim Een')
  })

  it('without messages says that nothing could be read', async () => {
    expect(await refusalOf(aPst({ folders: [{ name: 'Leeg' }] }), 'leeg.pst')).toMatchObject({ code: 'IMP-17' })
  })

  it('of a version that nobody knows, or locked with a key, is set aside unopened (IMP-19)', async () => {
    const later = store()
    later[10] = 99
    expect(await refusalOf(later, 'a.pst')).toMatchObject({ code: 'IMP-19' })
    const locked = store()
    locked[513] = 0x10
    expect(await refusalOf(locked, 'a.pst')).toMatchObject({ code: 'IMP-19' })
  })

  it('loses no message next to one that is too large (IMP-20)', async () => {
    const huge = new Uint8Array(limits.mail.messageBytes + 1)
    const attachments = [{ properties: { 0x3705: 1, 0x3707: 'groot.bin', 0x3701: huge } }]
    const items = [short('een'), { properties: { 0x0037: 'te groot' }, attachments }, short('drie')]
    const document = await readAs(aPst({ folders: [{ name: 'In', items }] }), 'a.pst')
    expect(document.children.map(child => child.refusal?.code ?? child.subject)).toEqual(['een', 'IMP-20', 'drie'])
  })
})

const many = Array.from({ length: limits.mailbox.messages + 3 }, (_, i) => short(`bericht ${i + 1}`))

describe('a mail store that does not fit into one answer', () => {
  it('comes in parts, every message once and in order', async () => {
    const subjects = await subjectsOf(rangesOf(aPst({ folders: [{ name: 'In', items: many }] })))
    expect(subjects).toEqual(many.map((_, i) => `bericht ${i + 1}`))
  })

  it('is never asked for as a whole: pieces, and only those that are needed', async () => {
    const heavy = new Uint8Array(20_000_000)
    const big = { properties: { 0x3705: 1, 0x3707: 'groot.bin', 0x3701: heavy } }
    const tooLarge = { properties: { 0x0037: 'te groot' }, attachments: [big, big, big] }
    const bytes = aPst({ folders: [{ name: 'In', items: [short('een'), tooLarge, short('drie')] }] })
    let largest = 0
    let asked = 0
    const counted: Ranges = {
      sizeBytes: bytes.length,
      read(at, length) {
        largest = Math.max(largest, length)
        asked += length
        return rangesOf(bytes).read(at, length)
      },
    }
    expect(await subjectsOf(counted)).toEqual(['een', 'IMP-20', 'drie'])
    expect(largest).toBeLessThanOrEqual(64 * 1024)
    expect(asked).toBeLessThan(limits.mail.messageBytes + 2_000_000)
    expect(bytes.length).toBeGreaterThan(59_000_000)
  })

  it('inside an archive is set aside whole, to be delivered by itself (IMP-14)', async () => {
    const zip = aZip([{ name: 'a.pst', content: aPst({ folders: [{ name: 'In', items: many }] }) }])
    const document = await readAs(zip, 'levering.zip')
    expect(document.children.map(child => [child.refusal?.code, child.bytes !== null])).toEqual([['IMP-14', true]])
  })
})

describe('a mail store that lies', () => {
  it('is cut off: what can be read is read, and the rest is told by name (IMP-17)', async () => {
    const whole = store()
    for (let cut = 0; cut < whole.length; cut += 512) {
      const reply = await replyTo(whole.slice(0, whole.length - cut), 'a.pst')
      if (cut > 0) expect(outcomeOf(reply)).toContain('IMP-17')
    }
  })

  it('runs in circles: every tree ends', async () => {
    const bytes = store({ veil: 'none' })
    const view = new DataView(bytes.buffer)
    const root = view.getUint32(224, true)
    // A page that says it stands above, and leads to itself.
    bytes[root + 491] = 1
    view.setUint32(root + 16, root, true)
    expect(outcomeOf(await replyTo(bytes, 'a.pst'))).toBe('IMP-17')
  })

  it('never stops the reading, whatever bytes are changed', async () => {
    const bytes = store({ veil: 'none' })
    const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 60 }), async changes => {
        const changed = bytes.slice()
        for (const { at, to } of changes) changed[at] = to
        expect(outcomeOf(await replyTo(changed, 'a.pst'))).not.toContain('IMP-45')
      }),
      { numRuns: 60 },
    )
  })
})

function outcomeOf(reply: ParserReply): string {
  if (reply.kind === 'refusal') return reply.code
  return reply.document.children.map(child => child.refusal?.code ?? 'read').join(' ')
}

async function subjectsOf(ranges: Ranges): Promise<(string | null)[]> {
  const subjects: (string | null)[] = []
  for await (const { reply } of readInParts(plainParser(), ranges, { name: 'a.pst' })) {
    const children: ParsedDocument[] = ParserReply.parse(reply).kind === 'document' ? documentIn(reply) : []
    for (const child of children) subjects.push(child.refusal?.code ?? child.subject)
  }
  return subjects
}

function documentIn(reply: ParserReply): ParsedDocument[] {
  return reply.kind === 'document' ? reply.document.children : []
}

describe('a piece of a store that cannot be had', () => {
  it('ends the reading as a reader that failed does (IMP-45)', async () => {
    const bytes = store()
    const ranges: Ranges = {
      sizeBytes: bytes.length,
      read: (at, length) =>
        at > 0 ? Promise.reject(new Error('gone')) : rangesOf(bytes).read(at, Math.min(length, 1_024)),
    }
    const reply = await parseDocument(bytes.slice(0, 1_024), { name: 'a.pst' }, undefined, ranges)
    expect(outcomeOf(reply)).toBe('IMP-45')
  })
})
