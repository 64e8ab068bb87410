import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 as zlibCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allOf, memorySource, restartableSource } from '../../../../src/packets/seal/bytes.ts'
import { crc32 } from '../../../../src/packets/seal/crc32.ts'
import { contentOf, readZip, zipOf, type ZipEntry } from '../../../../src/packets/seal/zip-store.ts'
import { aFolder } from '../../../support/folders.ts'
import { run } from '../../../support/programs.ts'

function anEntry(name: string, text: string): ZipEntry {
  const bytes = new TextEncoder().encode(text)
  return { name, content: memorySource(bytes), crc32: crc32(bytes) }
}

async function bytesOf(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  return await allOf(zipOf(entries), 2 ** 31)
}

async function reasonFor(bytes: Uint8Array): Promise<unknown> {
  try {
    const entries = await readZip(memorySource(bytes))
    for (const entry of entries) await contentOf(entry, 2 ** 20)
    return 'read'
  } catch (error) {
    return error
  }
}

const three = [anEntry('m/b.txt', 'twee'), anEntry('m/a.txt', 'een'), anEntry('m/c/d.json', '{}')]

describe('the stored ZIP', () => {
  it('gives equal bytes for equal entries, in whatever order they come', async () => {
    expect(Buffer.compare(await bytesOf(three), await bytesOf(three.toReversed()))).toBe(0)
  })

  it('is read by unzip, with every file dated 1 January 1980', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'a.zip'), await bytesOf(three))
    expect(run('unzip', ['-t', 'a.zip'], { cwd: folder })).toContain('No errors detected')
    expect(run('unzip', ['-Z', '-l', 'a.zip'], { cwd: folder })).toMatch(/stor 80-Jan-01 00:00 m\/a\.txt/)
    run('unzip', ['-q', 'a.zip'], { cwd: folder })
    expect(readFileSync(join(folder, 'm/c/d.json'), 'utf8')).toBe('{}')
  })

  it('gives back what went in', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}(\/[a-z0-9]{1,8}){0,3}$/), {
      minLength: 1,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(names, fc.string(), async (paths, text) => {
        const entries = paths.map(path => anEntry(path, `${path}${text}`))
        const read = await readZip(memorySource(await bytesOf(entries)))
        expect(read.map(entry => entry.name)).toEqual(paths.toSorted())
        for (const entry of read) {
          expect(new TextDecoder().decode(await contentOf(entry, 10_000))).toBe(`${entry.name}${text}`)
        }
      }),
    )
  })

  it('refuses a change of any byte of it', async () => {
    const good = await bytesOf(three)
    expect(await reasonFor(good)).toBe('read')
    for (let at = 0; at < good.length; at += 1) {
      for (const flip of [0x01, 0x80]) {
        const changed = Uint8Array.from(good)
        changed[at] = (changed[at] ?? 0) ^ flip
        expect(await reasonFor(changed), `byte ${at}`).toMatchObject({ code: 'PKT-06' })
      }
    }
  })

  it('refuses what is cut, what has bytes before or after it, and an archive within', async () => {
    const good = await bytesOf(three)
    const odd = [
      good.subarray(0, -1),
      good.subarray(1),
      Buffer.concat([good, Buffer.of(0)]),
      Buffer.concat([Buffer.of(0), good]),
      Buffer.concat([good, good]),
      new Uint8Array(),
    ]
    for (const bytes of odd) expect(await reasonFor(bytes)).toMatchObject({ code: 'PKT-06' })
  })

  it.each(['../a', '/a', 'a/../b', './a', 'a//b', 'a\\b', '.hidden', 'a/.b', 'é', 'a ', 'C:/a', 'a/', '', 'a\u0000b'])(
    'writes no entry called %j',
    name => {
      expect(() => zipOf([{ name, content: memorySource(Uint8Array.of(1)), crc32: 0 }])).toThrow()
    },
  )

  it('writes no name twice', () => {
    expect(() => zipOf([anEntry('a', '1'), anEntry('a', '2')])).toThrow()
  })

  it('refuses archives that other programs made: dates, extra fields, folders, compression', async () => {
    const samples = new URL('../../../../resources/samples/', import.meta.url)
    const archives = readdirSync(samples).filter(name => /\.(zip|docx)$/.test(name))
    expect(archives).not.toEqual([])
    for (const name of archives) {
      expect(await reasonFor(readFileSync(new URL(name, samples))), name).toMatchObject({ code: 'PKT-06' })
    }
  })
})

describe('crc32', () => {
  it('agrees with zlib, in one piece and in parts', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), (a, b) => {
        expect(crc32(b, crc32(a))).toBe(zlibCrc32(Buffer.concat([a, b])))
      }),
    )
  })
})

describe('a source that can only be read from the front', () => {
  it('reads like one that can be read from anywhere', async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, k) => k % 251)
    const chunks = function* () {
      for (let at = 0; at < bytes.length; at += 64) yield bytes.subarray(at, at + 64)
    }
    const source = restartableSource(bytes.length, chunks)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.nat(300), async (from, length) => {
        const target = new Uint8Array(Math.min(length, bytes.length - from))
        await source.readInto(target, from)
        expect(target).toEqual(bytes.subarray(from, from + target.length))
      }),
    )
  })
})
