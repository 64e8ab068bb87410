import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreignRuns } from '../../../renderer/components/foreign-runs.ts'

const marksIn = (text: string): (string | null)[] =>
  foreignRuns(text)
    .map(({ code }) => code)
    .filter(code => code !== null)

describe('text from outside', () => {
  it('loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(
          foreignRuns(text)
            .map(run => run.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it('shows what turns the direction, hides itself or fills a gap', () => {
    expect(marksIn('factuur\u202Efdp.exe')).toEqual(['U+202E'])
    expect(marksIn('Sa\u200Bmir')).toEqual(['U+200B'])
    expect(marksIn('a\u00ADb\uFEFFc\u2066d\u3164')).toEqual(['U+00AD', 'U+FEFF', 'U+2066', 'U+3164'])
    expect(marksIn('tag\u{E0041}')).toEqual(['U+E0041'])
  })

  it('leaves the joiners of Persian and of emoji alone, and shows them between Latin letters', () => {
    expect(marksIn('می\u200Cخواهم')).toEqual([])
    expect(marksIn('👩\u200D👧')).toEqual([])
    expect(marksIn('pay\u200Cpal')).toEqual(['U+200C'])
  })

  it('keeps lines and tabs', () => {
    expect(marksIn('regel 1\nregel 2\tkolom')).toEqual([])
  })
})
