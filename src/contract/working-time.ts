/**
 * Working time of the unit: terms of signals count it, screens say so. The end of a term never moves: what ends outside working time
 * has to be done at the last working moment before it. Hours are configuration (R58); the days off are those of the Algemene
 * termijnenwet, art. 3.
 */
import { z } from 'zod'
import { Instant } from './shapes.ts'

export const OfficeHours = z.strictObject({
  /** IANA name of the zone in which days and hours are meant. */
  zone: z.string().min(1).max(64),
  /** ISO weekdays: 1 is Monday. */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  opens: z.string().regex(/^\d{2}:\d{2}$/),
  closes: z.string().regex(/^\d{2}:\d{2}$/),
})
export type OfficeHours = z.infer<typeof OfficeHours>

/** In the order of a list by term. */
export const DueGroup = z.enum(['overdue', 'today', 'tomorrow', 'this_week', 'next_week', 'after'])
export type DueGroup = z.infer<typeof DueGroup>
export const DueBoundary = z.strictObject({ group: DueGroup, before: Instant.nullable() })
export type DueBoundary = z.infer<typeof DueBoundary>

const dayMs = 86_400_000

/** The calendar day of an instant in the office's zone: `2026-11-23`. */
export function dayOf(at: number, hours: OfficeHours): string {
  return partsOf(at, hours.zone).day
}

export function nextDay(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** ISO weekday, 1 to 7. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function isWorkingDay(day: string, hours: OfficeHours): boolean {
  return hours.days.includes(weekdayOf(day)) && !isDayOff(day)
}

/** The first working day that is not before this one. */
export function workingDayFrom(day: string, hours: OfficeHours): string {
  let found = day
  while (!isWorkingDay(found, hours)) found = nextDay(found)
  return found
}

/** The working day so many working days after an instant. */
export function workingDayAfter(at: number, days: number, hours: OfficeHours): string {
  let day = dayOf(at, hours)
  for (let left = days; left > 0; left -= 1) day = workingDayFrom(nextDay(day), hours)
  return day
}

export const opensAt = (day: string, hours: OfficeHours): number => instantOf(day, hours.opens, hours.zone)
export const closesAt = (day: string, hours: OfficeHours): number => instantOf(day, hours.closes, hours.zone)

/** The last moment of working time that is not after `at`. */
export function lastWorkingMoment(at: number, hours: OfficeHours): number {
  for (let day = dayOf(at, hours); ; day = nextDay(day, -1)) {
    if (isWorkingDay(day, hours) && opensAt(day, hours) < at) return Math.min(at, closesAt(day, hours))
  }
}

/** The first moment of working time that is not before `at`. */
export function nextWorkingMoment(at: number, hours: OfficeHours): number {
  for (let day = dayOf(at, hours); ; day = nextDay(day)) {
    if (isWorkingDay(day, hours) && at < closesAt(day, hours)) return Math.max(at, opensAt(day, hours))
  }
}

/** Working time between two instants in milliseconds; 0 when the second is not later. Looks at most so many days ahead. */
export function workingMsBetween(from: number, to: number, hours: OfficeHours, mostDays = 400): number {
  let sum = 0
  for (let day = dayOf(from, hours), n = 0; n < mostDays && opensAt(day, hours) < to; day = nextDay(day), n += 1) {
    if (!isWorkingDay(day, hours)) continue
    sum += Math.max(0, Math.min(to, closesAt(day, hours)) - Math.max(from, opensAt(day, hours)))
  }
  return sum
}

/**
 * Where the groups of a list by term end, as ends of terms: everything in `today` has its last working moment today. Ascending; the
 * last group has no end. A group that can hold nothing (tomorrow is a day off) ends where the one before it does.
 */
export function dueBoundaries(now: number, hours: OfficeHours): DueBoundary[] {
  const today = dayOf(now, hours)
  const monday = nextDay(today, 8 - weekdayOf(today))
  const startOf = (day: string) => opensAt(workingDayFrom(day, hours), hours)
  return [
    { group: 'overdue', before: nextWorkingMoment(now, hours) },
    { group: 'today', before: startOf(nextDay(today)) },
    { group: 'tomorrow', before: startOf(nextDay(today, 2)) },
    // On a Sunday the week ends before the day after does.
    { group: 'this_week', before: Math.max(startOf(monday), startOf(nextDay(today, 2))) },
    { group: 'next_week', before: startOf(nextDay(monday, 7)) },
    { group: 'after', before: null },
  ]
}

export function instantOf(day: string, time: string, zone: string): number {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  // The offset at the instant itself; twice, for the guess may lie on the other side of a change of the clocks.
  const guess = wanted - offsetAt(wanted, zone)
  return wanted - offsetAt(guess, zone)
}

function offsetAt(at: number, zone: string): number {
  const { day, time } = partsOf(at, zone)
  return Date.parse(`${day}T${time}Z`) - Math.floor(at / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function partsOf(at: number, zone: string): { day: string; time: string } {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    formats.set(zone, format)
  }
  const [day = '', time = ''] = format.format(at).split(' ')
  return { day, time }
}

function isDayOff(day: string): boolean {
  const year = Number(day.slice(0, 4))
  return daysOff(year).has(day)
}

const known = new Map<number, ReadonlySet<string>>()

/** New Year, Good Friday, Easter Monday, King's Day, 5 May, Ascension, Whit Monday, both days of Christmas. */
function daysOff(year: number): ReadonlySet<string> {
  const made = known.get(year)
  if (made) return made
  const easter = easterOf(year)
  const king = `${String(year)}-04-27`
  const days = new Set([
    `${String(year)}-01-01`,
    nextDay(easter, -2),
    nextDay(easter),
    weekdayOf(king) === 7 ? nextDay(king, -1) : king,
    `${String(year)}-05-05`,
    nextDay(easter, 39),
    nextDay(easter, 50),
    `${String(year)}-12-25`,
    `${String(year)}-12-26`,
  ])
  known.set(year, days)
  return days
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easterOf(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  const month = String(Math.floor(f / 31)).padStart(2, '0')
  return `${String(year)}-${month}-${String((f % 31) + 1).padStart(2, '0')}`
}
