import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  openBytes,
  openSealed,
  paddedBytes,
  sealBytes,
  sealedSize,
  createSealer,
} from '../../../src/vault/sealed-bytes.ts'
import { createSealedFile, openSealedFile } from '../../../src/vault/sealed-files.ts'

const seal = { key: new Uint8Array(32).fill(7), id: new Uint8Array(16).fill(9) }
const folder = mkdtempSync(join(tmpdir(), 'schakel-seal-'))
afterAll(() => rmSync(folder, { recursive: true }))

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, k) => (k * 31 + (k >> 8)) % 256)
const damagedPart = (work: () => unknown): unknown => {
  try {
    work()
    return 'opened'
  } catch (error) {
    return error instanceof Error && 'details' in error ? error.details : error
  }
}

describe('sealed bytes', () => {
  it('open to exactly what was sealed, around every border of a chunk', () => {
    const borders = [0, 1, 8, 65_527, 65_528, 65_529, 131_064, 131_065, 262_144, 262_145]
    for (const length of borders) {
      const data = bytesOf(length)
      const sealed = sealBytes(data, seal)
      expect(sealed.length, `size of ${length}`).toBe(sealedSize(length))
      expect(Buffer.from(openBytes(sealed, seal)).equals(data), `content of ${length}`).toBe(true)
    }
  })

  it('are the same however the data arrives in pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 5 }), lengths => {
        const data = bytesOf(lengths.reduce((sum, n) => sum + n, 0))
        const inPieces = new Uint8Array(sealedSize(data.length))
        const sealer = createSealer(seal, (at, bytes) => inPieces.set(bytes, at))
        let at = 0
        for (const length of lengths) sealer.push(data.subarray(at, (at += length)))
        sealer.finish()
        expect(Buffer.from(inPieces).equals(sealBytes(data, seal))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('hide the size to within 12 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 33 }), length => {
        const padded = paddedBytes(length)
        expect(padded).toBeGreaterThanOrEqual(length + 8)
        expect(padded).toBeLessThanOrEqual(Math.ceil((length + 8) * 1.12) + 1)
      }),
    )
  })

  it('are refused when any one byte is another', () => {
    const sealed = sealBytes(bytesOf(100), seal)
    for (let at = 0; at < sealed.length; at++) {
      const changed = new Uint8Array(sealed)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      expect(
        damagedPart(() => openBytes(changed, seal)),
        `byte ${at}`,
      ).toEqual({ part: at < 64 ? 'header' : 'chunk' })
    }
  })

  it('are refused when any one byte of three chunks is another', () => {
    const sealed = sealBytes(bytesOf(150_000), seal)
    for (let at = 0; at < sealed.length; at += 997) {
      const changed = new Uint8Array(sealed)
      changed[at] = (changed[at] ?? 0) ^ 0x80
      expect(
        damagedPart(() => openBytes(changed, seal)),
        `byte ${at}`,
      ).not.toBe('opened')
    }
  })

  it('are refused when cut anywhere, also at the border of a chunk, and when anything follows', () => {
    const sealed = sealBytes(bytesOf(150_000), seal)
    const borders = [
      0,
      63,
      64,
      65,
      80,
      64 + 65_552,
      64 + 2 * 65_552,
      sealed.length - 17,
      sealed.length - 16,
      sealed.length - 1,
    ]
    for (const length of [...borders, ...Array.from({ length: 200 }, (_, i) => i * 743)]) {
      expect(
        damagedPart(() => openBytes(sealed.subarray(0, length), seal)),
        `cut at ${length}`,
      ).not.toBe('opened')
    }
    for (const tail of [1, 15, 16, 17, 65_552]) {
      expect(
        damagedPart(() => openBytes(Buffer.concat([sealed, new Uint8Array(tail)]), seal)),
        `${tail} more`,
      ).not.toBe('opened')
    }
  })

  it('are refused when two chunks change places', () => {
    const sealed = sealBytes(bytesOf(200_000), seal)
    const swapped = new Uint8Array(sealed)
    swapped.copyWithin(64 + 65_552, 64 + 2 * 65_552, 64 + 3 * 65_552)
    swapped.set(sealed.subarray(64 + 65_552, 64 + 2 * 65_552), 64 + 2 * 65_552)
    expect(damagedPart(() => openBytes(swapped, seal))).toEqual({ part: 'chunk' })
  })

  it('open only under their own key and name', () => {
    const sealed = sealBytes(bytesOf(10), seal)
    expect(damagedPart(() => openBytes(sealed, { ...seal, key: new Uint8Array(32).fill(8) }))).toEqual({
      part: 'chunk',
    })
    expect(damagedPart(() => openBytes(sealed, { ...seal, id: new Uint8Array(16).fill(8) }))).toEqual({
      part: 'header',
    })
  })

  it('give out the last byte only after everything was checked', () => {
    // 70 000 bytes: the data ends in the second chunk, and that chunk's seal is broken.
    const sealed = sealBytes(bytesOf(70_000), seal)
    const last = sealed.length - 1
    sealed[last] = (sealed[last] ?? 0) ^ 1
    let given = 0
    const read = (at: number, length: number): Uint8Array => sealed.subarray(at, at + length)
    expect(
      damagedPart(() => [...openSealed(read, sealed.length, seal)].forEach(piece => (given += piece.length))),
    ).toEqual({ part: 'chunk' })
    expect(given).toBe(0)
  })
})

describe('sealed files', () => {
  const path = join(folder, 'a.part')

  it('hold the same bytes as a value sealed in memory', () => {
    const data = bytesOf(300_000)
    const writer = createSealedFile(path, seal)
    for (let at = 0; at < data.length; at += 70_001) writer.push(data.subarray(at, at + 70_001))
    writer.finish()
    expect(Buffer.from(sealBytes(data, seal)).equals(readFileSync(path))).toBe(true)
    expect(Buffer.concat([...openSealedFile(path, seal)]).equals(data)).toBe(true)
  })

  it('are refused when the file was cut at any 4 KiB', () => {
    const whole = readFileSync(path)
    for (let length = 0; length < whole.length; length += 4096) {
      writeFileSync(path, whole)
      truncateSync(path, length)
      expect(
        damagedPart(() => [...openSealedFile(path, seal)]),
        `cut at ${length}`,
      ).not.toBe('opened')
    }
  })

  it('leave nothing behind when abandoned', () => {
    const other = join(folder, 'b.part')
    const writer = createSealedFile(other, seal)
    writer.push(bytesOf(100_000))
    writer.abandon()
    writer.abandon()
    expect(damagedPart(() => [...openSealedFile(other, seal)])).toEqual({})
  })
})
