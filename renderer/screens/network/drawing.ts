/** What of a network is a point, what a line and what only an area behind them (R35, R43). */
import type { Network, NetworkNode, TieRow } from '../../../src/contract/links.ts'
import type { EntityId } from '../../../src/contract/ids.ts'
import type { LayoutInput, Places } from './layout.ts'

export interface DrawnLine {
  readonly tie: TieRow
  /** Which of the lines between the same two it is, from the middle outwards: 0, 1, -1, 2 … */
  readonly aside: number
  /** Information 4, or not weighed yet, by every origin. */
  readonly isUncertain: boolean
  /** A source lets nothing go on without asking. */
  readonly isHeld: boolean
}

/** People who stay at one place: context. It is no line, and nothing leads through it. */
export interface DrawnArea {
  readonly place: NetworkNode
  readonly members: readonly EntityId[]
  readonly ties: readonly TieRow[]
}

export interface Drawing {
  readonly nodes: readonly NetworkNode[]
  readonly lines: readonly DrawnLine[]
  readonly areas: readonly DrawnArea[]
}

export function drawingOf(network: Network): Drawing {
  const nodes = new Map(network.nodes.map(node => [node.id, node]))
  const isContext = (tie: TieRow): boolean => contextEnd(tie, nodes) !== undefined
  const ties = network.ties.filter(tie => !isContext(tie))
  const areas = areasOf(network.ties.filter(isContext), nodes)
  const drawn = new Set<EntityId>(ties.flatMap(tie => [tie.from.id, tie.to.id]))
  const behind = new Set<EntityId>(areas.map(area => area.place.id))
  return {
    nodes: network.nodes.filter(node => drawn.has(node.id) || (!behind.has(node.id) && !node.context)),
    lines: linesOf(ties),
    areas,
  }
}

/** The end of a tie that is only where people are: an azc, a town, or a place where somebody lives. */
function contextEnd(tie: TieRow, nodes: ReadonlyMap<EntityId, NetworkNode>): NetworkNode | undefined {
  return [tie.from, tie.to]
    .map(end => nodes.get(end.id))
    .find(node => node?.kind === 'location' && (node.context || (!tie.evidence && hasPerson(tie))))
}

function hasPerson(tie: TieRow): boolean {
  return tie.from.kind === 'person' || tie.to.kind === 'person'
}

function areasOf(ties: readonly TieRow[], nodes: ReadonlyMap<EntityId, NetworkNode>): DrawnArea[] {
  const byPlace = Map.groupBy(ties, tie => contextEnd(tie, nodes))
  return [...byPlace].flatMap(([place, own]) => {
    if (place === undefined) return []
    const others = own.flatMap(tie => [tie.from, tie.to].filter(end => end.id !== place.id && end.kind === 'person'))
    return [{ place, ties: own, members: [...new Set(others.map(end => end.id))].sort() }]
  })
}

function linesOf(ties: readonly TieRow[]): DrawnLine[] {
  const between = new Map<string, number>()
  return ties.map(tie => {
    const pair = [tie.from.id, tie.to.id].sort().join()
    const nth = between.get(pair) ?? 0
    between.set(pair, nth + 1)
    const away = Math.ceil(nth / 2) * (nth % 2 === 1 ? 1 : -1)
    return {
      tie,
      // Seen from the same end, whichever way the tie goes.
      aside: away === 0 ? 0 : tie.from.id < tie.to.id ? away : -away,
      isUncertain: !tie.grades.some(({ grades }) => grades.some(grade => grade !== null && grade.information !== '4')),
      isHeld: isHeld(tie),
    }
  })
}

export function isHeld(tie: TieRow): boolean {
  return tie.inherited.handling === 'H2' || tie.inherited.handling === 'H3'
}

/** One for each origin, never averaged (R24): `B3 A3`, `? ?` where nobody weighed it. */
export function gradesOf(tie: TieRow): string[] {
  return tie.grades.map(({ grades }) => {
    const given = grades.filter(grade => grade !== null).map(grade => `${grade.source}${grade.information}`)
    return given.length === 0 ? '? ?' : [...new Set(given)].join(' ')
  })
}

export function layoutInputOf({ nodes, lines, areas }: Drawing, kept: Places): LayoutInput {
  return {
    ids: nodes.map(node => node.id),
    lines: lines.map(({ tie }) => ({ from: tie.from.id, to: tie.to.id })),
    areas: areas.map(area => area.members),
    kept,
  }
}
