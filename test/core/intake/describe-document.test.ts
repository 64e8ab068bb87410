import { describe, expect, it } from 'vitest'
import { describeDocument, type Described } from '../../../src/intake/describe-document.ts'
import { aMail, attached, aZip, bytesOf, plain, replyTo, sampleBytes, sha256 } from '../../support/foreign.ts'

const described = async (name: string, bytes = sampleBytes(name)): Promise<Described> =>
  describeDocument(await replyTo(bytes, name), `/in/${name}`, bytes)
const asDocument = (found: Described | undefined) => (found?.type === 'document' ? found : expect.fail('no document'))

describe('what `parse` says of a file', () => {
  it('has exactly the fields of the command line, attachments of the same shape', async () => {
    const mail = asDocument(await described('S01_coa_veldmeer.eml'))
    const fields = [
      'type',
      'path',
      'format',
      'messageId',
      'date',
      'from',
      'to',
      'cc',
      'subject',
      'text',
      'html',
      'language',
      'pages',
      'rows',
      'attachments',
      'warnings',
      'sha256',
      'size',
    ]
    expect(Object.keys(mail)).toEqual(fields)
    const form = asDocument(mail.attachments[0])
    expect(Object.keys(form)).toEqual(fields)
    expect([form.path, form.format, form.pages]).toEqual([
      '/in/S01_coa_veldmeer.eml/Meldformulier VM-2016-0931.pdf',
      'pdf',
      1,
    ])
    expect([mail.html, mail.language, mail.size, mail.sha256]).toEqual([
      true,
      'nl-NL',
      36_083,
      sha256(sampleBytes('S01_coa_veldmeer.eml')),
    ])
  })

  it('gives the message inside S09 the hash of S01', async () => {
    expect(asDocument(asDocument(await described('S09_ind_doorgestuurd.eml')).attachments[0]).sha256).toBe(
      sha256(sampleBytes('S01_coa_veldmeer.eml')),
    )
  })

  it('says of a list how many rows it has and nothing of them, also inside a mail', async () => {
    const name = 'S04_nvik_looplijst_20161007.csv'
    const list = asDocument(await described(name))
    expect([list.rows, list.text]).toEqual([30, ''])
    expect(list.warnings[0]).toEqual({
      code: 'IMP-46',
      message: 'Lijst: kies regels; de lijst zelf wordt niet bewaard.',
    })
    const mail = asDocument(
      await described('a.eml', aMail({}, plain('x'), attached(name, 'text/csv', sampleBytes(name)))),
    )
    const inside = asDocument(mail.attachments[0])
    expect([inside.rows, inside.sha256, inside.size]).toEqual([30, sha256(sampleBytes(name)), 3_744])
  })

  it('fills the numbers into its messages, in either language', async () => {
    const bytes = bytesOf('a;b\n1;2\n3\n')
    const reply = await replyTo(bytes, 'a.csv')
    expect(asDocument(describeDocument(reply, 'a.csv', bytes)).warnings.map(warning => warning.message)).toEqual([
      'Rijen 3 wijken af.',
    ])
    expect(asDocument(describeDocument(reply, 'a.csv', bytes, 'en')).warnings.map(warning => warning.message)).toEqual([
      'Rows 3 differ.',
    ])
  })

  it('is a quarantine line for what was refused, alone or as a part', async () => {
    expect(await described('a.exe', bytesOf('MZ'))).toEqual({
      type: 'quarantine',
      path: '/in/a.exe',
      code: 'IMP-09',
      message: 'Programma, niet geopend.',
    })
    const archive = asDocument(await described('a.zip', aZip([{ name: '../x.txt', content: bytesOf('x') }])))
    expect(archive.attachments[0]).toEqual({
      type: 'quarantine',
      path: '/in/a.zip/../x.txt',
      code: 'IMP-15',
      message: 'Pad genegeerd of verwijzing geweigerd.',
    })
  })
})
