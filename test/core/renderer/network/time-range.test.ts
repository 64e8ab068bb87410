import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisOf, isInRange, isWhole, shifted, wholeRange } from '../../../../renderer/screens/network/time-range.ts'
import { aNode, aTie } from './network-builders.ts'

const [anna, bram] = [aNode(1), aNode(2)]
const day = (text: string) => ({ from: Date.parse(text), until: Date.parse(text) + 86_400_000 - 1 })
const on = (text: string) => aTie(anna, bram, { span: day(text) })
const undated = aTie(anna, bram)

describe('the time slider', () => {
  it('has steps of days, months or years, as many as can be read', () => {
    expect(axisOf([on('2016-10-01'), on('2016-10-14')])).toMatchObject({ unit: 'day', counts: { length: 14 } })
    expect(axisOf([on('2016-01-31'), on('2016-12-01')])).toMatchObject({ unit: 'month', counts: { length: 12 } })
    expect(axisOf([on('1980-01-31'), on('2016-12-01')])).toMatchObject({ unit: 'year', counts: { length: 37 } })
    expect(axisOf([undated])).toBeUndefined()
  })

  it('keeps a tie wherever its date may fall, an open one everywhere on that side', () => {
    const october = aTie(anna, bram, { span: { from: Date.UTC(2016, 9, 1), until: Date.UTC(2016, 10, 1) - 1 } })
    const untilThen = aTie(anna, bram, { span: { from: null, until: Date.parse('2016-10-05') } })
    const axis = axisOf([on('2016-10-01'), on('2016-10-14'), october])
    if (axis === undefined) throw new Error('no axis')
    const week = { first: 6, last: 9 }
    expect(isInRange(on('2016-10-08'), axis, week, false)).toBe(true)
    expect(isInRange(on('2016-10-01'), axis, week, false)).toBe(false)
    expect(isInRange(october, axis, week, false)).toBe(true)
    expect(isInRange(untilThen, axis, week, false)).toBe(false)
    expect(isInRange(untilThen, axis, { first: 0, last: 2 }, false)).toBe(true)
  })

  it('leaves ties without a date to a choice of their own', () => {
    const axis = axisOf([on('2016-10-01')])
    expect(isInRange(undated, axis, { first: 0, last: 0 }, true)).toBe(true)
    expect(isInRange(undated, axis, { first: 0, last: 0 }, false)).toBe(false)
  })

  it('hides nothing over its whole length', () => {
    const spans = fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 400 }))
    fc.assert(
      fc.property(fc.array(spans, { minLength: 1, maxLength: 10 }), list => {
        const ties = list.map(([from, days]) =>
          aTie(anna, bram, { span: { from: from * 86_400_000, until: (from + days) * 86_400_000 + 1 } }),
        )
        const axis = axisOf(ties)
        if (axis === undefined) throw new Error('no axis')
        expect(ties.every(tie => isInRange(tie, axis, wholeRange(axis), false))).toBe(true)
        expect(axis.counts.length).toBeLessThanOrEqual(60)
      }),
    )
  })

  it('moves one step at a time and stays inside', () => {
    const axis = axisOf([on('2016-10-01'), on('2016-10-04')])
    if (axis === undefined) throw new Error('no axis')
    const later = shifted(axis, wholeRange(axis), 1)
    expect(later).toEqual({ first: 1, last: 3 })
    expect(shifted(axis, later, -1)).toEqual({ first: 0, last: 2 })
    expect(shifted(axis, { first: 2, last: 3 }, 1)).toEqual({ first: 2, last: 3 })
    expect(isWhole(axis, later)).toBe(false)
  })
})
