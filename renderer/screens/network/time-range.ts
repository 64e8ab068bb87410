/** Which ties fall in a period. Uncertain dates count where they may fall; ties without a date are asked for apart (R44). */
import type { TieRow } from '../../../src/contract/links.ts'
import type { Span } from '../../../src/contract/shapes.ts'

/** Steps of one length, from the first moment that a tie names to the last. */
export interface TimeAxis {
  readonly unit: 'day' | 'month' | 'year'
  /** Where each step begins; the last number is where the last step ends. */
  readonly edges: readonly number[]
  /** How many ties may fall in each step. */
  readonly counts: readonly number[]
}

/** Steps shown, the last one included. */
export interface TimeRange {
  readonly first: number
  readonly last: number
}

const mostSteps = 48

/** Undefined when no tie has a date. */
export function axisOf(ties: readonly TieRow[]): TimeAxis | undefined {
  const spans = ties.flatMap(tie => tie.span ?? [])
  const moments = spans.flatMap(({ from, until }) => [from, until]).filter(moment => moment !== null)
  if (moments.length === 0) return undefined
  const [from, until] = [Math.min(...moments), Math.max(...moments)]
  for (const unit of ['day', 'month', 'year'] as const) {
    const edges = edgesOf(unit, from, until)
    if (edges.length > mostSteps + 1 && unit !== 'year') continue
    const steps = edges.slice(0, -1)
    const counts = steps.map(
      (_, step) => spans.filter(span => mayFall(span, edges, { first: step, last: step })).length,
    )
    return { unit, edges, counts }
  }
  return undefined
}

export function wholeRange(axis: TimeAxis): TimeRange {
  return { first: 0, last: axis.counts.length - 1 }
}

export function isWhole(axis: TimeAxis, { first, last }: TimeRange): boolean {
  return first === 0 && last === axis.counts.length - 1
}

/** A tie without a date is in the range when those are asked for. */
export function isInRange(tie: TieRow, axis: TimeAxis | undefined, range: TimeRange, withUndated: boolean): boolean {
  if (axis === undefined) return true
  if (tie.span === null) return withUndated
  return mayFall(tie.span, axis.edges, range)
}

/** One step earlier or later; a range of everything first loses the step at its other end. */
export function shifted(axis: TimeAxis, { first, last }: TimeRange, by: 1 | -1): TimeRange {
  const end = axis.counts.length - 1
  if (isWhole(axis, { first, last }) && end > 0) return by === 1 ? { first: 1, last } : { first, last: end - 1 }
  const step = by === 1 ? Math.min(1, end - last) : -Math.min(1, first)
  return { first: first + step, last: last + step }
}

function mayFall(span: Span, edges: readonly number[], { first, last }: TimeRange): boolean {
  const [begins, ends] = [edges[first] ?? -Infinity, edges[last + 1] ?? Infinity]
  return (span.from ?? -Infinity) < ends && (span.until ?? Infinity) >= begins
}

const dayMs = 86_400_000

function edgesOf(unit: TimeAxis['unit'], from: number, until: number): number[] {
  const start = new Date(from)
  const at = (step: number): number => {
    switch (unit) {
      case 'day':
        return Math.floor(from / dayMs) * dayMs + step * dayMs
      case 'month':
        return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + step)
      case 'year':
        return Date.UTC(start.getUTCFullYear() + step, 0)
    }
  }
  const edges = [at(0)]
  // More years than a person lives through: a date that is open to all sides is not drawn year by year.
  const limit = unit === 'year' ? 200 : mostSteps + 2
  for (let step = 1; step <= limit; step++) {
    edges.push(at(step))
    if (at(step) > until) break
  }
  return edges
}
