/** Outlook items, as files (.msg) and as winmail.dat (TNEF): the same message whichever way it comes. */
import { describe, expect, it } from 'vitest'
import type { ParsedDocument } from '../../../../src/contract/parsed-document.ts'
import {
  aMail,
  attached,
  bytesOf,
  everythingIn,
  flags,
  plain,
  readAs,
  refusalOf,
  replyTo,
} from '../../../support/foreign.ts'
import { aMsg, aTnef, OneByte, type MadeItem } from '../../../support/outlook.ts'

const property = {
  ...{
    messageClass: 0x001a,
    subject: 0x0037,
    sent: 0x0039,
    headers: 0x007d,
    shownTo: 0x0e04,
    body: 0x1000,
    rtf: 0x1009,
  },
  ...{
    html: 0x1013,
    messageId: 0x1035,
    replyNames: 0x0050,
    senderName: 0x0c1a,
    senderAddress: 0x0c1f,
    recipientKind: 0x0c15,
    name: 0x3001,
  },
  ...{ address: 0x3003, smtp: 0x39fe, content: 0x3701, longName: 0x3707, locale: 0x3ff1, created: 0x3007 },
}

const item: MadeItem = {
  properties: {
    [property.messageClass]: 'IPM.Note',
    [property.subject]: 'Zorgen over een bewoner',
    [property.body]: 'Geachte collega,\r\n\r\nZij sprak over vertrek. José ليلى\r\n',
    [property.sent]: new Date('2016-10-03T14:11:47Z'),
    [property.messageId]: '<7@coa.example>',
    [property.senderName]: 'A. de Boer',
    [property.senderAddress]: 'a.deboer@coa.example',
    [property.replyNames]: 'balie@coa.example;Team Veldmeer',
  },
  recipients: [
    { [property.recipientKind]: 1, [property.name]: 'Liaison', [property.address]: 'liaison@ind.example' },
    { [property.recipientKind]: 2, [property.name]: 'Avim', [property.smtp]: 'avim@politie.example' },
    { [property.recipientKind]: 3, [property.name]: 'Archief', [property.smtp]: 'archief@ind.example' },
  ],
  attachments: [
    { properties: { [property.longName]: 'verslag é.txt', [property.content]: bytesOf('het verslag') } },
    {
      properties: { [property.name]: 'Eerder bericht' },
      item: { properties: { [property.subject]: 'Eerder bericht', [property.body]: 'Het eerste bericht.' } },
    },
  ],
}

const forms = [
  ['msg', (made: MadeItem) => aMsg(made), 'bericht.msg'],
  ['tnef', (made: MadeItem) => aTnef(made), 'winmail.dat'],
] as const

describe.each(forms)('a message as %s', (format, made, name) => {
  const readItem = (of: MadeItem): Promise<ParsedDocument> => readAs(made(of), name)

  it('has its sender, receivers, date, subject and words', async () => {
    const document = await readItem(item)
    expect(document).toMatchObject({
      format,
      name,
      from: { address: 'a.deboer@coa.example', name: 'A. de Boer' },
      to: [{ address: 'liaison@ind.example', name: 'Liaison' }],
      cc: [{ address: 'avim@politie.example', name: 'Avim' }],
      bcc: [{ address: 'archief@ind.example', name: 'Archief' }],
      replyTo: [
        { address: 'balie@coa.example', name: '' },
        { address: '', name: 'Team Veldmeer' },
      ],
      subject: 'Zorgen over een bewoner',
      messageId: '<7@coa.example>',
      text: 'Geachte collega,\n\nZij sprak over vertrek. José ليلى\n',
      hasText: true,
      charset: null,
      warnings: [],
    })
    expect(Date.parse(document.date ?? '')).toBe(Date.parse('2016-10-03T14:11:47Z'))
  })

  it('has its attachments as documents of their own, and the message in it as a message', async () => {
    const { children } = await readItem(item)
    expect(children.map(child => [child.format, child.role, child.name, child.text])).toEqual([
      ['txt', 'attachment', 'verslag é.txt', 'het verslag'],
      ['eml', 'message', 'Eerder bericht', 'Het eerste bericht.'],
    ])
    expect(Buffer.from(children[0]?.bytes ?? []).toString()).toBe('het verslag')
  })

  it('takes the words of its HTML when there is no plain text, and tells of what it would fetch', async () => {
    const html = bytesOf('<html><body><p>Alleen <b>opmaak</b></p><img src="http://boef.example/x.gif"></body></html>')
    const document = await readItem({
      properties: { [property.subject]: 'x', [property.sent]: new Date(0), [property.html]: html },
    })
    expect([document.text.trim(), document.html]).toEqual(['Alleen opmaak', true])
    expect(flags(document)).toEqual(['IMP-27'])
  })

  it('opens a body of compressed RTF, and the HTML that Outlook packs into one', async () => {
    const plainRtf = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\pard Eerste regel\\par caf\\'e9\\par}"
    const withHtml =
      '{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Uit de opmaak\\htmlrtf \\par}\\htmlrtf0{\\*\\htmltag72 </p>}}'
    const text = async (rtf: string) =>
      (await readItem({ properties: { [property.sent]: new Date(0), [property.rtf]: stored(rtf) } })).text.trim()
    expect(await text(plainRtf)).toBe('Eerste regel\ncafé')
    expect(await text(withHtml)).toBe('Uit de opmaak')
  })

  it('reads one-byte texts in the code page of the language they were made in', async () => {
    const made1251 = { [property.locale]: 1049, [property.subject]: new OneByte([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]) }
    expect((await readItem({ properties: { ...made1251, [property.sent]: new Date(0) } })).subject).toBe('Привет')
  })

  it('names whom it shows when it lists no receivers', async () => {
    const shown = { [property.shownTo]: 'Liaison; Coördinator', [property.sent]: new Date(0) }
    expect((await readItem({ properties: shown })).to.map(person => person.name)).toEqual(['Liaison', 'Coördinator'])
  })

  it('offers a list in it and keeps none of it (R6, R7)', async () => {
    const list = bytesOf(
      'Naam;V-nummer;Bijzonderheden\nGeheim Een;2810000001;\nZichtbaar Twee;2810000002;meldde iets\n',
    )
    const document = await readItem({
      properties: { [property.subject]: 'Lijst', [property.sent]: new Date(0), [property.body]: 'Zie bijlage.' },
      attachments: [{ properties: { [property.longName]: 'looplijst.csv', [property.content]: list } }],
    })
    expect(document.children[0]?.list?.offered.map(row => row.cells['Naam'])).toEqual(['Zichtbaar Twee'])
    expect(document.rebuilt).not.toBeNull()
    expect(everythingIn(document)).not.toContain('Geheim Een')
    expect((await replyTo(document.rebuilt ?? new Uint8Array(), 'x.eml')).kind).toBe('document')
  })

  it('is refused in words when it breaks off (IMP-17), or is read and says so', async () => {
    const bytes = made(item)
    for (const part of [0.2, 0.5, 0.8, 0.95]) {
      const reply = await replyTo(bytes.slice(0, Math.floor(bytes.length * part)), name)
      expect(reply.kind === 'refusal' ? reply.code : reply.document.format).toMatch(/IMP-17|msg|tnef|unknown/)
    }
  })
})

