import { domainToASCII } from 'node:url'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../../src/intake/limits.ts'
import {
  aMail,
  attached,
  bytesOf,
  everythingIn,
  flags,
  plain,
  readAs,
  refusalOf,
  sampleBytes,
  sha256,
} from '../../../support/foreign.ts'

const html = (body: string) => ({ headers: ['Content-Type: text/html; charset=utf-8'], body })
const alternative = (text: string, page: string) =>
  bytesOf(
    [
      'From: a@coa.example',
      'Date: Mon, 3 Oct 2016 16:11:47 +0200',
      'Content-Type: multipart/alternative; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      page,
      '--x--',
      '',
    ].join('\r\n'),
  )

describe('the body of a message', () => {
  it('is its plain text; HTML that says the same is not shown again', async () => {
    const mail = await readAs(
      alternative('Goede morgen, dit is het bericht.', '<p>Goede morgen, dit is <b>het</b> bericht.</p>'),
      'a.eml',
    )
    expect(mail.text).toBe('Goede morgen, dit is het bericht.')
    expect(mail.html).toBe(true)
    expect(mail.children).toEqual([])
  })

  it('is the text of the HTML where there is no plain text', async () => {
    const mail = await readAs(
      aMail({}, html('<div>Regel een</div><div>Regel twee</div><script>niet()</script>')),
      'a.eml',
    )
    expect(mail.text).toBe('Regel een\nRegel twee')
    expect(flags(mail)).toEqual(['IMP-27'])
  })

  it('keeps both versions when they say different things (IMP-29)', async () => {
    const mail = await readAs(
      alternative(
        'De bewoner is verhuisd naar Oosterhaven en vraagt om hulp.',
        '<p>Wilt u morgen het wachtwoord van uw rekening naar ons nummer sturen?</p>',
      ),
      'a.eml',
    )
    expect(flags(mail)).toContain('IMP-29')
    expect(mail.text).toContain('De bewoner is verhuisd')
    expect(mail.children.map(child => [child.role, child.format])).toEqual([['inline', 'html']])
    expect(mail.children[0]?.text).toContain('wachtwoord')
  })

  it('joins lines that the sender marked as flowing, and no others (RFC 3676)', async () => {
    const part = {
      headers: ['Content-Type: text/plain; format=flowed'],
      body: 'Deze regel \nloopt door.\nDeze niet.\n-- \nNaam',
    }
    expect((await readAs(aMail({}, part), 'a.eml')).text).toBe('Deze regel loopt door.\nDeze niet.\n-- \nNaam')
  })

  it.each([
    ['quoted-printable', 'windows-1252', 'co=F6rdinator =80', 'coördinator €'],
    ['base64', 'iso-8859-15', Buffer.from([0xe9, 0x20, 0xa4]).toString('base64'), 'é €'],
    ['7bit', 'iso-2022-jp', '\u001b$BF|K\\\u001b(B', '日本'],
    ['quoted-printable', 'windows-1256', '=E3=CD=E3=CF', 'محمد'],
    ['7bit', 'utf-7', 'Zo+AOs-', 'Zoë'],
    ['8bit', 'x-unknown-name', 'gewoon', 'gewoon'],
  ])('decodes %s in %s', async (encoding, charset, body, text) => {
    const part = {
      headers: [`Content-Type: text/plain; charset=${charset}`, `Content-Transfer-Encoding: ${encoding}`],
      body,
    }
    expect((await readAs(aMail({}, part), 'a.eml')).text.trim()).toBe(text)
  })

  it('says that characters are uncertain where the declaration is unknown or untrue (IMP-23)', async () => {
    const lying = Buffer.concat([Buffer.from(aMail({}, plain('', 'us-ascii'))), Buffer.from('g\xe9heim', 'latin1')])
    const mail = await readAs(new Uint8Array(lying), 'a.eml')
    expect(mail.text).toBe('géheim')
    expect(flags(mail)).toEqual(['IMP-23'])
    expect(flags(await readAs(aMail({}, plain('tekst', 'x-nooit-van-gehoord')), 'a.eml'))).toEqual(['IMP-23'])
  })
})

