/** Moments to which work is put off: in working time, before the term ends. Pure. */
import {
  closesAt,
  dayOf,
  instantOf,
  lastWorkingMoment,
  nextDay,
  nextWorkingMoment,
  opensAt,
  workingDayAfter,
  workingDayFrom,
  type OfficeHours,
} from '../../../../src/contract/working-time.ts'

export type LaterName = 'hour' | 'afternoon' | 'nextDay' | 'twoDays' | 'week'
export interface LaterMoment {
  readonly name: LaterName
  readonly at: number
}

const hourMs = 3_600_000

/** Earliest first, without two that are the same; none when the term leaves no room. */
export function laterMoments(now: number, endsAt: number, hours: OfficeHours): LaterMoment[] {
  const today = dayOf(now, hours)
  const afternoon = instantOf(today, '13:00', hours.zone)
  const all: LaterMoment[] = [
    { name: 'hour', at: nextWorkingMoment(now + hourMs, hours) },
    ...(now < afternoon && afternoon < closesAt(today, hours) ? [{ name: 'afternoon' as const, at: afternoon }] : []),
    { name: 'nextDay', at: opensAt(workingDayAfter(now, 1, hours), hours) },
    { name: 'twoDays', at: opensAt(workingDayAfter(now, 2, hours), hours) },
    { name: 'week', at: opensAt(workingDayFrom(nextDay(today, 7), hours), hours) },
  ]
  const last = lastWorkingMoment(endsAt, hours)
  const seen = new Set<number>()
  return all
    .toSorted((a, b) => a.at - b.at)
    .filter(({ at }) => {
      const isNew = at > now && at <= last && !seen.has(at)
      seen.add(at)
      return isNew
    })
}
