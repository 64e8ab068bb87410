/**
 * What ties two people together without anybody having said so: one contact point, one vehicle by its plate, one event, or the same
 * specific place on overlapping dates (R35, R42). Pure. Places where everybody lives, towns and houses of prayer carry nothing.
 */
import { overlapOf } from '../annotation/index.ts'
import type { Codebooks } from '../contract/codebooks.ts'
import type { TieRow } from '../contract/links.ts'

export interface Thing {
  readonly id: string
  readonly kind: TieRow['from']['kind']
  readonly subkind: string | null
  /** A vehicle with a number plate; a description never connects. */
  readonly plated: boolean
}

export interface Meeting {
  readonly left: TieRow
  readonly right: TieRow
  readonly via: TieRow['to']
  readonly kind: 'contact_point' | 'vehicle' | 'event' | 'place'
  readonly dates: 'same_day' | 'possible' | null
}

const carriers: Readonly<Partial<Record<string, Meeting['kind']>>> = {
  uses_contact_point: 'contact_point',
  uses_vehicle: 'vehicle',
  participated_in: 'event',
  was_at: 'place',
}

/** Whether a thing may tie two people at all. A place of an unknown kind does not. */
export function isCarrier(codebooks: Codebooks, thing: Thing): boolean {
  switch (thing.kind) {
    case 'contact_point':
    case 'event':
      return true
    case 'vehicle':
      return thing.plated
    case 'location':
      return isSpecificPlace(codebooks, thing.subkind)
    case 'person':
    case 'organisation':
      return false
  }
}

export function isSpecificPlace(codebooks: Codebooks, subkind: string | null): boolean {
  const kind = codebooks.locationKinds.find(row => row.code === subkind)
  return kind !== undefined && !kind.residential && !kind.tooCoarse && !kind.neverGraph && !kind.specialCategory
}

/** Where people live, or a place too large to meet in (R35, R42). */
export function isContextPlace(codebooks: Codebooks, subkind: string | null): boolean {
  const kind = codebooks.locationKinds.find(row => row.code === subkind)
  return kind !== undefined && (kind.residential || kind.tooCoarse === true)
}

/** Every meeting of two different people in these ties, each pair once, in the order given. */
export function meetingsIn(
  ties: readonly TieRow[],
  things: ReadonlyMap<string, Thing>,
  codebooks: Codebooks,
): Meeting[] {
  const usable = ties.filter(tie => {
    const thing = things.get(tie.to.id)
    return (
      carriers[tie.type] !== undefined &&
      tie.from.kind === 'person' &&
      tie.origins.length > 0 &&
      thing !== undefined &&
      isCarrier(codebooks, thing)
    )
  })
  return [...Map.groupBy(usable, tie => `${tie.type} ${tie.to.id}`).values()].flatMap(shared =>
    shared.flatMap((left, at) => shared.slice(at + 1).flatMap(right => meetingOf(left, right))),
  )
}

function meetingOf(left: TieRow, right: TieRow): Meeting[] {
  const kind = carriers[left.type]
  if (kind === undefined || left.from.id === right.from.id) return []
  if (kind !== 'place') return [{ left, right, via: left.to, kind, dates: null }]
  if (left.period === null || right.period === null) return []
  const dates = overlapOf(left.period, right.period)
  return dates === 'none' ? [] : [{ left, right, via: left.to, kind, dates }]
}

/** At most this many steps, as on the screen. */
export const longestPath = 4

export interface Step<S> {
  readonly a: string
  readonly b: string
  readonly step: S
}

/**
 * Every way from one person to another that meets nobody twice, the fewest steps first, otherwise in the order of the steps given;
 * no more than `most` of them. Only people from whom the end is still in reach are walked to.
 */
export function pathsBetween<S>(
  from: string,
  to: string,
  steps: readonly Step<S>[],
  most: number,
): { paths: S[][]; more: boolean } {
  if (from === to) return { paths: [], more: false }
  const at = new Map<string, Step<S>[]>()
  for (const step of steps) {
    for (const end of [step.a, step.b]) {
      const own = at.get(end)
      if (own) own.push(step)
      else at.set(end, [step])
    }
  }
  const distance = distancesTo(to, at)
  const paths: S[][] = []
  for (let length = 1; length <= longestPath && paths.length <= most; length++) {
    walk(from, length, new Set([from]), [])
  }
  return { paths: paths.slice(0, most), more: paths.length > most }

  function walk(here: string, left: number, met: ReadonlySet<string>, way: readonly S[]): void {
    for (const { a, b, step } of at.get(here) ?? []) {
      if (paths.length > most) return
      const other = a === here ? b : a
      if (other === to && left === 1) paths.push([...way, step])
      else if (other !== to && !met.has(other) && (distance.get(other) ?? longestPath) < left)
        walk(other, left - 1, new Set([...met, other]), [...way, step])
    }
  }
}

/** Steps from everybody to one, as far as a path may be. */
function distancesTo<S>(to: string, at: ReadonlyMap<string, readonly Step<S>[]>): ReadonlyMap<string, number> {
  const distance = new Map([[to, 0]])
  let edge = [to]
  for (let length = 1; length < longestPath && edge.length > 0; length++) {
    const next: string[] = []
    for (const here of edge) {
      for (const { a, b } of at.get(here) ?? []) {
        const other = a === here ? b : a
        if (distance.has(other)) continue
        distance.set(other, length)
        next.push(other)
      }
    }
    edge = next
  }
  return distance
}
