/** Working time, checked against calendars of 2016 and 2026. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayOf,
  dueBoundaries,
  instantOf,
  isWorkingDay,
  lastWorkingMoment,
  nextWorkingMoment,
  workingDayAfter,
  workingMsBetween,
  type OfficeHours,
} from '../../../src/contract/working-time.ts'

const hours: OfficeHours = { zone: 'Europe/Amsterdam', days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' }
const at = (text: string) => {
  const [day = '', time = ''] = text.split(' ')
  return instantOf(day, time, hours.zone)
}
const hour = 3_600_000

describe('working days', () => {
  it('leave out weekends and the days of the Algemene termijnenwet', () => {
    const off = ['2026-01-01', '2026-04-03', '2026-04-06', '2026-04-27', '2026-05-05', '2026-05-14', '2026-05-25']
    for (const day of [...off, '2026-12-25', '2026-11-22', '2025-04-26'])
      expect(isWorkingDay(day, hours), day).toBe(false)
    for (const day of ['2026-11-23', '2026-04-28', '2026-12-24', '2025-04-28'])
      expect(isWorkingDay(day, hours)).toBe(true)
  })

  it('are counted from the day after', () => {
    expect(workingDayAfter(at('2026-11-20 16:48'), 1, hours)).toBe('2026-11-23')
    expect(workingDayAfter(at('2026-12-24 10:00'), 2, hours)).toBe('2026-12-29')
  })
})

describe('moments', () => {
  it('know summer time on both sides of the change', () => {
    expect(at('2026-07-01 12:00')).toBe(Date.UTC(2026, 6, 1, 10))
    expect(at('2026-11-01 12:00')).toBe(Date.UTC(2026, 10, 1, 11))
    expect(at('2026-10-25 04:00')).toBe(Date.UTC(2026, 9, 25, 3))
  })

  it('bring the end of a term forward to the last working moment, never back', () => {
    expect(lastWorkingMoment(at('2026-12-20 16:48'), hours)).toBe(at('2026-12-18 17:00'))
    expect(lastWorkingMoment(at('2026-11-23 16:48'), hours)).toBe(at('2026-11-23 16:48'))
    expect(lastWorkingMoment(at('2026-11-23 08:10'), hours)).toBe(at('2026-11-20 17:00'))
    expect(nextWorkingMoment(at('2026-11-20 18:00'), hours)).toBe(at('2026-11-23 09:00'))
  })

  it('count only working time between them', () => {
    expect(workingMsBetween(at('2026-11-23 09:14'), at('2026-11-23 16:48'), hours)).toBe(7 * hour + 34 * 60_000)
    expect(workingMsBetween(at('2026-11-20 16:00'), at('2026-11-23 10:00'), hours)).toBe(2 * hour)
    expect(workingMsBetween(at('2026-11-23 10:00'), at('2026-11-20 16:00'), hours)).toBe(0)
  })
})

describe('the groups of a list by term', () => {
  const groupOf = (now: string, end: string) =>
    dueBoundaries(at(now), hours).find(b => b.before === null || at(end) < b.before)?.group

  it.each([
    ['2026-11-23 09:10', '2026-11-23 09:09', 'overdue'],
    ['2026-11-23 09:10', '2026-11-23 16:48', 'today'],
    ['2026-11-23 09:10', '2026-11-24 08:00', 'today'],
    ['2026-11-23 09:10', '2026-11-24 11:20', 'tomorrow'],
    ['2026-11-23 09:10', '2026-11-26 10:00', 'this_week'],
    ['2026-11-23 09:10', '2026-11-29 10:00', 'this_week'],
    ['2026-11-23 09:10', '2026-12-01 10:00', 'next_week'],
    ['2026-11-23 09:10', '2026-12-20 10:00', 'after'],
    ['2026-11-20 10:00', '2026-11-22 12:00', 'today'],
    ['2026-11-20 18:00', '2026-11-22 12:00', 'overdue'],
  ])('at %s put a term that ends %s under %s', (now, end, group) => {
    expect(groupOf(now, end)).toBe(group)
  })

  it('end in ascending order, whatever the moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }), now => {
        const ends = dueBoundaries(now, hours).map(b => b.before ?? Infinity)
        expect(ends).toEqual([...ends].sort((a, b) => a - b))
        expect(dayOf(nextWorkingMoment(now, hours), hours) >= dayOf(now, hours)).toBe(true)
        expect(lastWorkingMoment(now, hours)).toBeLessThanOrEqual(now)
      }),
    )
  })
})
