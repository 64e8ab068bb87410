/** Words read from pictures by program, of the sample that is a scan: as it is, and as the picture formats that partners send. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { RecognitionReply, type RecognitionLanguage } from '../../../../src/contract/recognition.ts'
import { recognise } from '../../../../src/intake/formats/index.ts'
import { noSupplies } from '../../../../src/intake/supplies.ts'
import { suppliesFromPackages } from '../../../support/parser.ts'
import { aPng } from '../../../support/pictures.ts'
import { lineAt, pdfPages } from '../../../support/pdf.ts'
import { sampleFiles } from '../../../support/samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'schakel-recognise-'))
afterAll(() => rmSync(folder, { recursive: true }))

const scan = sampleFiles().find(path => path.includes('S06_')) ?? ''
/** What the picture shows in print (samples, truth.json). */
const shown = ['Kareem Darwisi', 'V-nr: 0099127740', 'geb. 02-11-1987', 'Ik weet niet of dit iets is.', '19 OKT. 2016']

async function read(bytes: Uint8Array, languages: RecognitionLanguage[] = ['nld'], page = 1) {
  const reply = RecognitionReply.parse(await recognise(bytes, { page, languages }, suppliesFromPackages))
  return reply.kind === 'recognised' ? reply : expect.fail(reply.code)
}

/** The page as another program paints it. */
function painted(pdf: string, ...options: string[]): Uint8Array {
  const name = join(folder, options.join('').replaceAll(/\W/g, ''))
  execFileSync('pdftoppm', ['-singlefile', '-r', '150', ...options, pdf, name])
  const kind = { '-png': 'png', '-jpeg': 'jpg', '-tiff': 'tif' }[options[0] ?? ''] ?? ''
  return new Uint8Array(readFileSync(`${name}.${kind}`))
}

describe('the words of a scan', () => {
  it('are read with their lines and places', { timeout: 60_000 }, async () => {
    const page = await read(new Uint8Array(readFileSync(scan)))
    for (const words of shown) expect(page.text).toContain(words)
    expect(page).toMatchObject({ page: 1, pages: 1 })
    expect(page.confidence).toBeGreaterThan(80)
    const line = page.lines.find(({ start, end }) => page.text.slice(start, end).startsWith('Betrokkene'))
    const [left = 0, top = 0, width = 0, height = 0] = (line?.region ?? '').split(',').map(Number)
    // Where it stands on the drawing: upper left quarter, one line high.
    expect([left < 150, top > 150 && top < 250, width > 200, height < 40]).toEqual([true, true, true, true])
  })

  it.each([
    ['PNG', ['-png']],
    ['JPEG', ['-jpeg', '-gray']],
    ['TIFF', ['-tiff', '-tiffcompression', 'deflate']],
    ['TIFF that holds JPEG', ['-tiff', '-tiffcompression', 'jpeg']],
    ['TIFF that holds JPEG in grey', ['-tiff', '-tiffcompression', 'jpeg', '-gray']],
    ['TIFF packed by LZW', ['-tiff', '-tiffcompression', 'lzw', '-gray']],
  ])('are read from %s', { timeout: 60_000 }, async (_kind, options) => {
    const page = await read(painted(scan, ...options))
    for (const words of ['Kareem Darwisi', '0099127740']) expect(page.text).toContain(words)
  })
})

describe('what has no words', () => {
  it('reads as empty, never as an error', { timeout: 60_000 }, async () => {
    expect(await read(aPng(90, 100))).toMatchObject({ text: '', confidence: 0, lines: [] })
  })

  it('reads a page that is all text as empty: its text is text already', { timeout: 60_000 }, async () => {
    const page = await read(pdfPages([lineAt(700, 'een'), lineAt(700, 'twee')]), ['nld'], 2)
    expect(page).toMatchObject({ page: 2, pages: 2, text: '' })
  })
})

describe('what cannot be read', () => {
  const refused = async (bytes: Uint8Array, page = 1, supplies = suppliesFromPackages) => {
    const reply = RecognitionReply.parse(await recognise(bytes, { page, languages: ['nld'] }, supplies))
    return reply.kind === 'refusal' ? reply.code : 'read'
  }

  it('is refused with its reason', async () => {
    expect(await refused(aPng(20, 30).slice(0, -6))).toBe('IMP-36')
    expect(await refused(aPng(5_001, 5_000))).toBe('IMP-36')
    expect(await refused(new TextEncoder().encode('geen plaatje'))).toBe('IMP-36')
    expect(await refused(pdfPages([lineAt(700, 'een')]), 2)).toBe('IMP-17')
    expect(await refused(new TextEncoder().encode('%PDF-1.7 en verder niets'))).toBe('IMP-17')
  })

  it('says that the reader failed where its engine is not there', async () => {
    expect(await refused(aPng(20, 30), 1, noSupplies)).toBe('IMP-45')
  })
})
