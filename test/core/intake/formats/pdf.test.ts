import { describe, expect, it } from 'vitest'
import { limits } from '../../../../src/intake/limits.ts'
import { bytesOf, flags, readAs, refusalOf, sampleBytes } from '../../../support/foreign.ts'
import { lineAt, pdfOf, pdfPages, streamOf } from '../../../support/pdf.ts'

const hello = lineAt(700, 'Goedemorgen')

describe('text of a PDF', () => {
  it('stands page by page, with the place where each page begins', async () => {
    const document = await readAs(pdfPages([lineAt(700, 'Bladzijde een'), lineAt(700, 'Bladzijde twee')]), 'a.pdf')
    expect(document.pages).toBe(2)
    expect(document.pageStarts.map(start => document.text.slice(start).split('\n')[0])).toEqual([
      'Bladzijde een',
      'Bladzijde twee',
    ])
    expect(flags(document)).toEqual([])
  })

  it('puts a footer that was written first behind what stands above it, and leaves columns as they were written', async () => {
    const footer = await readAs(pdfPages([lineAt(40, 'voet') + lineAt(700, 'boven') + lineAt(600, 'midden')]), 'a.pdf')
    expect(footer.text).toBe('boven\nmidden\nvoet')
    const columns =
      ['links een', 'links twee'].map((text, i) => lineAt(700 - 20 * i, text)).join('') +
      ['rechts een', 'rechts twee'].map((text, i) => lineAt(700 - 20 * i, text, 320)).join('')
    const text = (await readAs(pdfPages([columns]), 'a.pdf')).text
    expect(text.indexOf('links twee')).toBeLessThan(text.indexOf('rechts een'))
  })

  it('includes what was typed into a form and noted on the page', async () => {
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R /Annots [6 0 R 7 0 R 8 0 R] >>`
    const field = '<< /Type /Annot /Subtype /Widget /FT /Tx /T (naam) /V (Ingevuld veld) /Rect [0 0 100 20] >>'
    const note = '<< /Type /Annot /Subtype /FreeText /Contents (Losse notitie) /Rect [0 50 100 70] /DA (/F1 12 Tf) >>'
    const hidden =
      '<< /Type /Annot /Subtype /FreeText /F 2 /Contents (Verborgen) /Rect [0 50 100 70] /DA (/F1 12 Tf) >>'
    const pages = '<< /Type /Pages /Kids [4 0 R] /Count 1 >>'
    const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
    const catalogue = '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>'
    const document = await readAs(pdfOf([catalogue, pages, font, page, streamOf(hello), field, note, hidden]), 'a.pdf')
    expect(document.text).toBe('Goedemorgen\nLosse notitie\nIngevuld veld')
  })
})

const box = (x: number, y: number, width: number, colour = '0 g') => `q ${colour} ${x} ${y} ${width} 16 re f Q\n`

describe('text that nobody sees on the page', () => {
  const read = (content: string, resources?: string) => readAs(pdfPages([content], '', [], resources), 'a.pdf')

  it('under a black box stays out, leaves a mark of one length, and is told with its page (IMP-35)', async () => {
    // "De heer " is 45.4 points wide in Helvetica of 12.
    const line = lineAt(700, 'De heer Jansen van Voorbeeld woont hier')
    const document = await readAs(pdfPages([hello, line + box(116, 696, 120)]), 'a.pdf')
    expect(document.text).toBe('Goedemorgen\nDe heer █████ woont hier')
    expect(document.warnings).toEqual([{ code: 'IMP-35', at: '2', count: 'JansenvanVoorbeeld'.length }])
  })

  it.each([
    ['a white box', lineAt(700, 'Geheim') + box(70, 696, 60, '1 g')],
    ['a thick line', lineAt(700, 'Geheim') + 'q 14 w 70 704 m 130 704 l S Q\n'],
    ['a shape that is turned', lineAt(700, 'Geheim') + 'q 0 1 -1 0 0 0 cm 690 -140 20 80 re f Q\n'],
    ['a filled polygon', lineAt(700, 'Geheim') + 'q 60 690 m 140 690 l 140 720 l 60 720 l h f* Q\n'],
  ])('%s covers as well', async (_what, content) => {
    const document = await read(content + lineAt(600, 'Zichtbaar'))
    expect(document.text).toBe('█████\nZichtbaar')
    expect(flags(document)).toEqual(['IMP-35'])
  })

  it.each([
    ['painted before the text', box(70, 696, 60, '0.9 g') + lineAt(700, 'Goedemorgen')],
    ['beside the text', lineAt(700, 'Goedemorgen') + box(300, 696, 60)],
    [
      'a line through or under the text',
      lineAt(700, 'Goedemorgen') + 'q 1 w 70 704 m 160 704 l S 70 698 m 160 698 l S Q\n',
    ],
    ['a frame around the text', lineAt(700, 'Goedemorgen') + 'q 60 690 100 30 re S Q\n'],
    ['cut off before it reaches the text', `${lineAt(700, 'Goedemorgen')}q 300 0 100 800 re W n 0 0 595 842 re f Q\n`],
    ['a ring around the text', `${lineAt(700, 'Goedemorgen')}q 0 0 595 842 re 50 680 200 60 re f* Q\n`],
  ])('nothing is hidden by what is %s', async (_what, content) => {
    const document = await read(content)
    expect([document.text, flags(document)]).toEqual(['Goedemorgen', []])
  })

  it('a box that lets light through hides nothing: it is a marker', async () => {
    const content = `${lineAt(700, 'Goedemorgen')}q /G gs 1 1 0 rg 60 690 200 30 re f Q\n`
    for (const state of ['<< /ca 0.4 >>', '<< /BM /Multiply >>']) {
      const document = await read(content, `/ExtGState << /G ${state} >>`)
      expect([document.text, flags(document)]).toEqual(['Goedemorgen', []])
    }
  })

  it('under a box that somebody laid over the page as a note is covered, under a marker it is not', async () => {
    const withNote = (subtype: string, appearance: string) => {
      const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R /Annots [6 0 R] >>`
      const note = `<< /Type /Annot /Subtype /${subtype} /Rect [60 690 200 720] /QuadPoints [60 720 200 720 60 690 200 690] /AP << /N 7 0 R >> >>`
      const form = streamOf(appearance, '/Type /XObject /Subtype /Form /BBox [0 0 140 30] ')
      const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
      const pages = '<< /Type /Pages /Kids [4 0 R] /Count 1 >>'
      return pdfOf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        pages,
        font,
        page,
        streamOf(lineAt(700, 'Goedemorgen')),
        note,
        form,
      ])
    }
    const black = await readAs(withNote('Square', '0 g 0 0 140 30 re f'), 'a.pdf')
    expect([black.text, flags(black)]).toEqual(['█████', ['IMP-35']])
    const marked = await readAs(withNote('Highlight', '1 1 0 rg 0 0 140 30 re f'), 'a.pdf')
    expect([marked.text, flags(marked)]).toEqual(['Goedemorgen', []])
  })

  it('in the colour of its ground, or not drawn at all, stays out and is told (IMP-28)', async () => {
    const white = `q 1 g ${lineAt(650, 'Wit op wit')}Q\n`
    const black = `${box(60, 596, 200)}q 0 g ${lineAt(600, 'Zwart op zwart')}Q\n`
    const undrawn = `q 3 Tr ${lineAt(550, 'Onzichtbaar')}Q\n`
    const readable = `${box(60, 496, 200)}q 1 g ${lineAt(500, 'Wit op zwart')}Q\n`
    const document = await read(hello + white + black + undrawn + readable)
    expect(document.text.split('\n').filter(line => line !== '')).toEqual(['Goedemorgen', 'Wit op zwart'])
    expect(document.warnings).toEqual([{ code: 'IMP-28', count: 'WitopwitZwartopzwartOnzichtbaar'.length }])
  })

  it('that was read from a scan and lies under or over its picture is the text of the page', async () => {
    const scan = 'q 595 0 0 842 0 0 cm /Scan Do Q\n'
    const words = `q 3 Tr ${lineAt(700, 'Gelezen woorden')}Q\n`
    const picture = streamOf(
      new Uint8Array(100),
      '/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 ',
    )
    for (const content of [scan + words, words + scan, lineAt(700, 'Gelezen woorden') + scan]) {
      const document = await readAs(pdfPages([content], '', [picture], '/XObject << /Scan 4 0 R >>'), 'a.pdf')
      expect([document.text, flags(document)]).toEqual(['Gelezen woorden', []])
    }
  })
})

