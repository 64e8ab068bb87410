import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMailDate } from '../../../../src/intake/formats/mail-date.ts'

describe('dates of mail', () => {
  it.each([
    ['Mon, 3 Oct 2016 16:11:47 +0200', '2016-10-03T16:11:47+02:00'],
    ['3 Oct 2016 16:11 GMT', '2016-10-03T16:11:00+00:00'],
    ['Mon, 3 Oct 2016 16:11:47 +0200 (CEST)', '2016-10-03T16:11:47+02:00'],
    ['Fri, 21 Nov 97 09:55:06 -0600', '1997-11-21T09:55:06-06:00'],
    ['3 Oct 16 16:11:47 CEST', '2016-10-03T16:11:47+02:00'],
    ['Mon Oct  3 16:11:47 2016', '2016-10-03T16:11:47+00:00'],
    ['Mon, 03-Oct-2016 16:11:47 UTC', '2016-10-03T16:11:47+00:00'],
    ['2016-10-03T16:11:47+02:00', '2016-10-03T16:11:47+02:00'],
    ['Mon, 3 (derde) Oct 2016 16:11:60 -0000', '2016-10-03T16:11:59+00:00'],
  ])('%s', (header, date) => {
    expect(parseMailDate(header)).toBe(date)
  })

  it.each([
    '',
    'gisteren',
    '31 Feb 2016 10:00 +0000',
    '3 Oct 2016 25:00 +0000',
    '0 Oct 2016 10:00 +0000',
    '3 Oct 2016 10:00 +9900',
  ])('%j is none', header => {
    expect(parseMailDate(header)).toBeNull()
  })

  it('gives back the instant that a date was written for, whatever its zone', () => {
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-02'), max: new Date('2099-12-30'), noInvalidDate: true }),
        fc.integer({ min: -720, max: 840 }),
        (instant, east) => {
          const local = new Date(Math.floor(instant.getTime() / 1000) * 1000 + east * 60_000)
          const zone = `${east < 0 ? '-' : '+'}${String(Math.floor(Math.abs(east) / 60)).padStart(2, '0')}${String(Math.abs(east) % 60).padStart(2, '0')}`
          const header = `${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()} ${local.toISOString().slice(11, 19)} ${zone}`
          expect(Date.parse(parseMailDate(header) ?? '')).toBe(Math.floor(instant.getTime() / 1000) * 1000)
        },
      ),
    )
  })
})
