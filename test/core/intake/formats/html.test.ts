import { describe, expect, it } from 'vitest'
import { bytesOf, flags, readAs } from '../../../support/foreign.ts'

const page = (body: string, head = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
const textOf = async (body: string, head = '') => (await readAs(page(body, head), 'a.html')).text

describe('what a reader of the page sees', () => {
  it('lays out blocks as lines and cells of a row with a tab between them', async () => {
    const body =
      '<h1>Kop</h1><p>Een <b>vet</b>\n woord.</p><ul><li>eerste<li>tweede</ul><table><tr><th>Naam<td>Waarde</tr><tr><td>A<td>B</table>'
    expect(await textOf(body)).toBe('Kop\n\nEen vet woord.\n\neerste\ntweede\n\nNaam\tWaarde\nA\tB')
  })

  it('keeps non-breaking spaces, line breaks and the white space of preformatted text', async () => {
    expect(await textOf('<p>a&nbsp;b<br>c<br><br>d</p><pre>  x\n   y</pre>')).toBe('a\u00a0b\nc\n\nd\n\n  x\n   y')
  })

  it('shows the real host behind a link that names another', async () => {
    expect(
      await textOf(
        '<a href="https://user@boef.example/pad">www.ind.example</a> <a href="https://ind.example/x">ind.example</a>',
      ),
    ).toBe('www.ind.example [boef.example] ind.example')
  })

  it('shows the text of pictures and what stands in fields', async () => {
    expect(
      await textOf('<img src="cid:1" alt="plattegrond"><input value="ingevuld"><input type="hidden" value="nooit">'),
    ).toBe('plattegrond ingevuld')
  })
})

describe('what never reaches the text', () => {
  it.each([
    ['a script', '<script>geheim()</script>'],
    ['a comment', '<!-- geheim -->'],
    ['a template', '<template><p>geheim</p></template>'],
    ['the hidden attribute', '<p hidden>geheim</p>'],
    ['display:none', '<div style="display : NONE"><p>geheim</p></div>'],
    ['visibility:hidden', '<span style="visibility:hidden">geheim</span>'],
    ['a size of nothing', '<span style="font-size:0px">geheim</span>'],
    ['a pixel of type', '<span style="font-size: 1px">geheim</span>'],
    ['white on white', '<font color="#FFFFFF">geheim</font>'],
    ['almost white', '<span style="color:rgb(253,254,255)">geheim</span>'],
    ['ink of the colour of its ground', '<td bgcolor="#003366" style="color:#003366">geheim</td>'],
    ['no ink', '<span style="color:transparent">geheim</span>'],
    ['a box of no height', '<div style="max-height:0;overflow:hidden">geheim</div>'],
    ['a place outside the page', '<div style="position:absolute;left:-9999px">geheim</div>'],
    ['a fallback of a frame', '<iframe src="x">geheim</iframe>'],
  ])('%s', async (_what, body) => {
    const document = await readAs(page(`${body}<p>zichtbaar</p>`), 'a.html')
    expect(document.text).toBe('zichtbaar')
  })

  it('hides by rules of a style sheet, also for what lies inside, and not by rules for other media', async () => {
    const style =
      '<style>.weg, #ook p {display:none} @media print {.wel{display:none}} /* .wel{display:none} */</style>'
    const body = '<p class="x weg">een</p><div id="ook"><p>twee</p><span>drie</span></div><p class="wel">vier</p>'
    expect(await textOf(body, style)).toBe('drie\n\nvier')
  })

  it('keeps white words on a dark ground and on a picture', async () => {
    expect(await textOf('<div style="background:#003366"><p style="color:#fff">kop</p></div>')).toBe('kop')
    expect(await textOf('<div style="background:url(x.png)"><p style="color:white">kop</p></div>')).toBe('kop')
  })
})

describe('what is told about a page', () => {
  it('counts hidden characters (IMP-28), active parts and what would have been fetched (IMP-27)', async () => {
    const body =
      '<p hidden>abc de</p><form onsubmit="x()"></form><img src="http://t.example/p.gif"><img src="//t.example/q.gif"><a href="javascript:x()">klik</a>'
    expect((await readAs(page(body), 'a.html')).warnings).toEqual([
      { code: 'IMP-38' },
      { code: 'IMP-27', count: 4 },
      { code: 'IMP-28', count: 5 },
    ])
  })

  it('says nothing but that it is shown as text for a plain page', async () => {
    expect(flags(await readAs(page('<p>gewoon</p>'), 'a.html'))).toEqual(['IMP-38'])
  })

  it('takes title and language from the page, and the character set from its meta element', async () => {
    const bytes = bytesOf(
      page('<p>caf\xe9 \xa4</p>', '<meta charset="iso-8859-15"><title>Een  titel</title>').replace(
        '<html>',
        '<html lang="nl">',
      ),
      'latin1',
    )
    const document = await readAs(bytes, 'a.html')
    expect([document.text, document.subject, document.language]).toEqual(['café €', 'Een titel', 'nl'])
    expect(document.charset).toEqual({ declared: 'iso-8859-15', used: 'iso-8859-15' })
  })

  it('reads a picture in SVG as text, without its script', async () => {
    const svg = await readAs(
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>x()</script><text>Bijschrift</text></svg>',
      'a.svg',
    )
    expect(svg.text).toBe('Bijschrift')
    expect(flags(svg)).toEqual(['IMP-38', 'IMP-27'])
  })

  it('ends on a page of a hundred thousand unclosed elements', async () => {
    expect(
      (
        await readAs(
          page('<div class="a">'.repeat(100_000) + 'onderin', '<style>.a .b .c{display:none}</style>'),
          'a.html',
        )
      ).text,
    ).toBe('onderin')
  })
})
