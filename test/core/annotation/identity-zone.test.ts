/** Machine-readable zones (ICAO Doc 9303): what the check digits confirm is proposed, and nothing else. All invented. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectCitizenNumbers, detectMentions } from '../../../src/annotation/detect-mentions.ts'

/** Weights 7, 3, 1 over the values of the letters (Doc 9303-3, 4.9). */
function digit(text: string): string {
  const sum = Array.from(text, (letter, at) => {
    const value = letter === '<' ? 0 : /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 55
    return value * ([7, 3, 1][at % 3] ?? 0)
  }).reduce((one, other) => one + other, 0)
  return String(sum % 10)
}

function passport(number: string, birth: string, optional = ''): [string, string] {
  const padded = optional.padEnd(14, '<')
  const own = padded === '<'.repeat(14) ? '<' : digit(padded)
  const [a, b, c] = [number + digit(number), birth + digit(birth), `300101${digit('300101')}`]
  const second = `${a}UTO${b}M${c}${padded}${own}`
  return ['P<UTODARWICHE<<MOHAMED<KAREEM'.padEnd(44, '<'), second + digit(a + b + c + padded + own)]
}

const year = 2016
const found = (text: string) =>
  detectMentions(text, { year }).map(({ kind, exact, value }) => [kind, exact, ...(value === undefined ? [] : [value])])

describe('the machine-readable zone of a document', () => {
  it('gives name, number and birth date of a passport, where they stand', () => {
    const text = `Kopie bijgevoegd.\n\n${passport('L898902C3', '740812').join('\n')}\nEinde`
    expect(found(text)).toEqual([
      ['person', 'DARWICHE<<MOHAMED<KAREEM', 'MOHAMED KAREEM DARWICHE'],
      ['document_number', 'L898902C3'],
      ['birth_date', '740812', '1974-08-12'],
    ])
  })

  it('is read through the blanks that reading by program leaves', () => {
    const [first, second] = passport('L898902C3', '740812')
    const text = `${first.slice(0, 10)} ${first.slice(10)}\n${second.slice(0, 9)} ${second.slice(9)}`
    expect(found(text).map(([kind]) => kind)).toEqual(['person', 'document_number', 'birth_date'])
  })

  it('keeps the century that the writing allows, and a day that was filled in as such (R32)', () => {
    expect(found(passport('L898902C3', '160101').join('\n'))).toContainEqual(['birth_date', '160101', '2016~'])
    expect(found(passport('L898902C3', '890101').join('\n'))).toContainEqual(['birth_date', '890101', '1989~'])
  })

  it('marks a citizen number among its optional data (R38)', () => {
    const text = passport('L898902C3', '740812', '999999990').join('\n')
    const [place] = detectCitizenNumbers(text)
    expect(place && text.slice(place.start, place.end)).toBe('999999990')
    expect(found(text).flat()).not.toContain('999999990')
  })

  it('proposes no field of which a letter was misread', () => {
    const [first, second] = passport('L898902C3', '740812')
    fc.assert(
      fc.property(fc.nat(8), fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')), (at, letter) => {
        const misread = second.slice(0, at) + letter + second.slice(at + 1)
        // Values a tenth apart weigh the same: the digit cannot tell these, and says so by adding up.
        fc.pre(digit(misread.slice(0, 9)) !== misread[9])
        expect(found(`${first}\n${misread}`).map(([kind]) => kind)).toEqual(['birth_date'])
      }),
    )
  })

  it('leaves lines that are no zone alone', () => {
    expect(found(`${'A'.repeat(44)}\n${'<'.repeat(44)}`)).toEqual([])
    expect(found(passport('L898902C3', '740812')[1])).toEqual([])
  })
})
