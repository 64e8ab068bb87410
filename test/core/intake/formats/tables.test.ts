/** Tables in documents: what each cell shows, and lists of persons recognised wherever they stand (R6, R7). */
import { describe, expect, it } from 'vitest'
import { aDocx, aMail, aZip, bytesOf, everythingIn, flags, readAs, refusalOf, zipOf } from '../../../support/foreign.ts'

const people = [
  ['Naam', 'V-nummer', 'Geboortedatum', 'Bijzonderheden'],
  ['Geheim Een', '2810000001', '01-02-1990', ''],
  ['Zichtbaar Twee', '2810000002', '03-04-1991', 'meldde iets'],
]

const column = (i: number) => String.fromCharCode(65 + i)
const sheet = (rows: readonly (readonly string[])[]) =>
  `<worksheet><sheetData>${rows
    .map(
      (cells, r) =>
        `<row r="${r + 1}">${cells
          .map((cell, c) =>
            cell === '' ? '' : `<c r="${column(c)}${r + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`

const aWorkbook = (
  sheets: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
  hidden = '',
) =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook><sheets>${Object.keys(sheets)
      .map((name, i) => `<sheet name="${name}" r:id="r${i}"${name === hidden ? ' state="hidden"' : ''}/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${Object.keys(sheets)
      .map((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(Object.values(sheets).map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
    ...more,
  })

const anOds = (rows: string) =>
  aZip([
    { name: 'mimetype', content: bytesOf('application/vnd.oasis.opendocument.spreadsheet'), stored: true },
    {
      name: 'content.xml',
      content: bytesOf(
        `<document><body><spreadsheet><table name="Blad">${rows}</table></spreadsheet></body></document>`,
      ),
    },
  ])
const odsRow = (cells: readonly string[]) =>
  `<table-row>${cells.map(cell => `<table-cell>${cell === '' ? '' : `<p>${cell}</p>`}</table-cell>`).join('')}</table-row>`
const html = (before: string) =>
  `<html><body>${before}<table>${people.map(row => `<tr>${row.map(cell => `<td><p>${cell}</p></td>`).join('')}</tr>`).join('')}</table></body></html>`
const rtf = (before: string) =>
  `{\\rtf1\\ansi ${before}${people.map(row => `\\trowd ${row.map(cell => `\\pard\\intbl ${cell}\\cell `).join('')}\\row `).join('')}\\pard }`
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const docx = (before: string) =>
  aDocx(
    `${before === '' ? '' : p(before)}<w:tbl>${people.map(row => `<w:tr>${row.map(cell => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
  )

describe('a workbook', () => {
  it('says what its cells show, a row a line, with the name of each sheet', async () => {
    const document = await readAs(aWorkbook({ Een: sheet([['a', '', 'c']]), Twee: sheet([['tweede']]) }), 'map.xlsx')
    expect([document.format, document.text, flags(document)]).toEqual(['xlsx', 'Een\na\t\tc\n\nTwee\ntweede', []])
  })

  it('shows days as days, and shared words as words', async () => {
    const cells =
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>42646</v></c><c r="C1"><v>42646</v></c><c r="D1" s="1"><v>42646.5</v></c></row></sheetData></worksheet>'
    const document = await readAs(
      aWorkbook(
        { Blad: cells },
        {
          'xl/sharedStrings.xml': '<sst><si><r><t>Ont</t></r><r><t>vangen</t></r><rPh><t>x</t></rPh></si></sst>',
          'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        },
      ),
      'map.xlsx',
    )
    expect(document.text).toBe('Ontvangen\t2016-10-03\t42646\t2016-10-03 12:00:00')
  })

  it('tells of hidden sheets, macros and links to elsewhere', async () => {
    const document = await readAs(
      aWorkbook({ Open: sheet([['a']]), Weg: sheet([['verborgen']]) }, { 'xl/vbaProject.bin': 'x' }, 'Weg'),
      'map.xlsm',
    )
    expect(document.text).toBe('Open\na\n\nWeg\nverborgen')
    expect(flags(document)).toEqual(['IMP-28', 'IMP-39'])
  })

  it('with an entity of its own is refused (IMP-40), and one whose sheets are broken says so (IMP-17)', async () => {
    const dtd = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    expect(await refusalOf(aWorkbook({ Blad: dtd }), 'map.xlsx')).toMatchObject({ code: 'IMP-40' })
    const broken = await readAs(aWorkbook({ A: sheet([['heel']]), B: '<worksheet><sheetData><row' }), 'map.xlsx')
    expect([broken.text, flags(broken)]).toEqual(['A\nheel', ['IMP-17']])
  })
})

describe('a spreadsheet of OpenDocument', () => {
  it('says its rows, repeated cells included and dates as days', async () => {
    const rows =
      '<table-row><table-cell number-columns-repeated="2"><p>x</p></table-cell><table-cell date-value="2016-10-03"><p>3 okt</p></table-cell><table-cell number-columns-repeated="16000"/></table-row>'
    const document = await readAs(anOds(rows), 'map.ods')
    expect([document.format, document.text]).toEqual(['ods', 'x\tx\t2016-10-03'])
  })
})

describe('a text of OpenDocument', () => {
  const anOdt = (body: string) =>
    aZip([
      { name: 'mimetype', content: bytesOf('application/vnd.oasis.opendocument.text'), stored: true },
      { name: 'content.xml', content: bytesOf(`<document><body><text>${body}</text></body></document>`) },
    ])

  it('says its paragraphs, its tables and how much of it was deleted', async () => {
    const document = await readAs(
      anOdt(
        '<tracked-changes><p>gewist</p></tracked-changes><h>Kop</h><p>Regel<tab/>een</p><table><table-row><table-cell><p>a</p></table-cell><table-cell><p>b</p></table-cell></table-row></table>',
      ),
      'brief.odt',
    )
    expect([document.format, document.text]).toEqual(['odt', 'Kop\nRegel\teen\na\tb'])
    expect(document.warnings).toEqual([{ code: 'IMP-28', count: 6 }])
  })

  it('that is encrypted asks for its password (IMP-16)', async () => {
    const sealed = aZip([
      { name: 'mimetype', content: bytesOf('application/vnd.oasis.opendocument.text'), stored: true },
      {
        name: 'META-INF/manifest.xml',
        content: bytesOf('<manifest><file-entry><encryption-data/></file-entry></manifest>'),
      },
      { name: 'content.xml', content: bytesOf('x') },
    ])
    expect(await refusalOf(sealed, 'brief.odt')).toMatchObject({ code: 'IMP-16' })
  })
})

describe('RTF', () => {
  it('says its words in the character set of each font, without what is hidden', async () => {
    const text =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}{\\*\\generator x;}\\f0 caf\\'e9 {\\f1 \\'cf\\'f0}{\\v geheim} \\u1604?\\u1610?\\par {\\*\\onbekend weg}twee}"
    const document = await readAs(bytesOf(text, 'latin1'), 'brief.rtf')
    expect([document.format, document.text]).toEqual(['rtf', 'café Пр لي\ntwee'])
    expect(document.warnings).toEqual([{ code: 'IMP-28', count: 6 }])
  })

  it('flags what it would start, and survives what is no RTF', async () => {
    const field =
      '{\\rtf1{\\field{\\*\\fldinst DDEAUTO cmd}{\\fldrslt x}}{\\object\\objemb{\\*\\objdata 00}{\\result y}}}'
    expect(flags(await readAs(field, 'a.rtf'))).toEqual(['IMP-39'])
    for (const odd of [
      '{\\rtf1',
      '{\\rtf1}}}}',
      `{\\rtf1${'{'.repeat(100_000)}`,
      "{\\rtf1\\'",
      '{\\rtf1\\bin999999999 x}',
    ])
      expect((await readAs(odd, 'a.rtf')).format).toBe('rtf')
  })
})

describe('JSON', () => {
  it('is shown as it stands', async () => {
    const document = await readAs('{"naam": "José", "leeftijd": 20}', 'a.json')
    expect([document.format, document.text]).toEqual(['json', '{"naam": "José", "leeftijd": 20}'])
  })

  it.each([
    ['nested without end', '['.repeat(65) + ']'.repeat(65)],
    ['a name twice', '{"a": 1, "b": {"a": 2}, "a": 3}'],
    ['a name that steers a program', '{"\\u005f_proto__": {}}'],
  ])('%s is refused (IMP-43)', async (_what, text) => {
    expect(await refusalOf(text, 'a.json')).toMatchObject({ code: 'IMP-43' })
  })
})

describe.each([
  [
    'xlsx',
    (before: string) =>
      aWorkbook({ Lijst: sheet(people), ...(before === '' ? {} : { Toelichting: sheet([[before]]) }) }),
  ],
  ['ods', (before: string) => anOds(people.map(odsRow).join('') + (before === '' ? '' : ''))],
  ['html', (before: string) => bytesOf(html(before === '' ? '' : `<p>${before}</p>`))],
  ['rtf', (before: string) => bytesOf(rtf(before === '' ? '' : `${before}\\par `))],
  ['docx', docx],
] as const)('a list of persons in %s', (extension, made) => {
  it('is a list: only the rows with a remark are on offer, and nothing else of it stays', async () => {
    const document = await readAs(made(''), `lijst.${extension}`)
    expect(document.list).toMatchObject({ records: 2, notOffered: 1, malformed: [], remarks: ['Bijzonderheden'] })
    expect(document.list?.offered.map(row => row.cells['Naam'])).toEqual(['Zichtbaar Twee'])
    expect(flags(document)).toContain('IMP-46')
    expect(everythingIn(document)).not.toContain('Geheim Een')
  })

  it.skipIf(extension === 'ods')('beside other words is a part, and the document is rebuilt without it', async () => {
    const document = await readAs(made('Met toelichting'), `lijst.${extension}`)
    expect(document.list).toBeNull()
    expect(document.text).toContain('Met toelichting')
    expect(document.children.map(child => child.list?.records)).toEqual([2])
    expect(Buffer.from(document.rebuilt ?? '').toString()).toMatch(/Met toelichting[\s\S]*Regels 2/)
    expect(everythingIn(document)).not.toContain('Geheim Een')
  })
})

it('a list in the HTML of a mail is not kept, nor in the plain text beside it', async () => {
  const plainRows = people.map(row => row.join(' ')).join('\n')
  const mail = aMail(
    { 'Content-Type': 'multipart/alternative; boundary=grens', 'MIME-Version': '1.0' },
    {
      headers: [],
      body: `--grens\nContent-Type: text/plain\n\nZie de lijst.\n${plainRows}\n--grens\nContent-Type: text/html\n\n${html('<p>Zie de lijst.</p>')}\n--grens--`,
    },
  )
  const document = await readAs(mail, 'a.eml')
  expect(document.text.trim()).toBe('Zie de lijst.')
  expect(document.children.map(child => child.list?.records)).toEqual([2])
  expect(document.rebuilt).not.toBeNull()
  expect(everythingIn(document)).not.toContain('Geheim Een')
})
