import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { isolated } from '../../../../src/packets/render/isolate.ts'
import {
  loadRenderResources,
  packetRenderer,
  renderPacket,
  type PacketDocument,
  type PacketRenderer,
} from '../../../../src/packets/render/index.ts'
import { documentOf } from '../../../../src/packets/seal/packet-document.ts'
import type { PacketJson } from '../../../../src/packets/seal/packet-json.ts'
import { aFolder } from '../../../support/folders.ts'
import { aPacketJson, aTeam } from '../../../support/packets.ts'
import { attempt, run } from '../../../support/programs.ts'

let packet: PacketJson
let k20: PacketDocument
let renderer: PacketRenderer
let page1: string
let whole: string

beforeAll(async () => {
  const team = await aTeam()
  packet = await aPacketJson(team.author)
  k20 = documentOf(packet)
  renderer = packetRenderer(loadRenderResources())
  const pdf = renderer.render(k20)
  page1 = textOf(pdf, ['-l', '1'])
  whole = textOf(pdf)
})

/** The words of a PDF: white space as one space, without the marks that readers add for direction. */
function textOf(pdf: Uint8Array, options: readonly string[] = []): string {
  return run('pdftotext', [...options, '-', '-'], { input: pdf })
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
}

/** The PDF with its streams unpacked, for a search of all bytes. */
function unpacked(pdf: Uint8Array): string {
  const folder = aFolder()
  writeFileSync(join(folder, 'a.pdf'), pdf)
  run('qpdf', ['--qdf', '--object-streams=disable', 'a.pdf', 'b.pdf'], { cwd: folder })
  return readFileSync(join(folder, 'b.pdf'), 'latin1')
}

describe('page 1 of K20 (R64)', () => {
  it('shows grade and handling code of every source', () => {
    for (const graded of ['S01 B4', 'S02 B2', 'S04 regel 3 B2', 'S05 A2', 'S07 B2', 'S08 A1'])
      expect(page1).toContain(graded)
    for (const handled of ['S01 H0', 'S04 regel 3 H0', 'S07 H1', 'H2']) expect(page1).toContain(handled)
  })

  it('shows ground with the request, conditions and the reference of the source', () => {
    expect(page1).toContain('Wiv 2017, art. 39; uw verzoek V-2016-118')
    for (const condition of packet.conditions)
      expect(page1.replaceAll(' ', '')).toContain(condition.text.replaceAll(' ', ''))
    expect(page1).toContain('KM-IR-16-20518')
  })

  it('shows both contra-indications, origins counted once, and what is not known', () => {
    expect(page1).toContain('De mentor zag zelf een nieuwsuitzending; de melder had ruzie over geld')
    expect(page1).toContain('Geen strafbaar feit vastgesteld')
    expect(page1).toContain('8 onderdelen, 5 onafhankelijke herkomsten.')
    for (const origin of ['O1', 'O2', 'O4', 'O5', 'O8']) expect(page1).toContain(origin)
    expect(page1).toContain('Niet meegeteld: S09, een tweede levering van O1.')
    expect(page1).toContain('Wat wij niet weten: wie de vriend is; of de reis doorgaat')
  })

  it('comes before any story', () => {
    const story = whole.indexOf('Waar gaat het om')
    for (const heading of ['Eerst wegen, dan lezen', 'Leeswijzer 4x4', 'onafhankelijke herkomsten']) {
      expect(whole.indexOf(heading)).toBeLessThan(story)
    }
    expect(page1).not.toContain('Een bewoner vertelde')
  })

  it('says that the release stands in the seal, and names nobody who released', () => {
    expect(page1).toContain('Vrijgave: zie zegel')
    expect(whole).not.toMatch(/co[öo]rdinator/i)
    expect(whole).not.toContain('11:30')
  })

  it('explains every code', () => {
    expect(page1).toContain('Meestal betrouwbaar')
    expect(page1).toContain('Juistheid staat vast')
    expect(page1).toContain('nooit over een persoon')
  })
})

describe('every page', () => {
  it('carries the marking twice, the number and its place', () => {
    const pages = run('pdftotext', ['-', '-'], { input: renderer.render(k20) })
      .split('\f')
      .slice(0, -1)
    expect(pages.length).toBeGreaterThan(1)
    pages.forEach((page, i) => {
      expect(page.match(/DEPARTEMENTAAL VERTROUWELIJK/g)).toHaveLength(2)
      expect(page).toContain('PK-2016-020')
      expect(page).toContain(`Pagina ${i + 1} van ${pages.length}`)
    })
  })
})

describe('names', () => {
  it('are found by a text search in Latin, Arabic and Ethiopic script', () => {
    for (const name of ['Mohammed al-Darwish', 'Youssef el-Haddad', 'محمد درويش', 'يوسف حداد', 'ሳሚር ሓዳዊ']) {
      expect(whole).toContain(name)
    }
  })

  it('stand alone between words and numbers, whatever their direction', () => {
    expect(isolated('نور, 06 0000')).toBe('\u2068نور\u2069, 06 0000')
    expect(isolated({ a: ['محمد درويش (1)', 'Youssef'], n: 1, none: null })).toEqual({
      a: ['\u2068محمد درويش\u2069 (1)', 'Youssef'],
      n: 1,
      none: null,
    })
  })

  it('in a script that no font has are refused, not drawn as empty boxes', () => {
    expect(() => renderer.render({ ...k20, recipient: '王小明' })).toThrow(
      expect.objectContaining({ code: 'PACKET_TEXT_UNPRINTABLE', details: { characters: '王 小 明' } }),
    )
  })
})

