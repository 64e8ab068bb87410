/** The passages that two signals share, where they are proposed as one origin: exact, few, and telling no protected name (R15, R21). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareSignals, relatedTo } from '../../../src/search/related/related-list.ts'
import { originProposals } from '../../../src/signals/origins.ts'
import { setReporter } from '../../../src/signals/reporter.ts'
import { passagesBetween } from '../../../src/signals/shared-passages.ts'
import { acting, aSignal, detected, type MadeSignal } from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
})
afterEach(() => register.close())

const between = (left: string[], right: string[]) => {
  const [one, other] = [left, right].map(([text = '', ...parts]) => aSignal(register, { text, parts }))
  if (!one || !other) throw new Error('two signals were made')
  const side = (of: MadeSignal, texts: string[]) => ({
    signal: of.id,
    texts: texts.map((text, at) => ({ extract: of.extracts[at] ?? '', text })),
  })
  return { one, other, passages: passagesBetween(register.db.reader, side(one, left), side(other, right)) }
}

const long = 'hij zou in de recreatieruimte filmpjes van gevechten hebben laten zien aan twee jongere bewoners'
const short = 'daarna is hij met de bus vertrokken'

describe('shared passages', () => {
  it('stand in either text where they say, the longest first, also in another text of the same signal', () => {
    const left = [`Op 3 oktober: ${long}. Verder: ${short}.`]
    const right = ['Zie bijlage.', `${short.toUpperCase()}!\n> Gehoord is dat ${long}`]
    const { one, other, passages } = between(left, right)
    expect(passages.map(({ left: at }) => [at.extract, left[0]?.slice(at.start, at.end)])).toEqual([
      [one.extracts[0], long],
      [one.extracts[0], short],
    ])
    expect(passages.map(({ right: at }) => [at.extract, right[1]?.slice(at.start, at.end)])).toEqual([
      [other.extracts[1], long],
      [other.extracts[1], short.toUpperCase()],
    ])
    expect(passages.map(passage => passage.left.quote)).toEqual([long, short])
  })

  it('are found whole when a longer one begins inside another', () => {
    const { passages } = between(
      ['een twee drie vier vijf zes zeven acht negen tien elf'],
      ['een twee drie vier vijf zes. Iets anders. Drie vier vijf zes zeven acht negen tien elf'],
    )
    expect(passages.map(passage => passage.left.quote)).toEqual(['drie vier vijf zes zeven acht negen tien elf'])
  })

  it('are a few, cut where they are long, and take one place once', () => {
    const lines = Array.from({ length: 9 }, (_, at) => `regel ${at} zegt iets over kamer ${at} en gang ${at}`)
    expect(between([lines.join('. A. ')], [lines.toReversed().join('. B. ')]).passages).toHaveLength(5)
    const page = Array.from({ length: 400 }, (_, at) => `woord${at}`).join(' ')
    const [only, ...more] = between([page], [page, page]).passages
    expect(more).toEqual([])
    expect(only?.left).toMatchObject({ start: 0, end: page.length })
    expect(only?.left.quote).toHaveLength(501)
    const footer = 'dit bericht is alleen bestemd voor de geadresseerde '
    expect(between([footer.repeat(2_000)], [footer.repeat(2_000)]).passages).toHaveLength(1)
  })

  it('are none where four words are the same, or nothing is said', () => {
    expect(between(['hij zou met de bus gaan'], ['hij zou met de auto gaan']).passages).toEqual([])
    expect(between([''], ['']).passages).toEqual([])
  })
})

describe('a proposal of one origin', () => {
  const told = `Mevrouw T. Fictiva van de opvang vertelde op de locatie dat ${long}; bellen op 06-0000 4417.`
  const pair = () => {
    const first = aSignal(register, { text: told, number: 'A', title: 'Melding van T. Fictiva', organisation: 'coa' })
    const again = aSignal(register, { text: `FW: ${told}`, number: 'B', title: 'FW: Melding van T. Fictiva' })
    return [first, again] as const
  }

  it('comes with its passages, and so does the comparison of the two', () => {
    const [first, again] = pair()
    const [proposal] = originProposals(register.db.reader, register.liaison)
    expect(proposal).toMatchObject({ leftNumber: 'A', rightNumber: 'B', reasons: ['near_identical_text'] })
    expect(proposal?.passages.map(({ left, right }) => [left.quote, right.quote])).toEqual([
      [told.slice(0, -1), told.slice(0, -1)],
    ])
    const { passages } = acting(register, tx => compareSignals(tx, register.liaison, first.id, again.id))
    expect(passages).toEqual(proposal?.passages)
  })

  it('covers on both sides the name that one of them protects, at the same places', () => {
    const [first, again] = pair()
    for (const signal of [first, again]) detected(register, signal)
    const before = originProposals(register.db.reader, register.liaison)
    acting(register, tx => setReporter(tx, register.liaison, first.id, 'T. Fictiva'))
    const after = originProposals(register.db.reader, register.liaison)
    expect(JSON.stringify(after)).not.toMatch(/fictiva/i)
    expect(after[0]?.passages[0]?.right.quote).toContain('Mevrouw ▒▒▒▒▒▒▒▒▒▒ van de opvang')
    const places = (found: typeof before) =>
      found.flatMap(({ passages }) => passages.map(({ left, right }) => [left.start, left.end, right.start, right.end]))
    expect(places(after)).toEqual(places(before))
    for (const [left, right] of [
      [first.id, again.id],
      [again.id, first.id],
    ] as const) {
      const compared = acting(register, tx => compareSignals(tx, register.liaison, left, right))
      expect(compared.passages).toHaveLength(1)
      expect(JSON.stringify(compared)).not.toMatch(/fictiva/i)
      const { signals } = acting(register, tx => relatedTo(tx, register.liaison, left))
      expect(signals.map(({ title }) => title.includes('Melding van ▒▒▒▒▒▒▒▒▒▒'))).toEqual([true])
      expect(JSON.stringify(signals)).not.toMatch(/fictiva/i)
    }
  })
})
