import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameReader, frameBytes, frameOf } from '../../../main/cli/parser-child/frames.ts'

function collected(pieces: Iterable<Uint8Array>, maxBytes = 1_000_000): { heads: unknown[]; refused: number } {
  const heads: unknown[] = []
  let refused = 0
  const reader = new FrameReader(
    maxBytes,
    head => heads.push(head),
    () => refused++,
  )
  for (const piece of pieces) reader.push(piece)
  return { heads, refused }
}

function* cutInto(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  let at = 0
  for (let i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length] ?? 1
    yield bytes.subarray(at, at + length)
    at += length
  }
}

const whole = (head: unknown) => new Uint8Array(Buffer.concat(frameOf(head)))

describe('frames', () => {
  it('give back what went in, bytes and all, however the pipe cuts them', () => {
    const value = fc.letrec<{ tree: unknown }>(tie => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array({ maxLength: 40 }),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).tree
    fc.assert(
      fc.property(
        fc.array(fc.record({ value }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        (heads, lengths) => {
          const stream = new Uint8Array(Buffer.concat(heads.map(whole)))
          expect(collected(cutInto(stream, lengths))).toEqual({ heads, refused: 0 })
        },
      ),
      { numRuns: 200 },
    )
  })

  it('are taken at the largest size and refused one byte above it, before they are collected', () => {
    const head = { text: 'x'.repeat(100) }
    const size = frameBytes(frameOf(head))
    expect(collected([whole(head)], size)).toEqual({ heads: [head], refused: 0 })
    expect(collected([whole(head).subarray(0, 8)], size - 1)).toEqual({ heads: [], refused: 1 })
  })

  it('are refused once, and nothing after that is read', () => {
    const broken = whole({ a: 1 })
    broken[10] = 0xff
    expect(collected([broken, whole({ b: 2 })])).toEqual({ heads: [], refused: 1 })
    expect(collected([Uint8Array.of(1, 0, 0, 0, 9, 0, 0, 0)])).toEqual({ heads: [], refused: 1 })
  })

  it('leave a reference to bytes that are not there as what it is', () => {
    const head = { $bytes: [0, 99] }
    expect(collected([whole({ head })])).toEqual({ heads: [{ head }], refused: 0 })
  })
})