describe('the head of a message', () => {
  it('gives addresses with their names, the Message-ID, references and the date with its own offset', async () => {
    const mail = await readAs(
      aMail(
        {
          From: '=?utf-8?q?Ren=C3=A9e?= <r@coa.example>',
          To: '"Groep, A" <a@ind.example>, b@ind.example',
          Cc: 'Team: c@ind.example, d@ind.example;',
          Bcc: 'e@ind.example',
          'Reply-To': 'Balie <balie@coa.example>',
          Date: 'Fri, 1 Apr 2016 09:00:00 -0530 (zone)',
          References: '<1@x.example> <2@x.example>',
          'In-Reply-To': '<2@x.example>',
        },
        plain('x'),
      ),
      'a.eml',
    )
    expect(mail.from).toEqual({ address: 'r@coa.example', name: 'Renée' })
    expect(mail.to.map(to => to.address)).toEqual(['a@ind.example', 'b@ind.example'])
    expect(mail.cc.map(cc => cc.address)).toEqual(['c@ind.example', 'd@ind.example'])
    expect(mail.bcc.map(bcc => bcc.address)).toEqual(['e@ind.example'])
    expect(mail.replyTo).toEqual([{ address: 'balie@coa.example', name: 'Balie' }])
    expect(mail.references).toEqual(['<1@x.example>', '<2@x.example>'])
    expect(mail.date).toBe('2016-04-01T09:00:00-05:30')
    expect(mail.messageId).toBe('<1@coa.example>')
  })

  it('flags a display name that holds another address (IMP-24)', async () => {
    const flagged = await readAs(
      aMail({ From: '"directie@ind.example" <oplichter@mail.example>' }, plain('x')),
      'a.eml',
    )
    expect(flags(flagged)).toEqual(['IMP-24'])
    const honest = await readAs(aMail({ From: '"a@coa.example" <a@coa.example>' }, plain('x')), 'a.eml')
    expect(flags(honest)).toEqual([])
  })

  it.each(['a@соа.example', `a@${domainToASCII('соа.example')}`, 'a@cоa.example'])(
    'flags %s as looking like another domain (IMP-25)',
    async from => {
      const mail = await readAs(aMail({ From: from }, plain('x')), 'a.eml')
      expect(mail.warnings).toEqual([{ code: 'IMP-25', at: 'coa.example' }])
    },
  )

  it('does not flag a domain that is honestly written in another script', async () => {
    expect(flags(await readAs(aMail({ From: 'a@пример.example' }, plain('x')), 'a.eml'))).toEqual([])
    expect(flags(await readAs(aMail({ From: 'a@münchen.example' }, plain('x')), 'a.eml'))).toEqual([])
  })

  it.each([
    ['missing', { Date: '' }],
    ['impossible', { Date: 'Mon, 31 Feb 2016 10:00:00 +0100' }],
    ['far from what the servers wrote', { Received: 'by mx.example; Mon, 10 Oct 2016 10:00:00 +0200' }],
  ])('flags a date that is %s (IMP-26)', async (_why, head) => {
    expect(flags(await readAs(aMail(head, plain('x')), 'a.eml'))).toEqual(['IMP-26'])
  })
})