describe('what is told about a PDF', () => {
  it.each([
    ['a script', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> '],
    ['a program to start', '/OpenAction << /S /Launch /F (cmd.exe) >> '],
    ['a form of the kind that is a program', '/AcroForm << /XFA (x) /Fields [] >> '],
  ])('%s is switched off (IMP-31)', async (_what, catalogue) => {
    const document = await readAs(pdfPages([hello], catalogue), 'a.pdf')
    expect(flags(document)).toEqual(['IMP-31'])
    expect(document.text).toBe('Goedemorgen')
  })

  const withFile = (name: string, content: Uint8Array) =>
    pdfPages([hello], '/Names << /EmbeddedFiles << /Names [(f) 4 0 R] >> >> ', [
      `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 5 0 R >> >>`,
      streamOf(content, '/Type /EmbeddedFile '),
    ])

  it('a file inside is read as a document of its own (IMP-32)', async () => {
    const document = await readAs(withFile('brief.txt', bytesOf('Ingesloten brief')), 'a.pdf')
    expect(document.warnings).toEqual([{ code: 'IMP-32', count: 1 }])
    expect(document.children.map(child => [child.name, child.role, child.text])).toEqual([
      ['brief.txt', 'embedded', 'Ingesloten brief'],
    ])
  })

  it('a list of persons inside cannot be taken out, so nothing of the file is kept (IMP-49)', async () => {
    expect(await refusalOf(withFile('lijst.csv', sampleBytes('S04_nvik_looplijst_20161007.csv')), 'a.pdf')).toEqual({
      code: 'IMP-49',
      red: false,
    })
  })

  it('the first pages of a long one are shown (IMP-34)', async () => {
    const pages = (count: number) => pdfPages(Array.from({ length: count }, (_, i) => lineAt(700, `blad ${i + 1}`)))
    const longest = await readAs(pages(limits.pdf.pages), 'a.pdf')
    expect([flags(longest), longest.pageStarts.length]).toEqual([[], limits.pdf.pages])
    const longer = await readAs(pages(limits.pdf.pages + 1), 'a.pdf')
    expect(longer.warnings).toEqual([{ code: 'IMP-34', count: limits.pdf.pages, of: limits.pdf.pages + 1 }])
    expect(longer.pages).toBe(limits.pdf.pages + 1)
  })
})

describe('refusals', () => {
  it('asks for a password (IMP-16)', async () => {
    const encrypted = Buffer.from(pdfPages([hello]))
      .toString('latin1')
      .replace(
        '/Root 1 0 R',
        `/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> >>`,
      )
    expect(await refusalOf(bytesOf(encrypted, 'latin1'), 'a.pdf')).toEqual({ code: 'IMP-16', red: false })
  })

  it('says of a broken file that nothing of it is readable (IMP-17)', async () => {
    expect(await refusalOf('%PDF-1.7\nverder niets', 'a.pdf')).toMatchObject({ code: 'IMP-17' })
  })

  it('refuses more objects than allowed before reading any', async () => {
    const objects = new Uint8Array(5 * (limits.pdf.objects + 1) + 10)
    const one = bytesOf('0 obj')
    for (let i = 0; i <= limits.pdf.objects; i++) objects.set([0x20, ...one.subarray(2)], 10 + 5 * i)
    objects.set(bytesOf('%PDF-1.7\n'))
    expect(await refusalOf(objects, 'a.pdf')).toMatchObject({ code: 'IMP-22' })
  })
})
