import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Proposal } from '../../../src/contract/entities.ts'
import { compareTwo, decidePair, mergeEntities, proposalsFor } from '../../../src/entities/index.ts'
import { acting, aMention, anEntity, aSignal, attached, inState, merged } from '../../support/register.ts'
import { sampleNames, sampleRegister, type SampleRegister } from '../../support/sample-register.ts'
import { truth, type SampleName } from '../../support/sample-texts.ts'

let samples: SampleRegister

/** Reading changes nothing but the log: one register serves all tests of a block. */
function withSamples(before: typeof beforeAll, after: typeof afterAll): void {
  before(async () => {
    samples = await sampleRegister()
  })
  after(() => samples.register.close())
}

const of = (sample: SampleName): Proposal[] =>
  acting(samples.register, tx =>
    proposalsFor(tx, samples.register.liaison, { signal: samples.signals[sample].id, kind: 'person' }),
  )
const numbers = (side: Proposal['left']) => side.signals.map(signal => signal.number)
const between = (list: readonly Proposal[], a: string, b: string) =>
  list.filter(
    each =>
      (numbers(each.left).includes(a) && numbers(each.right).includes(b)) ||
      (numbers(each.left).includes(b) && numbers(each.right).includes(a)),
  )
const codesOf = (proposal: Proposal | undefined) => proposal?.reasons.map(reason => reason.code) ?? []

describe('what truth says must be proposed', () => {
  withSamples(beforeAll, afterAll)
  const expected: readonly [string, SampleName, string, string[]][] = [
    ['M1', 'S05', 'S01', ['same_v_number', 'name_variant']],
    ['M2', 'S07', 'S01', ['v_number_after_padding', 'name_variant', 'same_phone']],
    ['M3', 'S04 row 3', 'S01', ['same_v_number', 'name_variant', 'same_phone']],
    ['M4', 'S08', 'S01', ['same_v_number', 'name_variant', 'same_reference']],
    ['M5', 'S07', 'S07', ['name_variant', 'same_line']],
    ['M6', 'S02', 'S03', ['name_variant']],
    ['M7', 'S09', 'S01', ['name_variant', 'same_forwarded_message']],
  ]
  it.each(expected)('%s: %s and %s, with its reasons', (_id, from, to, codes) => {
    const [found] = between(of(from), from, to)
    for (const code of codes) expect(codesOf(found)).toContain(code)
    expect(found?.against).toEqual([])
  })

  it('says of M6 that it rests on a name only and is restricted by its source', () => {
    const found = between(of('S03'), 'S03', 'S02').find(each =>
      [each.left.label, each.right.label].includes('يوسف حداد'),
    )
    expect(found).toMatchObject({ nameOnly: true, restricted: true })
    expect(found?.reasons[0]?.rules).toContain('script')
  })

  it('shows the birth date that was filled in under what does not count', () => {
    const [found] = between(of('S04 row 3'), 'S04 row 3', 'S01')
    expect(found?.notCounted[0]?.code).toBe('placeholder_birth_date')
    expect(found?.notCounted[0]?.nl).toContain('aangenomen datum 01-01-1989')
    expect(codesOf(found)).not.toContain('same_birth_date')
  })

  it('may propose the letter’s Karim, name only, until the letter is unfounded', () => {
    const [found] = between(of('S04 row 6'), 'S04 row 6', 'S10')
    expect(found).toMatchObject({ nameOnly: true })
    inState(samples.register, samples.signals.S10.id, 'unfounded')
    expect(between(of('S04 row 6'), 'S04 row 6', 'S10')).toEqual([])
  })
})

