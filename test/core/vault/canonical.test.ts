import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalFlat, canonicalText } from '../../../src/vault/canonical.ts'

const sortedByUnits = (fields: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))

describe('the short way for rows (RFC 8785)', () => {
  it('gives the text that the standard gives, whatever stands in the row', () => {
    const name = fc.string({ minLength: 1 }).filter(text => !/^\d/.test(text) && text !== '__proto__')
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.maxSafeInteger())
    fc.assert(
      fc.property(fc.dictionary(name, cell), fields => {
        const ordered = sortedByUnits(fields)
        expect(canonicalFlat(ordered)).toBe(canonicalText(ordered))
      }),
    )
  })

  it.each([
    ['half of a surrogate pair', { a: 'x\ud83d' }],
    ['the other half', { a: '\ude00' }],
    ['a fraction', { a: 0.5 }],
    ['a number that JSON has no word for', { a: Number.NaN }],
  ])('refuses %s as the standard does', (_what, fields) => {
    expect(() => canonicalText(fields)).toThrow()
    expect(() => canonicalFlat(fields)).toThrow()
  })

  it('takes words that only look like half a pair', () => {
    expect(canonicalFlat({ a: String.raw`\ud83d` })).toBe(canonicalText({ a: String.raw`\ud83d` }))
  })
})