describe('parts', () => {
  it('reads each attachment as a document with its own bytes, named as RFC 2231 says', async () => {
    const part = {
      headers: [
        'Content-Type: text/plain; charset=utf-8',
        "Content-Disposition: attachment; filename*0*=utf-8''verslag%20; filename*1*=%C3%A9%C3%A9n.txt",
      ],
      body: 'Inhoud',
    }
    const mail = await readAs(aMail({}, plain('Zie bijlage.'), part), 'a.eml')
    expect(mail.text.trim()).toBe('Zie bijlage.')
    expect(mail.children.map(child => [child.name, child.role, child.text])).toEqual([
      ['verslag één.txt', 'attachment', 'Inhoud'],
    ])
    expect(mail.children[0]?.bytes).toEqual(bytesOf('Inhoud'))
  })

  it('gives a nested message exactly its own bytes, also with bare line feeds', async () => {
    const inner = Buffer.from(aMail({ Subject: 'Binnen' }, plain('binnen')))
      .toString('latin1')
      .replaceAll('\r\n', '\n')
    const outer = `From: a@coa.example\nDate: Mon, 3 Oct 2016 16:11:47 +0200\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--\n`
    const message = (await readAs(outer, 'a.eml')).children[0]
    expect(message?.role).toBe('message')
    expect(Buffer.from(message?.bytes ?? []).toString('latin1')).toBe(inner)
    expect(message?.subject).toBe('Binnen')
  })

  it('refuses a program as a part and names it, in red', async () => {
    const mail = await readAs(
      aMail({}, plain('x'), attached('rekening.pdf', 'application/pdf', bytesOf('MZ\u0090programma'))),
      'a.eml',
    )
    expect(mail.children[0]?.refusal).toEqual({ code: 'IMP-09', red: true, at: 'pdf → exe' })
    expect(mail.children[0]?.bytes?.length).toBeGreaterThan(0)
  })

  it('keeps sealed parts unopened and says so (IMP-30)', async () => {
    const mail = await readAs(
      aMail({}, plain('x'), attached('smime.p7m', 'application/pkcs7-mime', bytesOf('sleutel'))),
      'a.eml',
    )
    expect(flags(mail)).toEqual(['IMP-30'])
    expect(mail.children[0]?.format).toBe('unknown')
    expect(mail.children[0]?.bytes).toEqual(bytesOf('sleutel'))
  })

  it('flags words that stand outside every part', async () => {
    const mail = Buffer.concat([
      Buffer.from(aMail({}, plain('a'), plain('b'))),
      Buffer.from('\r\nverborgen achteraan\r\n'),
    ])
    expect(flags(await readAs(new Uint8Array(mail), 'a.eml'))).toEqual(['IMP-28'])
  })
})

describe('what a hostile sender writes into headers', () => {
  it('never breaks the form of the answer', async () => {
    const long = 'x'.repeat(40_000)
    const part = {
      headers: [`Content-Type: text/${long}; charset=${long}`, `Content-Disposition: attachment; filename="${long}"`],
      body: 'x',
    }
    const mail = await readAs(
      aMail({ Subject: long, 'Message-ID': `<${long.slice(0, 20_000)}>` }, plain('x'), part),
      'a.eml',
    )
    expect(mail.children[0]?.name.length).toBe(limits.name.bytes)
  })

  it('reads a message that begins with a byte order mark', async () => {
    const mail = await readAs(
      new Uint8Array(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(aMail({}, plain('x')))])),
      'a.eml',
    )
    expect([mail.format, mail.from?.address]).toEqual(['eml', 'afzender@coa.example'])
  })
})