describe('what must not be proposed', () => {
  withSamples(beforeAll, afterAll)
  it.each([
    ['S04 row 6', 'S06'],
    ['S01', 'S04 row 12'],
    ['S01', 'S04 row 6'],
    ['S01', 'S06'],
    ['S04 row 3', 'S04 row 12'],
    ['S04 row 3', 'S04 row 19'],
    ['S01', 'S02'],
  ] as const)('%s and %s', (left, right) => {
    expect(between(of(left), left, right)).toEqual([])
    expect(between(of(right), left, right)).toEqual([])
  })

  it('never gives one of the reasons that are none, nor a number', () => {
    const all = sampleNames.flatMap(of)
    expect(all.length).toBeGreaterThan(10)
    for (const proposal of all) {
      const words = [...proposal.reasons, ...proposal.against]
        .map(reason => `${reason.code} ${reason.nl} ${reason.en}`)
        .join(' ')
        .toLowerCase()
      for (const never of [
        ...truth.proposals.neverReasons,
        'azc',
        'syrisch',
        'nationaliteit',
        'looplijst',
        '%',
        'score',
        'kans ',
      ])
        expect(words).not.toContain(never.toLowerCase())
      expect(Object.values(proposal).some(value => typeof value === 'number')).toBe(false)
    }
  })
})

describe('two Darwisis put side by side by hand', () => {
  withSamples(beforeEach, afterEach)
  it('stand with both numbers and both birth dates against them', () => {
    const [karim, kareem] = [
      samples.mention('S04 row 6', 'person', 'Darwisi'),
      samples.mention('S06', 'person', 'Kareem Darwisi'),
    ]
    const found = acting(samples.register, tx => compareTwo(tx, samples.register.liaison, karim, kareem))
    expect(found.against.map(reason => reason.code).sort()).toEqual(['different_birth_dates', 'different_v_numbers'])
    expect(found.against.map(reason => reason.nl).join(' ')).toMatch(/0099120583.*0099127740/)
  })

  it('are joined only by somebody who had that in view', () => {
    const { register } = samples
    const karim = anEntity(register, samples.mention('S04 row 6', 'person', 'Darwisi'), [
      samples.mention('S04 row 6', 'v_number', '0099120583'),
    ])
    const kareem = anEntity(register, samples.mention('S06', 'person', 'Kareem Darwisi'), [
      samples.mention('S06', 'v_number', '0099127740'),
    ])
    expect(() => acting(register, tx => mergeEntities(tx, register.liaison, karim, kareem, 'zelfde', []))).toThrow(
      'NOTE_NEEDED',
    )
    expect(merged(register, karim, kareem, ['different_v_numbers', 'different_birth_dates'])).toBeTruthy()
  })

  it('never get the card of a relative as a number', () => {
    const [found] = between(of('S04 row 6'), 'S04 row 6', 'S10')
    expect(JSON.stringify(found)).not.toContain('FX-771204')
  })
})

describe('a decision about a pair', () => {
  withSamples(beforeEach, afterEach)
  it('"not the same" is remembered until a new reason appears', () => {
    const { register } = samples
    const [left, right] = [
      samples.mention('S02', 'person', 'Youssef el-Haddad'),
      samples.mention('S03', 'person', 'يوسف حداد'),
    ]
    acting(register, tx => decidePair(tx, register.liaison, 'not_same_entity', left, right, 'alleen de naam'))
    expect(between(of('S02'), 'S02', 'S03')).toEqual([])
    const later = aSignal(register, { number: 'S11', text: 'Youssef Haddad belt met +31 6 0000 4417.' })
    const again = aSignal(register, { number: 'S12', text: 'يوسف حداد belt met 0600004417.' })
    const one = anEntity(register, left, [samples.mention('S02', 'phone', '+31 6 0000 4417')])
    const other = anEntity(register, right)
    attached(register, other, aMention(register, again, 'person', 'يوسف حداد'), [
      aMention(register, again, 'phone', '0600004417'),
    ])
    attached(register, one, aMention(register, later, 'person', 'Youssef Haddad'))
    const [found] = between(of('S02'), 'S02', 'S12')
    expect(codesOf(found)).toContain('same_phone')
    expect(found?.decided).toBe('not_same')
  })

  it('"undecided" leaves the proposal, marked', () => {
    const { register } = samples
    const [left, right] = [
      samples.mention('S02', 'person', 'Youssef el-Haddad'),
      samples.mention('S03', 'person', 'يوسف حداد'),
    ]
    acting(register, tx => decidePair(tx, register.liaison, 'undecided', left, right, 'alleen de naam'))
    expect(between(of('S02'), 'S02', 'S03').find(each => each.right.label === 'يوسف حداد')?.decided).toBe('undecided')
  })
})
