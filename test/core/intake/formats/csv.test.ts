import { describe, expect, it } from 'vitest'
import { limits } from '../../../../src/intake/limits.ts'
import { bytesOf, everythingIn, flags, readAs, refusalOf } from '../../../support/foreign.ts'

describe('a table', () => {
  it('is text with the number of its records', async () => {
    const document = await readAs('Plaats,Aantal\nVeldmeer,3\nOosterhaven,4\n', 'a.csv')
    expect([document.format, document.rows, document.text]).toEqual([
      'csv',
      2,
      'Plaats,Aantal\nVeldmeer,3\nOosterhaven,4\n',
    ])
    expect(document.list).toBeNull()
  })

  it('names the lines of rows that differ, across quoted line breaks (IMP-42)', async () => {
    const document = await readAs('a;b;c\n1;"x\ny";3\n1;2\n4;5;6\n7;8;9;10\n', 'a.csv')
    expect(document.warnings).toEqual([{ code: 'IMP-42', at: '4, 6', count: 2 }])
  })

  it('takes formulas as text and counts them, telephone numbers aside (IMP-41)', async () => {
    const document = await readAs('naam,nummer\n=cmd|x,+31 6 1234\n"-2+3+cmd|\' /C calc\'!A0",-12\n@som,5\n', 'a.csv')
    expect(document.warnings).toEqual([{ code: 'IMP-41', count: 3 }])
    expect(document.text).toContain('=cmd|x')
  })

  it('has as many rows as allowed, and one more is refused', async () => {
    const rows = (count: number) => `a,b\n${'1,2\n'.repeat(count - 1)}`
    expect((await readAs(rows(limits.csv.rows), 'a.csv')).rows).toBe(limits.csv.rows - 1)
    expect(await refusalOf(rows(limits.csv.rows + 1), 'a.csv')).toEqual({ code: 'IMP-02', red: false })
  })

  it('has as many columns as allowed; a wider row is named', async () => {
    const row = (columns: number) => Array.from({ length: columns }, () => 'x').join(',')
    expect(flags(await readAs(`${row(limits.csv.columns)}\n${row(limits.csv.columns)}\n`, 'a.csv'))).toEqual([])
    expect(flags(await readAs(`${row(limits.csv.columns + 1)}\n${row(limits.csv.columns + 1)}\n`, 'a.csv'))).toEqual([
      'IMP-42',
    ])
  })
})

const head = 'Nr;Achternaam;Voornaam;Geb.datum;Nationaliteit;Moedertaal;Opmerking'
const rows = [
  '1;Vader;Jan;01-02-1990;Fictieve;Fictiefs;',
  '2;Moeder;Ria;03-04-1991;Fictieve;Fictiefs;Wil hulp',
  '3;Kind;Bo;05-06-2008;Fictieve;Fictiefs;-',
]

