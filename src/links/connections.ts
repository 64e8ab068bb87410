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

/** Fewest steps from one person to another; the first found in the order of the steps given. Undefined when there are none within the limit. */
export function shortestPath<S>(
  from: string,
  to: string,
  steps: readonly { readonly a: string; readonly b: string; readonly step: S }[],
): S[] | undefined {
  const ways = new Map<string, S[]>([[from, []]])
  let edge = [from]
  for (let length = 0; length < longestPath && edge.length > 0; length++) {
    const next: string[] = []
    for (const at of edge) {
      for (const { a, b, step } of steps) {
        const other = a === at ? b : b === at ? a : undefined
        if (other === undefined || ways.has(other)) continue
        const way = [...(ways.get(at) ?? []), step]
        if (other === to) return way
        ways.set(other, way)
        next.push(other)
      }
    }
    edge = next
  }
  return undefined
}
