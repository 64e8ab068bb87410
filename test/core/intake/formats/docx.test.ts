import { describe, expect, it } from 'vitest'
import { limits } from '../../../../src/intake/limits.ts'
import { aDocx, bytesOf, flags, readAs, refusalOf, sampleBytes } from '../../../support/foreign.ts'

const p = (...runs: string[]) =>
  `<w:p>${runs.map(run => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`
const part = (body: string) => `<w:x xmlns:w="w">${body}</w:x>`

describe('text of a Word document', () => {
  it('is header, body, notes and footer in reading order, each once', async () => {
    const document = await readAs(
      aDocx(p('Broodtekst ', 'in twee stukken'), {
        'word/footer1.xml': part(p('Voet')),
        'word/header1.xml': part(p('Kop')),
        'word/footnotes.xml': part(p('Noot')),
        'word/styles.xml': part(p('nooit')),
      }),
      'a.docx',
    )
    expect(document.text).toBe('Kop\n\nBroodtekst in twee stukken\n\nNoot\n\nVoet')
    expect(flags(document)).toEqual([])
  })

  it('lays out rows of a table as lines with tabs, and text boxes once', async () => {
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`
    const box = `<mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent>${p('kader')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('kader')}</w:txbxContent></mc:Fallback></mc:AlternateContent>`
    const body = `<w:tbl>${row('Naam', 'Waarde')}${row('A', 'B')}</w:tbl><w:p><w:r>${box}</w:r></w:p>${p('slot')}`
    expect((await readAs(aDocx(body), 'a.docx')).text.replace(/\n+/g, '\n')).toBe('Naam\tWaarde\nA\tB\nkader\nslot')
  })

  it('leaves out deleted and hidden words and says that they were there (IMP-28)', async () => {
    const body = `<w:p><w:del><w:r><w:delText>gewist</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>weg</w:t></w:r><w:r><w:t>zichtbaar</w:t></w:r></w:p>`
    const document = await readAs(aDocx(body), 'a.docx')
    expect(document.text).toBe('zichtbaar')
    expect(document.warnings).toEqual([{ code: 'IMP-28', count: 9 }])
  })
})

describe('active content is a flag (IMP-39)', () => {
  const rels = (type: string, target: string) =>
    `<Relationships><Relationship Id="1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`

  it.each([
    ['a macro', aDocx(p('x'), { 'word/vbaProject.bin': 'macro' })],
    [
      'a template from elsewhere',
      aDocx(p('x'), { 'word/_rels/settings.xml.rels': rels('attachedTemplate', 'http://boef.example/a.dotm') }),
    ],
    [
      'a command to another program',
      aDocx(`<w:p><w:r><w:instrText> DDEAUTO c:\\cmd.exe </w:instrText></w:r></w:p>${p('x')}`),
    ],
  ])('%s', async (_what, bytes) => {
    const document = await readAs(bytes, 'a.docx')
    expect(flags(document)).toEqual(['IMP-39'])
    expect(document.text).toBe('x')
  })

  it('but not a link that waits for a click', async () => {
    expect(
      flags(
        await readAs(
          aDocx(p('x'), { 'word/_rels/document.xml.rels': rels('hyperlink', 'http://ind.example') }),
          'a.docx',
        ),
      ),
    ).toEqual([])
  })
})

describe('forbidden XML is refused (IMP-40)', () => {
  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa">]>', p('x')],
    ['an entity of its own', '', p('&a;')],
  ])('%s', async (_what, before, body) => {
    const xml = `<?xml version="1.0"?>${before}<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`
    expect(await refusalOf(aDocx('', { 'word/document.xml': xml }), 'a.docx')).toEqual({ code: 'IMP-40', red: false })
  })

  it('nesting one level beyond the limit', async () => {
    // document and body stand around what is nested here.
    const nested = (depth: number) => `${'<w:sdt>'.repeat(depth)}${'</w:sdt>'.repeat(depth)}${p('x')}`
    expect(await refusalOf(aDocx(nested(limits.xml.depth - 2)), 'a.docx')).toBe('read')
    expect(await refusalOf(aDocx(nested(limits.xml.depth - 1)), 'a.docx')).toEqual({ code: 'IMP-40', red: false })
  })
})

describe('what lies inside a document', () => {
  it('is read as a document of its own', async () => {
    const document = await readAs(aDocx(p('x'), { 'word/embeddings/bijlage.txt': 'ingesloten tekst' }), 'a.docx')
    expect(document.children.map(child => [child.name, child.role, child.text])).toEqual([
      ['bijlage.txt', 'embedded', 'ingesloten tekst'],
    ])
    expect(flags(document)).toEqual(['IMP-32'])
  })

  it('leaves without a list of persons (R7)', async () => {
    const document = await readAs(
      aDocx(p('x'), { 'word/embeddings/lijst.csv': sampleBytes('S04_nvik_looplijst_20161007.csv') }),
      'a.docx',
    )
    expect(document.children[0]?.list?.records).toBe(30)
    expect((await readAs(document.rebuilt ?? new Uint8Array(), 'a.docx')).children[0]?.list).toBeNull()
  })

  it('refuses a document whose entries lead outside it', async () => {
    expect(await refusalOf(aDocx(p('x'), { '../../weg.xml': bytesOf('x') }), 'a.docx')).toMatchObject({
      code: 'IMP-15',
      red: true,
    })
  })

  it('says of a document without a body that nothing of it can be read', async () => {
    expect(await refusalOf(aDocx('', { 'word/document.xml': 'geen xml' }), 'a.docx')).toMatchObject({ code: 'IMP-17' })
  })
})