describe('limits', () => {
  const many = (count: number) => aMail({}, ...Array.from({ length: count }, (_, i) => plain(`deel ${i}`)))

  it('reads a message of as many parts as allowed and refuses one more', async () => {
    const mail = await readAs(many(limits.mail.parts), 'a.eml')
    expect(mail.text).toContain(`deel ${limits.mail.parts - 1}`)
    expect(await refusalOf(many(limits.mail.parts + 1), 'a.eml')).toEqual({ code: 'IMP-22', red: false })
  })

  const nestedParts = (depth: number): string => {
    const open = (level: number): string =>
      level === depth
        ? 'Content-Type: text/plain\r\n\r\nonderin'
        : `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${open(level + 1)}\r\n--b${level}--\r\n`
    return `From: a@coa.example\r\nDate: Mon, 3 Oct 2016 16:11:47 +0200\r\n${open(0)}`
  }

  it('opens parts to the deepest level allowed; what lies deeper is kept and marked (IMP-21)', async () => {
    const deepest = await readAs(nestedParts(limits.mail.depth), 'a.eml')
    expect(deepest.text.trim()).toBe('onderin')
    const deeper = await readAs(nestedParts(limits.mail.depth + 1), 'a.eml')
    expect(flags(deeper)).toContain('IMP-21')
    expect(deeper.children[0]?.refusal).toEqual({ code: 'IMP-21', red: false })
    expect(Buffer.from(deeper.children[0]?.bytes ?? []).toString()).toContain('onderin')
  })

  it('opens messages inside messages three deep and keeps the fourth unopened', async () => {
    let mail = aMail({ Subject: 'binnenste' }, plain('kern'))
    for (let i = 0; i < limits.mail.nestedMails + 1; i++) {
      const inner = Buffer.from(mail).toString('latin1')
      mail = aMail({ Subject: `laag ${i}` }, plain('zie onder'), {
        headers: ['Content-Type: message/rfc822'],
        body: inner,
      })
    }
    let at = await readAs(mail, 'a.eml')
    for (let i = 0; i < limits.mail.nestedMails; i++) at = at.children[0] ?? expect.fail('a level is missing')
    expect(at.refusal).toBeNull()
    expect(at.children[0]?.refusal?.code).toBe('IMP-21')
    expect(Buffer.from(at.children[0]?.bytes ?? []).toString()).toContain('kern')
  })

  it('reads as many addresses as allowed and refuses one more', async () => {
    const to = (count: number) => Array.from({ length: count }, (_, i) => `a${i}@ind.example`).join(',\r\n ')
    expect((await readAs(aMail({ To: to(limits.mail.addresses - 1) }, plain('x')), 'a.eml')).to.length).toBe(
      limits.mail.addresses - 1,
    )
    expect(await refusalOf(aMail({ To: to(limits.mail.addresses) }, plain('x')), 'a.eml')).toEqual({
      code: 'IMP-22',
      red: false,
    })
  })

  it('refuses a header that is too large and a message that is too large', async () => {
    expect(await refusalOf(aMail({ 'X-Vol': 'x'.repeat(limits.mail.headerBytes) }, plain('x')), 'a.eml')).toEqual({
      code: 'IMP-22',
      red: false,
    })
    const large = new Uint8Array(limits.mail.messageBytes + 1).fill(0x61)
    large.set(aMail({}, plain('')))
    expect(await refusalOf(large, 'a.eml')).toEqual({ code: 'IMP-20', red: false })
  })
})

