import { beforeAll, describe, expect, it } from 'vitest'
import {
  detectCitizenNumbers,
  detectMentions,
  isCitizenNumber,
  phoneOf,
  readBirthDate,
  type Detected,
} from '../../../src/annotation/index.ts'
import { sampleTexts, truth, type SampleName } from '../../support/sample-texts.ts'

interface Expected {
  readonly type: string
  readonly surface: string
  readonly role?: string
  readonly edtf?: string
  readonly row?: string
  readonly service?: string
}

let texts: Record<SampleName, string[]>
const found = new Map<string, Detected[]>()
beforeAll(async () => {
  texts = await sampleTexts()
  for (const [name, parts] of Object.entries(texts))
    found.set(
      name,
      parts.flatMap(text => detectMentions(text, { year: 2016 })),
    )
})

function expectedMentions(): [string, Expected][] {
  return Object.entries(truth.files).flatMap(([name, file]) => {
    const rows: readonly Expected[] = [
      ...file.mentions,
      ...('mentionsAfterTranscription' in file ? file.mentionsAfterTranscription : []),
    ]
    return rows.map((row): [string, Expected] => [row.row === undefined ? name : `${name} row ${row.row}`, row])
  })
}
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ')

describe('detection over the samples', () => {
  it.each(expectedMentions())('%s: $type $surface', (name, wanted) => {
    const all = found.get(name) ?? []
    const hit = all.find(each => each.kind === wanted.type && squeezed(each.exact) === squeezed(wanted.surface))
    expect(hit, `found: ${all.map(each => `${each.kind} ${each.exact}`).join(' | ')}`).toBeDefined()
    if (wanted.edtf !== undefined) expect(hit?.value).toBe(wanted.edtf)
    if (wanted.role !== undefined) expect(hit?.role).toBe(wanted.role)
  })

  it('finds the name that breaks over a line, as one mention with the break in it', () => {
    expect(found.get('S01')?.some(each => each.exact === 'Mohammed\nal-Darwish')).toBe(true)
    expect(found.get('S09')?.some(each => each.exact === 'Muhammad\nAl Darwish')).toBe(true)
  })

  it('takes no number of a sender for somebody’s', () => {
    const numbers = [...found.values()].flat().filter(each => each.kind === 'phone')
    expect(numbers.filter(each => each.exact.startsWith('088'))).toEqual([])
  })

  it('quotes exactly and never overlaps', () => {
    for (const text of Object.values(texts).flat()) {
      let last = 0
      for (const each of detectMentions(text)) {
        expect(text.slice(each.start, each.end)).toBe(each.exact)
        expect(each.start).toBeGreaterThanOrEqual(last)
        last = each.end
      }
    }
  })

  it('finds little beside what is expected', () => {
    const wanted = new Set(expectedMentions().map(([name, row]) => `${name} ${row.type} ${squeezed(row.surface)}`))
    const others = [...found]
      .flatMap(([name, all]) => all.map(each => `${name} ${each.kind} ${squeezed(each.exact)}`))
      .filter(each => !wanted.has(each))
    const names = others.filter(each => each.includes(' person '))
    expect(names).toEqual(['S03 person een oudere man'])
    // 31 by now: other dates and references of the forms themselves, and places of rows.
    expect([...new Set(others)].length, [...new Set(others)].join('\n')).toBeLessThanOrEqual(32)
  })
})

describe('numbers', () => {
  it('keeps a short V-number as it stands', () => {
    expect(detectMentions('V-nr 99120417, azc Veldmeer').find(each => each.kind === 'v_number')?.exact).toBe('99120417')
  })

  it('flags a citizen number and takes it for nobody’s, whatever label stands before it', () => {
    expect(isCitizenNumber('111222333')).toBe(true)
    expect(detectCitizenNumbers('nummer 111222333 staat erbij')).toHaveLength(1)
    expect(detectMentions('V-nummer 111222333')).toEqual([])
    expect(isCitizenNumber('123456789')).toBe(false)
  })

  it('reads the four notations of a number outside the plan as one', () => {
    const notations = ['06-0000 4417', '06-0000\u00a04417', '+31 6 0000 4417', '0600004417', '0031600004417']
    expect(new Set(notations.map(phoneOf))).toEqual(new Set(['+31600004417']))
    expect(phoneOf('0099120417')).toBeNull()
  })

  it('takes no part of a reference for a number plate', () => {
    expect(detectMentions('Kenmerk KM-IR-16-20518').map(each => each.kind)).toEqual(['chain_reference'])
    expect(detectMentions('een auto met kenteken 12-ABC-3').map(each => each.kind)).toEqual(['number_plate'])
  })
})

describe('dates', () => {
  it('leaves an impossible date as text', () => {
    expect(readBirthDate('31-02-1990')).toBeNull()
    expect(detectMentions('Geboortedatum: 31-02-1990')[0]).not.toHaveProperty('value')
  })

  it('knows dates that were filled in', () => {
    expect(readBirthDate('01-01-1989')).toEqual({ edtf: '1989~', placeholder: true })
    expect(readBirthDate('01-07-1993')).toEqual({ edtf: '1993~', placeholder: true })
    expect(readBirthDate('00-00-1991')).toEqual({ edtf: '1991', placeholder: true })
    expect(readBirthDate('14-03-1994')).toEqual({ edtf: '1994-03-14', placeholder: false })
  })

  it('takes the year of the document where none is written, and says nothing without one', () => {
    expect(detectMentions('op woensdag 12 oktober', { year: 2016 })[0]?.value).toBe('2016-10-12')
    expect(detectMentions('op woensdag 12 oktober')[0]).not.toHaveProperty('value')
  })
})

describe('what is not a mention', () => {
  it('leaves signatures, salutations and quoted mail heads alone', () => {
    const text =
      'Beste Karin Jansen,\n\nVan: Piet Puk <p@coa.example>\nAan: Jan Klaassen\nOnderwerp: iets\n\nMet vriendelijke groet,\nSanne Visser\ntel. 088-000 0931\n'
    expect(detectMentions(text)).toEqual([])
  })

  it('keeps somebody unnamed unnamed', () => {
    const [found] = detectMentions('hij sprak met ‘een vriend die alles regelt’. Wie dat is')
    expect(found).toMatchObject({ kind: 'person', role: 'unnamed', exact: 'een vriend die alles regelt' })
  })
})
