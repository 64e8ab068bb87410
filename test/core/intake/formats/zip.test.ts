import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../../src/intake/limits.ts'
import {
  aMail,
  attached,
  aZip,
  bytesOf,
  everythingIn,
  flags,
  plain,
  readAs,
  refusalOf,
  sampleBytes,
  sha256,
  zipOf,
} from '../../../support/foreign.ts'

const text = (name: string, content = 'inhoud van het bestand') => ({ name, content: bytesOf(content) })

describe('an honest archive', () => {
  it('gives each file as a document of its own; folders are no files', async () => {
    const archive = await readAs(
      aZip([
        { name: 'map/', content: new Uint8Array(), stored: true },
        text('map/een.txt', 'één'),
        { ...text('twee.txt'), stored: true },
      ]),
      'a.zip',
    )
    expect(archive.children.map(child => [child.name, child.text, child.role])).toEqual([
      ['map/een.txt', 'één', 'entry'],
      ['twee.txt', 'inhoud van het bestand', 'entry'],
    ])
    expect(flags(archive)).toEqual([])
  })

  it('may be empty', async () => {
    expect((await readAs(aZip([]), 'a.zip')).children).toEqual([])
  })

  it('reads names in UTF-8 and in code page 437', async () => {
    const bytes = aZip([{ ...text('x'), nameBytes: Uint8Array.of(0x82), flags: 0 }, text('één.txt')])
    expect((await readAs(bytes, 'a.zip')).children.map(child => child.name)).toEqual(['é', 'één.txt'])
  })
})

describe('archives that lie or trap', () => {
  it('asks for a password where an entry is encrypted (IMP-16)', async () => {
    expect(await refusalOf(aZip([text('a.txt'), { ...text('b.txt'), flags: 0x801 }]), 'a.zip')).toMatchObject({
      code: 'IMP-16',
    })
  })

  it('refuses entries that share bytes (IMP-12)', async () => {
    const content = bytesOf('x'.repeat(200))
    expect(
      await refusalOf(
        aZip([
          { name: 'a.txt', content, stored: true },
          { name: 'a.txt', content, stored: true, says: { start: 0 } },
        ]),
        'a.zip',
      ),
    ).toMatchObject({ code: 'IMP-12', red: true })
  })

  it.each([
    ['another name in its local header', { says: { name: 'b.txt' } }],
    ['a size that is too small', { says: { size: 3 } }],
    ['a size that is too large', { says: { size: 4_000 } }],
    ['data outside the file', { says: { start: 9_999 } }],
  ])('refuses %s (IMP-18)', async (_what, lie) => {
    expect(await refusalOf(aZip([{ ...text('a.txt'), ...lie }]), 'a.zip')).toMatchObject({ code: 'IMP-18', red: true })
  })

  it('refuses bytes behind the end record, where another archive could begin', async () => {
    expect(await refusalOf(aZip([text('a.txt')], bytesOf('x')), 'a.zip')).toMatchObject({ code: 'IMP-18', red: true })
  })

  it('counts bytes that belong to no entry (IMP-48)', async () => {
    const archive = await readAs(aZip([text('a.txt'), { ...text('b.txt'), gap: 17 }]), 'a.zip')
    expect(archive.warnings).toEqual([{ code: 'IMP-48', count: 17 }])
    expect(archive.children.length).toBe(2)
  })

  it('finds a size that was told too small while inflating, in both headers alike', async () => {
    const zeros = new Uint8Array(3_000_000)
    expect(await refusalOf(aZip([{ name: 'a.bin', content: zeros, says: { size: 1_000 } }]), 'a.zip')).toMatchObject({
      code: 'IMP-18',
      red: true,
    })
  })

  it.each(['../uit.txt', '/wortel.txt', 'map\\bestand.txt', 'C:/x.txt', 'a/../../b.txt'])(
    'keeps an entry named %s as a label, unopened and red (IMP-15)',
    async name => {
      const archive = await readAs(aZip([text(name), text('goed.txt')]), 'a.zip')
      expect(archive.children.map(child => child.refusal)).toEqual([{ code: 'IMP-15', red: true }, null])
      expect(archive.children[0]?.name).toBe(name)
      expect(archive.children[0]?.bytes).toEqual(bytesOf('inhoud van het bestand'))
      expect(flags(archive)).toEqual(['IMP-15'])
    },
  )

  it.each([
    ['link', 0o120777],
    ['device', 0o060666],
    ['pipe', 0o010666],
  ])('does not follow a %s', async (_what, mode) => {
    const archive = await readAs(aZip([{ ...text('a.txt', '/etc/passwd'), mode }]), 'a.zip')
    expect(archive.children[0]?.refusal).toEqual({ code: 'IMP-15', red: true })
  })

  it('names a damaged entry and reads the others (IMP-17); nothing readable is a refusal', async () => {
    const damaged = { ...text('a.txt'), says: { crc: 1 } }
    const archive = await readAs(aZip([damaged, text('b.txt')]), 'a.zip')
    expect(archive.warnings).toEqual([{ code: 'IMP-17', count: 1, of: 2 }])
    expect(archive.children.map(child => child.refusal?.code)).toEqual(['IMP-17', undefined])
    expect(await refusalOf(aZip([damaged]), 'a.zip')).toMatchObject({ code: 'IMP-17' })
  })

  it('lists an entry packed in a way that is not known here (IMP-19)', async () => {
    expect(
      (await readAs(aZip([{ ...text('a.txt'), method: 99 }, text('b.txt')]), 'a.zip')).children[0]?.refusal,
    ).toEqual({ code: 'IMP-19', red: false })
  })

  it('refuses an archive that was cut off', async () => {
    const whole = zipOf({ 'a.txt': 'inhoud '.repeat(50) })
    for (let length = whole.length - 1; length > 30; length -= 7) {
      expect(await refusalOf(whole.slice(0, length), 'a.zip')).toMatchObject({ code: 'IMP-17' })
    }
  })
})

