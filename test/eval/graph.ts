/**
 * A graph of ties, undirected as in the program: counts, components and the answers to queries. `shown` is what the program's own path
 * search gives; it stops at four steps, `distance` does not.
 */
import { pathsBetween } from '../../src/links/index.ts'
import { placeOf, type Table } from './table.ts'

export interface Graph {
  readonly names: readonly string[]
  readonly places: ReadonlyMap<string, number>
  /** Neighbours without doubles and without the node itself. */
  readonly near: readonly ReadonlySet<number>[]
  /** Each pair once. */
  readonly steps: readonly { readonly a: string; readonly b: string; readonly step: null }[]
  readonly rows: number
  readonly loops: number
}

export type Answer =
  | {
      readonly kind: 'distance'
      readonly a: string
      readonly b: string
      /** Null: no path, or a name that is not in the graph. */
      readonly distance: number | null
      /** Steps that the program shows, null when it shows none; left out where the graph is too large for its search. */
      readonly shown?: number | null
    }
  /** Paths of at most three steps that pass nobody twice. */
  | { readonly kind: 'paths3'; readonly a: string; readonly b: string; readonly paths: number }
  /** Others within two steps of each, and of both. */
  | { readonly kind: 'hops2'; readonly a: string; readonly b: string | null; readonly sizes: readonly number[] }

export interface GraphReport {
  readonly nodes: number
  readonly edges: number
  readonly rows: number
  readonly loops: number
  readonly components: { readonly count: number; readonly largest: number; readonly sizes: readonly number[] }
  readonly queries: readonly Answer[]
}

/** The program's search looks at every step from every node; beyond this many it would measure patience. */
const searchedSteps = 20_000

export function graphOf(table: Table): Graph {
  const [source, target] = [placeOf(table, 'source'), placeOf(table, 'target')]
  const places = new Map<string, number>()
  const names: string[] = []
  const near: Set<number>[] = []
  const steps: { a: string; b: string; step: null }[] = []
  let loops = 0
  const placed = (name: string): number => {
    const known = places.get(name)
    if (known !== undefined) return known
    places.set(name, names.length)
    near.push(new Set())
    return names.push(name) - 1
  }
  for (const row of table.rows) {
    const [a, b] = [row[source]?.trim() ?? '', row[target]?.trim() ?? '']
    const [from, to] = [placed(a), placed(b)]
    if (from === to) loops++
    else if (!near[from]?.has(to)) {
      near[from]?.add(to)
      near[to]?.add(from)
      steps.push({ a, b, step: null })
    }
  }
  return { names, places, near, steps, rows: table.rows.length, loops }
}

export function reportOn(graph: Graph, queries: Table | null): GraphReport {
  const sizes = componentsOf(graph)
  return {
    nodes: graph.names.length,
    edges: graph.steps.length,
    rows: graph.rows,
    loops: graph.loops,
    components: { count: sizes.length, largest: sizes[0] ?? 0, sizes: sizes.slice(0, 100) },
    queries: queries === null ? [] : answersTo(graph, queries),
  }
}

function answersTo(graph: Graph, queries: Table): Answer[] {
  const [kind, a, b] = [placeOf(queries, 'kind'), placeOf(queries, 'a'), placeOf(queries, 'b')]
  return queries.rows.map(row => answer(graph, row[kind]?.trim() ?? '', row[a]?.trim() ?? '', row[b]?.trim() ?? ''))
}

export function answer(graph: Graph, kind: string, a: string, b: string): Answer {
  const [from, to] = [graph.places.get(a), graph.places.get(b)]
  switch (kind) {
    case 'distance':
      return {
        kind,
        a,
        b,
        distance: from === undefined || to === undefined ? null : distance(graph, from, to),
        ...shown(graph, a, b),
      }
    case 'paths3':
      return { kind, a, b, paths: from === undefined || to === undefined ? 0 : paths3(graph, from, to) }
    case 'hops2':
      return hops2(graph, a, b)
    default:
      throw new Error(`A query is distance, paths3 or hops2, not "${kind}"`)
  }
}

function shown(graph: Graph, a: string, b: string): { shown?: number | null } {
  if (graph.steps.length > searchedSteps) return {}
  return { shown: a === b && graph.places.has(a) ? 0 : (pathsBetween(a, b, graph.steps, 1).paths[0]?.length ?? null) }
}

/** Sizes, largest first. */
function componentsOf(graph: Graph): number[] {
  const seen = new Uint8Array(graph.names.length)
  const sizes: number[] = []
  for (const [start] of graph.names.entries()) {
    if (seen[start] === 1) continue
    seen[start] = 1
    const reached = [start]
    for (const at of reached) {
      for (const other of graph.near[at] ?? []) {
        if (seen[other] === 1) continue
        seen[other] = 1
        reached.push(other)
      }
    }
    sizes.push(reached.length)
  }
  return sizes.sort((a, b) => b - a)
}

function distance(graph: Graph, from: number, to: number): number | null {
  const seen = new Set([from])
  let edge = [from]
  for (let steps = 0; edge.length > 0; steps++) {
    if (seen.has(to)) return steps
    edge = edge.flatMap(at => [...(graph.near[at] ?? [])].filter(other => !seen.has(other) && seen.add(other)))
  }
  return null
}

function paths3(graph: Graph, from: number, to: number): number {
  if (from === to) return 0
  const [start, end] = [graph.near[from], graph.near[to]]
  if (!start || !end) return 0
  let paths = start.has(to) ? 1 : 0
  for (const first of start) {
    if (first === to) continue
    if (end.has(first)) paths++
    for (const second of graph.near[first] ?? []) if (second !== from && second !== to && end.has(second)) paths++
  }
  return paths
}

function hops2(graph: Graph, a: string, b: string): Answer {
  const balls = [a, b].filter(name => name !== '').map(name => within2(graph, graph.places.get(name)))
  const [left, right] = balls
  const both = left && right ? [[...left].filter(node => right.has(node)).length] : []
  return { kind: 'hops2', a, b: b === '' ? null : b, sizes: [...balls.map(ball => ball.size), ...both] }
}

function within2(graph: Graph, from: number | undefined): Set<number> {
  if (from === undefined) return new Set()
  const direct = [...(graph.near[from] ?? [])]
  const ball = new Set([...direct, ...direct.flatMap(at => [...(graph.near[at] ?? [])])])
  ball.delete(from)
  return ball
}