describe('what kind of item it is', () => {
  const appointment = '0006200200000000c000000000000046'

  it('an appointment says when and where', async () => {
    const document = await readAs(
      aMsg({
        properties: {
          [property.messageClass]: 'IPM.Appointment',
          [property.subject]: 'Overleg',
          [property.created]: new Date('2016-10-01T08:00:00Z'),
          0x8001: new Date('2016-10-04T07:30:00Z'),
          0x8002: 'Kamer 2.14',
        },
        named: [
          { id: 0x8001, set: appointment, number: 0x820d },
          { id: 0x8002, set: appointment, number: 0x8208 },
        ],
      }),
      'overleg.msg',
    )
    expect(document.text).toBe('DTSTART: 2016-10-04T07:30:00Z\nLOCATION: Kamer 2.14')
  })

  it('a person says how to reach her', async () => {
    const properties = { [property.messageClass]: 'IPM.Contact', [property.name]: 'J. Jansen', 0x3a1c: '06-11111111' }
    expect((await readAs(aMsg({ properties }), 'persoon.msg')).text).toBe('FN: J. Jansen\nTEL;TYPE=cell: 06-11111111')
  })
})

describe('where it lies', () => {
  it('winmail.dat in a mail gives its attachments to that mail', async () => {
    const mail = await readAs(
      aMail({}, plain('Zie bijlage.'), attached('winmail.dat', 'application/ms-tnef', aTnef(item))),
      'a.eml',
    )
    expect(mail.children.map(child => child.format)).toEqual(['tnef'])
    expect(mail.children[0]?.children.map(child => child.name)).toEqual(['verslag é.txt', 'Eerder bericht'])
    expect(flags(mail)).toEqual([])
  })

  it('an old Office document is no message', async () => {
    const document = await readAs(Uint8Array.from(Buffer.from('d0cf11e0a1b11ae1'.padEnd(1_200, '0'), 'hex')), 'a.doc')
    expect([document.format, flags(document)]).toEqual(['unknown', ['IMP-19']])
  })

  it('messages in messages end at the limit, and the last is named (IMP-21)', async () => {
    const nested = (depth: number): MadeItem => ({
      properties: { [property.subject]: `diepte ${depth}`, [property.sent]: new Date(0), [property.body]: 'x' },
      ...(depth === 0 ? {} : { attachments: [{ properties: {}, item: nested(depth - 1) }] }),
    })
    const reply = await readAs(aMsg(nested(6)), 'a.msg')
    expect(everythingIn(reply)).toContain('IMP-21')
    expect(await refusalOf(aMsg(nested(0)), 'a.msg')).toBe('read')
  })
})

/** Compressed RTF in its form without compression. */
function stored(rtf: string): Uint8Array {
  const head = Buffer.alloc(16)
  head.writeUInt32LE(rtf.length + 12, 0)
  head.writeUInt32LE(rtf.length, 4)
  head.writeUInt32LE(0x414c_454d, 8)
  return new Uint8Array(Buffer.concat([head, Buffer.from(rtf, 'latin1')]))
}
