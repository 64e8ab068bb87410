/** A way between two people, as steps to say and as points and lines to show. */
import type { EntityId, RelationId } from '../../../src/contract/ids.ts'
import type { PathStep, TieRow } from '../../../src/contract/links.ts'

type End = TieRow['from']

export interface PathPart {
  /** The two that this step is between, in the order of the way. */
  readonly ends: readonly [End, End]
  readonly step: PathStep
  /** The tie goes against the way: from the second to the first. */
  readonly isTurned: boolean
}

export function partsOf(path: readonly PathStep[], start: EntityId): PathPart[] {
  let here: EntityId = start
  return path.map(step => {
    const [left, right] = endsOf(step)
    const isTurned = left.id !== here
    const ends = isTurned ? ([right, left] as const) : ([left, right] as const)
    here = ends[1].id
    return { ends, step, isTurned }
  })
}

function endsOf(step: PathStep): readonly [End, End] {
  return step.type === 'tie' ? [step.tie.from, step.tie.to] : step.connection.between
}

export function tiesOf(path: readonly PathStep[]): TieRow[] {
  return path.flatMap(step => (step.type === 'tie' ? [step.tie] : step.connection.ties))
}

export interface Highlight {
  readonly nodes: ReadonlySet<EntityId>
  /** Any relation of a tie: a path is looked for in everything, the picture holds one case. */
  readonly relations: ReadonlySet<RelationId>
}

export function highlightOf(path: readonly PathStep[]): Highlight {
  const ties = tiesOf(path)
  return {
    nodes: new Set(ties.flatMap(tie => [tie.from.id, tie.to.id])),
    relations: new Set(ties.flatMap(tie => tie.relations)),
  }
}

export function isOn(highlight: Highlight | null, tie: TieRow): boolean {
  return highlight !== null && tie.relations.some(relation => highlight.relations.has(relation))
}

/** Distinct root origins of the whole way: each counts once (R20). */
export function originsOf(path: readonly PathStep[]): number {
  return new Set(tiesOf(path).flatMap(tie => tie.origins)).size
}

const codes = ['H0', 'H1', 'H2', 'H3'] as const

/** The strictest code of everything that it rests on (R27). */
export function handlingOf(path: readonly PathStep[]): (typeof codes)[number] {
  const found = new Set(tiesOf(path).map(tie => tie.inherited.handling))
  return codes.findLast(code => found.has(code)) ?? 'H2'
}