describe('a list of persons inside a mail (R7)', () => {
  const list = sampleBytes('S04_nvik_looplijst_20161007.csv')
  const name = 'S04_nvik_looplijst_20161007.csv'

  it('is offered, and the message is rebuilt with a stub in its place and not a byte changed elsewhere', async () => {
    const original = aMail(
      {},
      plain('Zie de lijst.'),
      attached(name, 'text/csv', list),
      attached('brief.txt', 'text/plain', bytesOf('Brief')),
    )
    const mail = await readAs(original, 'a.eml')
    const child = mail.children[0]
    expect(child?.list?.offered.length).toBe(6)
    expect(child?.bytes).toBeNull()
    expect(child?.received).toEqual({ sha256: sha256(list), sizeBytes: list.length })
    const rebuilt = mail.rebuilt ?? expect.fail('the mail was not rebuilt')
    const [before, after] = [Buffer.from(original).toString('latin1'), Buffer.from(rebuilt).toString('latin1')]
    const body =
      before.indexOf('Content-Transfer-Encoding: base64\r\n\r\n') + 'Content-Transfer-Encoding: base64\r\n\r\n'.length
    expect(after.slice(0, body)).toBe(before.slice(0, body))
    const rest = before.slice(before.indexOf('\r\n--deel', body))
    expect(after.endsWith(rest)).toBe(true)
    expect(everythingIn({ ...mail, children: mail.children.slice(1) })).not.toContain('Tesfalem')
  })

  it.each([
    ['the second of two plain parts', ['text/plain', 'Zie de lijst hieronder.'], ['text/plain', 'LIST']],
    ['the second page of two', ['text/html', '<p>Zie de lijst hieronder.</p>'], ['text/html', 'TABLE']],
  ] as const)('is not kept where it stands in %s of one version', async (_, ...parts) => {
    const lines = Buffer.from(list)
      .toString('latin1')
      .split(/\r?\n/)
      .filter(line => line !== '')
    const table = `<table>${lines
      .map(
        line =>
          `<tr>${line
            .split(';')
            .map(cell => `<td>${cell}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</table>`
    const written = parts.map(([type, words]) =>
      [
        '--x',
        `Content-Type: ${type}; charset=windows-1252`,
        'Content-Transfer-Encoding: 8bit',
        '',
        words === 'LIST' ? lines.join('\r\n') : words === 'TABLE' ? table : words,
      ].join('\r\n'),
    )
    const message = [
      'From: a@b.example',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=x',
      '',
      ...written,
      '--x--',
      '',
    ]
    const mail = await readAs(bytesOf(message.join('\r\n'), 'latin1'), 'a.eml')
    expect(mail.children.filter(child => child.list !== null)).toHaveLength(1)
    expect(mail.text).toContain('Zie de lijst')
    const kept = mail.rebuilt ?? expect.fail('the mail was not rebuilt')
    expect(Buffer.from(kept).toString('latin1')).not.toContain('Tesfalem')
    expect(everythingIn({ ...mail, children: mail.children.filter(child => child.list === null) })).not.toContain(
      'Tesfalem',
    )
  })

  it('leaves a rebuilt message that reads as before, with a stub that names hash and rows', async () => {
    const mail = await readAs(aMail({}, plain('Zie de lijst.'), attached(name, 'text/csv', list)), 'a.eml')
    const again = await readAs(mail.rebuilt ?? new Uint8Array(), 'a.eml')
    expect(again.text.trim()).toBe('Zie de lijst.')
    expect(again.children[0]?.list).toBeNull()
    expect(again.children[0]?.text).toContain(sha256(list))
    expect(again.children[0]?.text).toContain('Regels 30')
  })

  it('is taken out of a message inside a message as well, and both hashes stay known', async () => {
    const inner = aMail({ Subject: 'Lijst' }, plain('Zie de lijst.'), attached(name, 'text/csv', list))
    const outer = aMail({}, plain('Doorgestuurd.'), {
      headers: ['Content-Type: message/rfc822'],
      body: Buffer.from(inner).toString('latin1'),
    })
    const mail = await readAs(outer, 'a.eml')
    const message = mail.children[0] ?? expect.fail('no message')
    expect(message.received).toEqual({ sha256: sha256(inner), sizeBytes: inner.length })
    expect(sha256(message.bytes ?? new Uint8Array())).not.toBe(sha256(inner))
    const kept = [mail.rebuilt, message.bytes].map(bytes => Buffer.from(bytes ?? []).toString('latin1')).join()
    expect(kept).not.toContain(Buffer.from(list).toString('base64').slice(0, 60))
    expect(message.children[0]?.list?.records).toBe(30)
  })

  it('is found when it is pasted as the message itself', async () => {
    const part = {
      headers: ['Content-Type: text/plain; charset=windows-1252', 'Content-Transfer-Encoding: base64'],
      body: Buffer.from(list).toString('base64'),
    }
    const mail = await readAs(aMail({}, part), 'a.eml')
    expect(mail.text).toBe('')
    expect(mail.children[0]?.list?.records).toBe(30)
    expect(everythingIn({ text: mail.text, rebuilt: mail.rebuilt })).not.toContain('Tesfalem')
  })
})