describe('a list of persons', () => {
  it.each([
    ['semicolons', ';', 'a.csv'],
    ['commas', ',', 'a.csv'],
    ['tabs, in a text file', '\t', 'a.txt'],
    ['bars', '|', 'lijst'],
  ])('is recognised by its headings with %s', async (_what, delimiter, name) => {
    const text = [head, ...rows].join('\n').replaceAll(';', delimiter)
    const list = (await readAs(text, name)).list
    expect(list?.offered.map(row => [row.number, row.line, row.cells['Opmerking']])).toEqual([['2', 3, 'Wil hulp']])
    expect([list?.records, list?.notOffered]).toEqual([3, 2])
  })

  it.each([
    'Name,Date of birth,Remarks',
    'Last name,V-number,Comments',
    'Naam bewoner,V-nr,Opmerkingen',
    'Geslachtsnaam,Geboren,Toelichting',
    'Familienaam,Vreemdelingennummer,Aantekening',
  ])('is recognised by the headings %s', async headings => {
    const document = await readAs(`${headings}\nEen,1,\nTwee,2,iets gezien\n`, 'a.csv')
    expect(document.list?.offered.length).toBe(1)
    expect(flags(document)).toContain('IMP-46')
  })

  it('is recognised below a title, and nothing of the title leaves the reader', async () => {
    const document = await readAs(
      `Bewonersoverzicht locatie Fictief;;;;;;\n;;;;;;\n${[head, ...rows].join('\n')}`,
      'a.csv',
    )
    expect(document.list?.offered.map(row => row.line)).toEqual([5])
    expect(everythingIn(document)).not.toContain('Fictief;')
  })

  it('never maps columns about origin, belief, language, health or looks, in either language (R10)', async () => {
    const never = [
      'Nationaliteit',
      'Land van herkomst',
      'Geboorteplaats',
      'Country of birth',
      'Religion',
      'Geloof',
      'Ethnicity',
      'Spreektaal',
      'Language',
      'Medische bijzonderheden',
      'Skin colour',
      'Politieke voorkeur',
    ]
    const text = `Naam;V-nummer;Opmerking;Totaal;${never.join(';')}\n${['A;1;x;7', 'B;2;y;8'].map(row => `${row};${never.map(() => 'nooit').join(';')}`).join('\n')}\n`
    const list = (await readAs(text, 'a.csv')).list
    expect(list?.columns).toEqual(['Naam', 'V-nummer', 'Opmerking', 'Totaal'])
    expect(everythingIn(list)).not.toContain('nooit')
  })

  it('offers nothing where no column holds remarks, or only dashes stand in it', async () => {
    expect((await readAs('Naam;Geboortedatum\nA;01-01-1990\nB;02-02-1991\n', 'a.csv')).list?.offered).toEqual([])
    expect(
      (await readAs(`${head}\n1;A;B;01-01-1990;x;y;-\n2;C;D;01-01-1990;x;y; … \n`, 'a.csv')).list?.offered,
    ).toEqual([])
  })

  it('lets nothing of a malformed row out, not even where its cells are too many', async () => {
    const document = await readAs(
      `${head}\n1;Vreemdeling;Jan;01-01-1990;x;y;zegt iets;te veel\n${rows.join('\n')}`,
      'a.csv',
    )
    expect(document.list?.malformed).toEqual([{ line: 2, columns: 8, expected: 7 }])
    expect(everythingIn(document)).not.toContain('Vreemdeling')
  })

  it('accepts the empty cells that spreadsheets write behind a row', async () => {
    const document = await readAs(`${head};;\n${rows.map(row => `${row};;`).join('\n')}`, 'a.csv')
    expect([document.list?.malformed, document.list?.offered.length]).toEqual([[], 1])
  })

  it('warns of dates that do not exist or are not whole, by number and column only', async () => {
    const dates = [
      '31-02-1990',
      '00-00-1991',
      '1992',
      '29-02-2015',
      '29/02/2016',
      '1990-13-01',
      'onbekend',
      '2016-10-07',
    ]
    const text = `Naam;Geboortedatum\n${dates.map((date, i) => `P${i};${date}`).join('\n')}\n`
    const warnings = (await readAs(text, 'a.csv')).list?.warnings
    expect(warnings).toEqual([
      { number: '1', column: 'Geboortedatum', kind: 'invalid_date' },
      { number: '2', column: 'Geboortedatum', kind: 'partial_date' },
      { number: '3', column: 'Geboortedatum', kind: 'partial_date' },
      { number: '4', column: 'Geboortedatum', kind: 'invalid_date' },
      { number: '6', column: 'Geboortedatum', kind: 'invalid_date' },
      { number: '7', column: 'Geboortedatum', kind: 'invalid_date' },
    ])
  })

  it('takes its day from the newest registration, else from the file name', async () => {
    const dated = 'Naam;V-nummer;Datum registratie;Geldig tot\nA;1;01-03-2016;01-01-2030\nB;2;05-03-2016;01-01-2030\n'
    expect((await readAs(dated, 'lijst_20150101.csv')).list?.listOn).toBe('2016-03-05')
    expect((await readAs('Naam;V-nummer\nA;1\nB;2\n', 'lijst_2015-01-31.csv')).list?.listOn).toBe('2015-01-31')
    expect((await readAs('Naam;V-nummer\nA;1\nB;2\n', 'lijst.csv')).list?.listOn).toBeUndefined()
  })

  it('does not take a name for a running number', async () => {
    expect(
      (await readAs('Nr;Naam;V-nummer;Opmerking\nJansen;A;1;x\nPietersen;B;2;y\n', 'a.csv')).list?.offered.map(
        row => row.number,
      ),
    ).toEqual(['1', '2'])
  })

  it('is refused rather than shown as a table when it is wider than allowed', async () => {
    const row = (first: string) => `${first};${Array.from({ length: limits.csv.columns }, () => 'x').join(';')}`
    expect(await refusalOf([row('Naam;V-nummer'), row('A;1'), row('B;2')].join('\n'), 'a.csv')).toEqual({
      code: 'IMP-02',
      red: false,
    })
  })

  it('is no list with one record, nor without a name', async () => {
    expect((await readAs('Naam;Geboortedatum\nA;01-01-1990\n', 'a.csv')).list).toBeNull()
    expect((await readAs('Plaats;Geboortedatum\nA;01-01-1990\nB;01-01-1990\n', 'a.csv')).list).toBeNull()
  })

  it('holds a heading that is a word of the language no harm', async () => {
    const list = (
      await readAs(bytesOf('Naam;V-nummer;__proto__;constructor;Opmerking\nA;1;p;c;x\nB;2;p;c;\n'), 'a.csv')
    ).list
    expect(list?.offered[0]?.cells).toEqual({ Naam: 'A', 'V-nummer': '1', '#3': 'p', constructor: 'c', Opmerking: 'x' })
  })
})
