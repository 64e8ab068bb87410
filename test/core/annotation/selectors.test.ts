import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsOf, overlapOf, reanchor, selectorOf } from '../../../src/annotation/index.ts'

const text = () =>
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', 'م', '😀', '𝒜'), minLength: 1, maxLength: 60 })
const withRange = () =>
  text().chain(body => {
    const ends = Array.from(body).reduce<number[]>((all, sign) => [...all, (all.at(-1) ?? 0) + sign.length], [0])
    return fc
      .tuple(fc.constant(body), fc.nat(ends.length - 2), fc.nat(ends.length - 2))
      .map(([b, i, j]) => ({ body: b, start: ends[Math.min(i, j)] ?? 0, end: ends[Math.max(i, j) + 1] ?? b.length }))
  })

describe('a selector', () => {
  it('finds its own place again in the same text', () => {
    fc.assert(
      fc.property(withRange(), ({ body, start, end }) => {
        const selector = selectorOf(body, { start, end })
        expect(selector.quote).toBe(body.slice(start, end))
        expect(reanchor(body, selector)).toMatchObject({ start, end })
      }),
    )
  })

  it('points at the same words or at nothing when text was put in front', () => {
    fc.assert(
      fc.property(withRange(), text(), ({ body, start, end }, before) => {
        const selector = selectorOf(body, { start, end })
        const found = reanchor(before + body, selector)
        if (found) expect((before + body).slice(found.start, found.end)).toBe(selector.quote)
      }),
    )
  })

  it('moves along with its words and their surroundings', () => {
    const old = 'Regel een.\nDe heer Karim Darwisi was er.\nEinde.'
    const selector = selectorOf(old, { start: old.indexOf('Karim'), end: old.indexOf(' was') })
    const newer = `KOPTEKST\n${old}`
    expect(reanchor(newer, selector)?.start).toBe(newer.indexOf('Karim'))
  })

  it('is lost rather than guessed when the words stand there twice alike', () => {
    const selector = { ...selectorOf('xx Karim yy', { start: 3, end: 8 }) }
    expect(reanchor('aa Karim bb Karim cc', selector)).toBeNull()
    expect(reanchor('niets', selector)).toBeNull()
  })

  it('refuses a range that is empty, outside the text, or cuts a sign in two', () => {
    for (const range of [
      { start: 1, end: 1 },
      { start: 0, end: 99 },
      { start: 1, end: 2 },
    ])
      expect(() => selectorOf('😀a', range)).toThrow('NOT_A_PASSAGE')
  })
})

describe('uncertain dates', () => {
  const day = () =>
    fc
      .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10))
  const edtf = () =>
    fc.oneof(
      day(),
      day().map(d => `${d}~`),
      day().map(d => d.slice(0, 7)),
      day().map(d => d.slice(0, 4)),
      fc.tuple(day(), day()).map(pair => pair.sort().join('/')),
      day().map(d => `../${d}`),
      day().map(d => `${d}/..`),
    )

  it('overlap the same way round, and themselves', () => {
    fc.assert(
      fc.property(edtf(), edtf(), (a, b) => {
        expect(overlapOf(a, b)).toBe(overlapOf(b, a))
        expect(overlapOf(a, a)).not.toBe('none')
      }),
    )
  })

  it('overlap what contains them', () => {
    fc.assert(
      fc.property(day(), d => {
        for (const wider of [d.slice(0, 7), d.slice(0, 4), `../${d}`, `${d}/..`])
          expect(overlapOf(d, wider)).toBe('possible')
        expect(overlapOf(d, d)).toBe('same_day')
      }),
    )
  })

  it('say the same day only without doubt', () => {
    expect(overlapOf('2016-10-12', '2016-10-12~')).toBe('possible')
    expect(overlapOf('2016-10-12', '2016-10-13')).toBe('none')
    expect(overlapOf('2016-10-12', 'rond 12 oktober')).toBe('none')
  })

  it('are no dates when they cannot be', () => {
    for (const text of ['1990-02-31', '2016-13', 'rond 8 oktober', '', '9'.repeat(80)])
      expect(boundsOf(text)).toBeNull()
  })
})