describe('bounds', () => {
  it('reads as many entries as allowed and refuses one more (IMP-14)', async () => {
    const entries = (count: number) =>
      aZip(Array.from({ length: count }, (_, i) => ({ name: `${i}`, content: bytesOf('x'), stored: true })))
    const archive = await readAs(entries(limits.archive.entries), 'a.zip')
    expect(archive.children.filter(child => child.refusal === null).length).toBe(limits.archive.entries)
    expect(await refusalOf(entries(limits.archive.entries + 1), 'a.zip')).toMatchObject({ code: 'IMP-14' })
  })

  it('refuses one entry above the ratio, and none below the size where it counts (IMP-11)', async () => {
    const zeros = (size: number) => aZip([{ name: 'a.txt', content: new Uint8Array(size).fill(0x20) }])
    expect(await refusalOf(zeros(limits.archive.ratioFromBytes), 'a.zip')).toBe('read')
    expect(await refusalOf(zeros(limits.archive.ratioFromBytes + 1), 'a.zip')).toMatchObject({ code: 'IMP-11' })
  })

  it('refuses a total above the ratio though no entry is', async () => {
    const part = (i: number) => ({
      name: `${i}.txt`,
      content: new Uint8Array(limits.archive.ratioFromBytes).fill(0x20),
    })
    expect(await refusalOf(aZip([part(1), part(2)]), 'a.zip')).toMatchObject({ code: 'IMP-11' })
  })

  it('refuses a stated total above the limit before anything is unpacked', async () => {
    const huge = { says: { size: limits.archive.entryBytes + 1, packed: limits.archive.entryBytes } }
    expect(await refusalOf(aZip([{ ...text('a.txt'), ...huge }]), 'a.zip')).toMatchObject({ code: 'IMP-11' })
  })

  it('opens archives three deep and keeps the fourth unopened (IMP-13)', async () => {
    let archive = zipOf({ 'kern.txt': 'binnenste' })
    for (let i = 1; i <= limits.archive.depth; i++) archive = zipOf({ [`laag${i}.zip`]: archive })
    let at = await readAs(archive, 'a.zip')
    for (let i = 1; i < limits.archive.depth; i++) at = at.children[0] ?? expect.fail('a level is missing')
    expect(flags(at)).toEqual(['IMP-13'])
    const inner = at.children[0]
    expect(inner?.refusal).toEqual({ code: 'IMP-13', red: false })
    expect((await readAs(inner?.bytes ?? new Uint8Array(), 'x.zip')).children[0]?.text).toBe('binnenste')
  })

  it('names the files that no longer fit into one answer, instead of losing them', async () => {
    const noise = (i: number) =>
      Uint8Array.from({ length: 9 * 1024 * 1024 }, (_, at) => (at * 2_654_435_761 + i) >>> 13)
    const archive = await readAs(
      aZip(Array.from({ length: 8 }, (_, i) => ({ name: `${i}.bin`, content: noise(i), stored: true }))),
      'a.zip',
    )
    expect(archive.children.length).toBe(8)
    const outside = archive.children.filter(child => child.bytes === null)
    expect(outside.length).toBeGreaterThan(0)
    expect(outside.every(child => child.refusal?.code === 'IMP-02')).toBe(true)
  })
})