describe('what was taken out', () => {
  it('is a box of one width with a letter, and its reason for who listens', () => {
    expect(page1).toContain('Weggelakt: 3 stukken.')
    expect(unpacked(renderer.render(k20))).toContain('/Alt (weggelakt: Medisch gegeven)')
  })

  it('is in no byte of the file', () => {
    const bytes = unpacked(renderer.render(k20))
    expect(bytes).not.toContain('Fictiva')
    // The receipt secret and the checkpoint's signature are for the seal, not for paper.
    expect(bytes).not.toContain(packet.receiptSecret)
  })
})

describe('the file', () => {
  it('is the same for the same document, in another process too', () => {
    const once = renderer.render(k20)
    expect(Buffer.compare(once, renderer.render(k20))).toBe(0)
    expect(Buffer.compare(once, renderPacket(k20))).toBe(0)
    const folder = aFolder()
    writeFileSync(join(folder, 'k20.json'), JSON.stringify(k20))
    const door = new URL('../../../../src/packets/render/index.ts', import.meta.url).href
    const script = `import { readFileSync, writeFileSync } from 'node:fs'
      import { renderPacket } from '${door}'
      writeFileSync('a.pdf', renderPacket(JSON.parse(readFileSync('k20.json', 'utf8'))))`
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' })
    expect(done.stderr).toBe('')
    expect(readFileSync(join(folder, 'a.pdf')).equals(once)).toBe(true)
  })

  it('is sound, tagged, titled, in Dutch, dated by the packet, and without scripts, forms, links or attachments', () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'a.pdf'), renderer.render(k20))
    expect(attempt('qpdf', ['--check', 'a.pdf'], { cwd: folder }).status).toBe(0)
    const bytes = unpacked(renderer.render(k20))
    for (const mark of ['/MarkInfo', '/Lang (nl-NL)', 'pdfuaid:part', '/TH', '/DisplayDocTitle true', '20161024']) {
      expect(bytes, mark).toContain(mark)
    }
    for (const active of ['/JavaScript', '/JS ', '/AcroForm', '/URI', '/EmbeddedFile', '/Launch', '/OpenAction']) {
      expect(bytes, active).not.toContain(active)
    }
  })

  it('uses our fonts under their own names, whatever the computer has installed', () => {
    const names = [...unpacked(renderer.render(k20)).matchAll(/\/BaseFont \/[A-Z]{6}\+(\S+)/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) expect(name).toMatch(/^Vast/)
  })
})

describe('data', () => {
  it('is never read as markup', () => {
    const nasty =
      '#set page(fill: red) *vet* _a_ $x$ `code` = Kop @ref <label> \\u{41} // weg #eval("1+1") #read("/etc/passwd")'
    expect(textOf(renderer.render({ ...k20, recipient: nasty }))).toContain(nasty)
  })

  it('of any words makes a file or a refusal, never a defect', () => {
    const line = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    fc.assert(
      fc.property(line, line, (a, b) => {
        try {
          renderer.render({ ...k20, recipient: a, summary: [b] })
        } catch (error) {
          expect(error).toMatchObject({ code: 'PACKET_TEXT_UNPRINTABLE' })
        }
      }),
      { numRuns: 40 },
    )
  })

  it('of a few items stands in columns, of many in rows; both name everything', () => {
    const few = textOf(renderer.render({ ...k20, items: k20.items.slice(0, 4) }), ['-l', '1'])
    for (const item of k20.items.slice(0, 4)) expect(few).toContain(`${item.number} ${item.title}`)
    const items = Array.from({ length: 40 }, (_, i) => ({ ...k20.items[i % 8], number: i + 1 })).filter(isItem)
    const many = textOf(renderer.render({ ...k20, items }))
    for (const item of items) expect(many).toContain(`${item.number} ${item.title.split(' ')[0] ?? ''}`)
    expect(many.indexOf('Waar gaat het om')).toBeGreaterThan(many.indexOf('40 onderdelen'))
  })

  it('about a minor, a new version and a rectification is said on page 1', () => {
    const supersedes = '00000000-0000-4000-8000-000000000009'
    const changes = [{ item: 1, text: 'De melding is ingetrokken.' }]
    const pdf = renderer.render({ ...k20, items: k20.items.slice(0, 2), minor: true, version: 2, supersedes, changes })
    const text = textOf(pdf, ['-l', '1'])
    const words = [
      'Versie Vervangt Minderjarige',
      `2 pakket ${supersedes} ja: extra bescherming`,
      'De melding is ingetrokken.',
    ]
    for (const said of words) expect(text).toContain(said)
  })
})

describe('wording (R13, R75)', () => {
  it('of the template calls nobody a suspect', () => {
    const { template } = loadRenderResources()
    expect(template).not.toMatch(/verdacht|dader|jihadis|terroris|target|dreigingsniveau|risicoscore|schuldig/i)
  })
})

function isItem(item: object): item is PacketDocument['items'][number] {
  return 'title' in item
}
