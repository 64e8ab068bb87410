import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHeavierThan } from '../../../src/intake/reply-weight.ts'

describe('the weight of an answer', () => {
  it('counts bytes and letters wherever they lie', () => {
    const inside = (content: unknown) => ({ document: { children: [{ bytes: null }, { bytes: content }] } })
    expect(isHeavierThan(inside(new Uint8Array(1_000)), 999)).toBe(true)
    expect(isHeavierThan(inside(new Uint8Array(1_000).buffer), 999)).toBe(true)
    expect(isHeavierThan(inside('a'.repeat(500)), 999)).toBe(true)
    expect(isHeavierThan(inside(new Uint8Array(1_000)), 2_000)).toBe(false)
  })

  it('counts structure without content, so that nobody hides behind a million empty pieces', () => {
    expect(
      isHeavierThan(
        Array.from({ length: 1_000 }, () => null),
        10_000,
      ),
    ).toBe(true)
  })

  it('never weighs less than the bytes that are in it', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), pieces => {
        const sum = pieces.reduce((total, piece) => total + piece.length, 0)
        expect(isHeavierThan({ pieces }, sum - 1)).toBe(true)
      }),
    )
  })
})
