/** The CLI's parser child as it really runs: another process, behind its flags, guard and namespace, honest and taken over. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startParserHost, type ParserEvent, type ParserHostOptions } from '../../../main/cli/parser-host.ts'
import { startParserProcess } from '../../../main/cli/parser-process.ts'
import { wallsFor, type Wall } from '../../../main/cli/parser-walls.ts'
import { bundleChild, ensureCellBundle } from '../../../scripts/build-cell.ts'
import { limits } from '../../../src/intake/limits.ts'
import type { ParserPort } from '../../../src/intake/parser-port.ts'
import { rangesOf, type Ranges } from '../../../src/intake/ranges.ts'
import { aMail, attached, bytesOf, plain, replyTo, sampleBytes } from '../../support/foreign.ts'
import { lineAt, pdfPages } from '../../support/pdf.ts'
import { aPst } from '../../support/pst.ts'

let hostile = ''
let built = ''
beforeAll(async () => {
  built = await ensureCellBundle()
  const folder = mkdtempSync(join(tmpdir(), 'schakel-hostile-'))
  await bundleChild(join(import.meta.dirname, '../../support/hostile-child.ts'), folder)
  chmodSync(folder, 0o755)
  hostile = join(folder, 'index.js')
  return () => rmSync(folder, { recursive: true, force: true })
}, 60_000)

const open: ParserPort[] = []
afterEach(async () => {
  for (const port of open.splice(0)) await port.close()
})

function aHost(options: ParserHostOptions = {}): { port: ParserPort; events: ParserEvent[] } {
  const events: ParserEvent[] = []
  const port = startParserHost({
    entry: () => Promise.resolve(built),
    onEvent: event => events.push(event),
    ...options,
  })
  open.push(port)
  return { port, events }
}
const aHostileHost = (options: ParserHostOptions = {}) => aHost({ entry: () => Promise.resolve(hostile), ...options })
const started = (events: readonly ParserEvent[]) => events.filter(event => event.kind === 'started').length
const isAlive = (pid: number) => existsSync(`/proc/${pid}`)
const textOf = async (port: ParserPort, name: string, bytes = bytesOf('x')) => {
  const reply = await port.parse(bytes, { name })
  return reply.kind === 'document' ? reply.document.text : reply.code
}
const failed = { kind: 'refusal', code: 'IMP-45', red: true }
const mail = aMail({}, plain('Goedemorgen'))
const walls = wallsFor(process.platform, process.getuid?.() === 0)

describe('an honest child', () => {
  it('reads every sample exactly as the readers do', async () => {
    const { port } = aHost()
    for (const name of [
      'S01_coa_veldmeer.eml',
      'S03_nidos_zorgmelding.docx',
      'S04_nvik_looplijst_20161007.csv',
      'S05_kmar_informatierapport.pdf',
      'S06_dtv_gespreksnotitie_scan.pdf',
      'S08_coa_incidentregistratie.html',
      'S09_ind_doorgestuurd.eml',
      'S10_coa_aanlevering.zip',
    ]) {
      expect(await port.parse(sampleBytes(name), { name }), name).toEqual(await replyTo(sampleBytes(name), name))
    }
  })

  it('brings bytes of parts back whole', async () => {
    const content = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) & 0xff)
    const { port } = aHost()
    const reply = await port.parse(aMail({}, plain('x'), attached('a.bin', 'application/octet-stream', content)), {
      name: 'a.eml',
    })
    expect(reply.kind === 'document' ? reply.document.children[0]?.bytes : null).toEqual(content)
  })

  it('asks for the pieces of a mail store that it needs, and is given no others', async () => {
    const store = aPst({ folders: [{ name: 'In', items: [{ properties: { 0x0037: 'een', 0x1000: 'Goedemorgen' } }] }] })
    const asked: number[] = []
    const ranges: Ranges = {
      sizeBytes: store.length,
      read: (at, length) => {
        asked.push(length)
        return rangesOf(store).read(at, length)
      },
    }
    const { port } = aHost()
    const reply = await port.parse(store.slice(0, 512), { name: 'a.pst', ranges })
    expect(reply.kind === 'document' ? reply.document.children[0]?.text.trim() : reply.code).toBe('Goedemorgen')
    expect(asked.length).toBeGreaterThan(0)
    expect(Math.max(...asked)).toBeLessThanOrEqual(64 * 1024)
    // Of a file that is not there a piece cannot be had.
    const gone: Ranges = { sizeBytes: store.length, read: () => Promise.reject(new Error('gone')) }
    expect(await port.parse(store.slice(0, 512), { name: 'a.pst', ranges: gone })).toEqual(failed)
  })

  it('has the character maps that old East Asian PDF files ask for', async () => {
    const font = '<< /Type /Font /Subtype /Type0 /BaseFont /Gothic /Encoding /90ms-RKSJ-H /DescendantFonts [4 0 R] >>'
    const descendant =
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Gothic /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Gothic /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>'
    const pdf = Buffer.from(pdfPages(['BT /F1 12 Tf 72 700 Td <93FA967B> Tj ET'], '', [descendant])).toString('latin1')
    const changed = pdf.replace(/<< \/Type \/Font \/Subtype \/Type1[^>]*>>/, font)
    const { port } = aHost()
    expect(await textOf(port, 'a.pdf', bytesOf(changed, 'latin1'))).toBe('日本')
  })

  it('runs in an empty environment with nothing of the parent: no files, no user of its own where root started it', async () => {
    const child = await startParserProcess(built, walls[0] ?? expect.fail('no wall'))
    if (child === null) return expect.fail('the strongest wall does not stand here')
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    if (process.getuid?.() === 0) expect(/^Uid:\t(\d+)/m.exec(status)?.[1]).toBe('65534')
    expect(readFileSync(`/proc/${child.pid}/environ`, 'utf8')).toBe('')
    expect(readlinkSync(`/proc/${child.pid}/ns/net`)).not.toBe(readlinkSync('/proc/self/ns/net'))
    await child.kill()
    expect(isAlive(child.pid)).toBe(false)
  })

  it('reads the words of a scan, in a process that reads nothing else', { timeout: 60_000 }, async () => {
    const { port, events } = aHost()
    await port.parse(mail, { name: 'a.eml' })
    const reply = await port.recognise(sampleBytes('S06_dtv_gespreksnotitie_scan.pdf'), { page: 1, languages: ['nld'] })
    expect(reply.kind === 'recognised' ? reply.text : reply.code).toContain('Kareem Darwisi')
    expect(await textOf(port, 'a.eml', mail)).toBe('Goedemorgen')
    expect(started(events)).toBe(3)
  })
})

describe('how long a child lives', () => {
  it('serves the plain items of one delivery, and is gone when the delivery ends', async () => {
    const { port, events } = aHost()
    for (let i = 0; i < 5; i++) await port.parse(mail, { name: 'a.eml' })
    expect(started(events)).toBe(1)
    await port.close()
    expect(events.filter(event => event.kind === 'ended').map(event => isAlive(event.pid))).toEqual([false])
  })

  it('ends after a flag, a refusal, and whatever is not plain', async () => {
    for (const item of [
      aMail({ Date: '' }, plain('x')),
      bytesOf('MZ\u0090'),
      pdfPages([lineAt(700, 'x')]),
      sampleBytes('S10_coa_aanlevering.zip'),
    ]) {
      const { port, events } = aHost()
      await port.parse(item, { name: 'eerste' })
      await port.parse(mail, { name: 'a.eml' })
      expect(started(events)).toBe(2)
    }
  })

  it('gives a PDF a child that has read nothing else', async () => {
    const { port, events } = aHost()
    await port.parse(mail, { name: 'a.eml' })
    await port.parse(pdfPages([lineAt(700, 'x')]), { name: 'a.pdf' })
    expect(started(events)).toBe(2)
  })

  it('serves as many items and bytes as allowed and not one more', async () => {
    const items = aHost({ bounds: { ...limits.cell, items: 3 } })
    for (let i = 0; i < 4; i++) await items.port.parse(mail, { name: 'a.eml' })
    expect(started(items.events)).toBe(2)
    const bytes = aHost({ bounds: { ...limits.cell, bytes: 2 * mail.length } })
    for (let i = 0; i < 3; i++) await bytes.port.parse(mail, { name: 'a.eml' })
    expect(started(bytes.events)).toBe(2)
  })

  it('is new, and gone afterwards, for an item that asks for a fresh one', async () => {
    const { port, events } = aHost()
    await port.parse(mail, { name: 'a.eml' })
    await port.parse(mail, { name: 'a.eml', fresh: true })
    await port.parse(mail, { name: 'a.eml' })
    expect(started(events)).toBe(3)
  })
})

describe('a child that was taken over', () => {
  it('finds every way out closed, behind guard and namespace', async () => {
    const { port } = aHostileHost()
    const outcomes = await textOf(port, 'attack')
    expect(outcomes.split('\n').filter(line => !line.endsWith(': refused'))).toEqual([])
    expect(outcomes.split('\n').length).toBeGreaterThan(20)
    expect(existsSync('/tmp/schakel-escaped')).toBe(false)
  })

  it('finds them closed by the guard alone, too', async () => {
    const bare: Wall = { through: [], hasNoNetwork: false }
    const child = await startParserProcess(hostile, bare)
    const answer = await child?.ask(bytesOf('x'), {
      name: 'attack',
      part: undefined,
      password: undefined,
      ranges: undefined,
      asText: undefined,
      recognise: undefined,
    })
    await child?.kill()
    expect(JSON.stringify(answer)).not.toContain(': open')
    expect(JSON.stringify(answer)).toContain('connect: refused')
  })

  it('reaches no listener of this machine through the namespace alone', async () => {
    let calls = 0
    const server = createServer(() => calls++)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const through = walls.find(candidate => candidate.hasNoNetwork)?.through ?? []
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const program = `require('net').connect(${port}, '127.0.0.1').on('error', e => process.exit(7)).on('connect', () => process.exit(0))`
    const command = [...through, process.execPath, '-e', program]
    expect(spawnSync(command[0] ?? '', command.slice(1)).status).toBe(7)
    expect(calls).toBe(0)
    server.close()
  })

  it('is killed when it loops, and the item is refused in red', async () => {
    const { port, events } = aHostileHost({ bounds: { ...limits.cell, itemMs: 300 } })
    expect(await port.parse(bytesOf('x'), { name: 'loop' })).toEqual(failed)
    const pids = events.flatMap(event => (event.kind === 'started' ? [event.pid] : []))
    expect(pids.map(isAlive)).toEqual([false])
    expect(events).toContainEqual({ kind: 'failed', pid: pids[0], failure: 'time' })
  })

  it('says of a PDF that reading was stopped (IMP-33)', async () => {
    const { port } = aHostileHost({ bounds: { ...limits.cell, itemMs: 300 } })
    expect(await port.parse(bytesOf('%PDF-1.7'), { name: 'loop' })).toEqual({
      kind: 'refusal',
      code: 'IMP-33',
      red: false,
    })
  })

  it('is killed when it takes more memory than allowed', async () => {
    const { port, events } = aHostileHost({ bounds: { ...limits.cell, memoryBytes: 300 * 1024 * 1024 } })
    expect(await port.parse(bytesOf('x'), { name: 'eat' })).toEqual(failed)
    expect(events.flatMap(event => (event.kind === 'failed' ? [event.failure] : []))).toEqual(['memory'])
  })

  it.each(['die', 'flood', 'lie', 'speak for another'])('is refused when it does this: %s', async name => {
    const { port } = aHostileHost()
    expect(await port.parse(bytesOf('x'), { name })).toEqual(failed)
  })

  it('is killed when it speaks unasked, and the next item is read by another', async () => {
    const { port, events } = aHostileHost()
    await textOf(port, 'speak twice')
    expect(await textOf(port, 'gewoon')).toBe('item 1')
    expect(started(events)).toBe(2)
  })

  it('that dies of what came before gets the item once more, in a new process', async () => {
    const { port, events } = aHostileHost()
    expect(await textOf(port, 'gewoon')).toBe('item 1')
    expect(await textOf(port, 'die once')).toBe('gelezen in een nieuw proces')
    expect(started(events)).toBe(2)
  })

  it('harms no item after it', async () => {
    const { port } = aHostileHost()
    expect(await port.parse(bytesOf('x'), { name: 'die' })).toEqual(failed)
    expect(await textOf(port, 'gewoon')).toBe('item 1')
  })
})

describe('the port', () => {
  it('reads one item after another, however many are asked at once', async () => {
    const { port } = aHost()
    const texts = await Promise.all(
      Array.from({ length: 20 }, (_, i) => textOf(port, 'a.eml', aMail({}, plain(`bericht ${i}`)))),
    )
    expect(texts).toEqual(Array.from({ length: 20 }, (_, i) => `bericht ${i}`))
  })

  it('gives items ahead, and has those behind a flag read by a child that has not seen it', async () => {
    const { port, events } = aHost()
    const numbered = (i: number) => aMail(i === 4 ? { Date: '' } : {}, plain(`bericht ${i}`))
    const texts = await Promise.all(Array.from({ length: 10 }, (_, i) => textOf(port, 'a.eml', numbered(i))))
    expect(texts).toEqual(Array.from({ length: 10 }, (_, i) => `bericht ${i}`))
    expect(started(events)).toBe(2)
  })

  it.each(['die', 'lie', 'speak twice'])(
    'has what was given ahead read by another child after one does this: %s',
    async name => {
      const { port, events } = aHostileHost()
      const texts = await Promise.all(['gewoon', name, 'gewoon', 'gewoon'].map(async item => await textOf(port, item)))
      expect([texts[0], ...texts.slice(2).map(text => text.startsWith('item '))]).toEqual(['item 1', true, true])
      expect(texts[1]).toBe(name === 'speak twice' ? texts[1] : 'IMP-45')
      const spoiled = events.flatMap(event => (event.kind === 'started' ? [event.pid] : []))[0]
      expect(isAlive(spoiled ?? 0)).toBe(false)
      expect(started(events)).toBeGreaterThan(1)
    },
  )

  it('gives no more ahead than it may, and still reads everything', async () => {
    const { port } = aHost({ bounds: { ...limits.cell, items: 7 } })
    const texts = await Promise.all(
      Array.from({ length: 80 }, (_, i) => textOf(port, 'a.eml', aMail({}, plain(`bericht ${i}`)))),
    )
    expect(texts).toEqual(Array.from({ length: 80 }, (_, i) => `bericht ${i}`))
  })

  it('rejects an item that is cancelled, and reads the next', async () => {
    const cancel = new AbortController()
    const { port } = aHostileHost({ onEvent: event => event.kind === 'started' && setImmediate(() => cancel.abort()) })
    const looping = port.parse(bytesOf('x'), { name: 'loop' }, cancel.signal)
    const next = textOf(port, 'gewoon')
    await expect(looping).rejects.toThrow()
    expect(await next).toBe('item 1')
  })

  it('rejects what is open when it is closed, and everything after', async () => {
    const pids: number[] = []
    const onEvent = (event: ParserEvent): void => {
      if (event.kind !== 'started') return
      pids.push(event.pid)
      setImmediate(() => void port.close())
    }
    const { port } = aHostileHost({ onEvent })
    const looping = port.parse(bytesOf('x'), { name: 'loop' })
    const waiting = port.parse(bytesOf('x'), { name: 'gewoon' })
    const both = Promise.allSettled([looping, waiting])
    expect((await both).map(outcome => outcome.status)).toEqual(['rejected', 'rejected'])
    await expect(port.parse(bytesOf('x'), { name: 'gewoon' })).rejects.toThrow()
    expect(pids.map(isAlive)).toEqual([false])
  })

  it('says once when no namespace can be made', async () => {
    let told = 0
    const { port } = aHost({ onOpenNetwork: () => told++ })
    await port.parse(mail, { name: 'a.eml' })
    await port.parse(pdfPages([lineAt(700, 'x')]), { name: 'a.pdf' })
    const child = await startParserProcess(built, walls[0] ?? expect.fail('no wall'))
    await child?.kill()
    expect(told).toBe(child === null && !walls.some(wall => wall.hasNoNetwork) ? 1 : 0)
  })
})