describe('a list of persons inside an archive (R7)', () => {
  const name = 'S04_nvik_looplijst_20161007.csv'
  const list = sampleBytes(name)

  it('is offered, and the archive is rebuilt with a stored stub in its place', async () => {
    const archive = await readAs(zipOf({ 'brief.txt': 'Geachte collega', [name]: list, 'slot.txt': 'Groet' }), 'a.zip')
    expect(archive.children[1]?.list?.offered.length).toBe(6)
    expect(archive.children[1]?.received?.sha256).toBe(sha256(list))
    const again = await readAs(archive.rebuilt ?? new Uint8Array(), 'a.zip')
    expect(again.children.map(child => child.name)).toEqual(['brief.txt', name, 'slot.txt'])
    expect([again.children[0]?.text, again.children[2]?.text]).toEqual(['Geachte collega', 'Groet'])
    expect(again.children[1]?.text).toContain(sha256(list))
    expect(everythingIn(again)).not.toContain('Tesfalem')
  })

  it('is taken out of a mail inside the archive, too', async () => {
    const mail = aMail({}, plain('Zie de lijst.'), attached(name, 'text/csv', list))
    const archive = await readAs(zipOf({ 'bericht.eml': mail }), 'a.zip')
    expect(archive.children[0]?.received?.sha256).toBe(sha256(mail))
    const inner = (await readAs(archive.rebuilt ?? new Uint8Array(), 'a.zip')).children[0]
    expect(inner?.text.trim()).toBe('Zie de lijst.')
    expect(inner?.children[0]?.list).toBeNull()
    expect(inner?.received).toBeNull()
  })
})

describe('gzip', () => {
  it('opens one file by the name it carries or the name without .gz', async () => {
    const archive = await readAs(new Uint8Array(gzipSync('inhoud')), 'brief.txt.gz')
    expect(archive.children.map(child => [child.name, child.text])).toEqual([['brief.txt', 'inhoud']])
  })

  it('refuses a bomb, a damaged file and several files glued together', async () => {
    expect(await refusalOf(new Uint8Array(gzipSync(new Uint8Array(5_000_000))), 'a.gz')).toEqual({
      code: 'IMP-11',
      red: false,
    })
    const one = gzipSync('inhoud')
    expect(await refusalOf(new Uint8Array(Buffer.concat([one, gzipSync('meer')])), 'a.gz')).toMatchObject({
      code: 'IMP-18',
    })
    expect(await refusalOf(new Uint8Array(one.subarray(0, -3)), 'a.gz')).not.toBe('read')
  })
})
