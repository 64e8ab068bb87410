import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateWords } from '../../../renderer/i18n/date-words.ts'
import { translator } from '../../../renderer/i18n/translate.ts'

const words = (edtf: string, language: 'nl' | 'en' = 'nl') => dateWords(edtf, translator(language), language)

describe('dates in words', () => {
  it.each([
    ['2016-10-12', '12 okt 2016'],
    ['2016-10-08~', 'rond 8 okt 2016'],
    ['2016-10?', 'mogelijk okt 2016'],
    ['1991%', 'mogelijk rond 1991'],
    ['../2016-10', 'tot en met okt 2016'],
    ['2016-09-28/..', 'vanaf 28 sep 2016'],
    ['2016-09-28/2016-10-12', '28 sep 2016 – 12 okt 2016'],
  ])('keep their uncertainty: %s', (edtf, nl) => {
    expect(words(edtf)).toBe(nl)
  })

  it('are in the language of the person', () => {
    expect(words('2016-10-08~', 'en')).toBe('around 8 Oct 2016')
  })

  it.each(['31-02-1990', '2016-02-31', '2016-21', '201X', '2016-10-12/2016-10-13/2016-10-14', 'ergens in mei'])(
    'stay as written where they are no date that is known: %s',
    text => {
      expect(words(text)).toBe(text)
    },
  )

  it('never say another day than was written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), date => {
        const said = words(date.toISOString().slice(0, 10))
        expect(said).toContain(String(date.getUTCFullYear()))
        expect(said.startsWith(`${String(date.getUTCDate())} `)).toBe(true)
      }),
    )
  })
})
