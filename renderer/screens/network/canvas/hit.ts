/** What lies under the pointer, by what was drawn last. */
import { lengthOf, minus, type Point } from '../geometry.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface DrawnLabel<Id> {
  readonly id: Id
  readonly from: Point
  readonly to: Point
  /** The box of its words; null while it is too small to read. */
  readonly box: Box | null
}

export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** As far as a hand may miss a line. */
const slack = 7

/** Words before lines; of two lines the nearer. */
export function lineAt<Id>(drawn: readonly DrawnLabel<Id>[], at: Point): Id | undefined {
  const labelled = drawn.findLast(
    ({ box }) =>
      box !== null && at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height,
  )
  if (labelled !== undefined) return labelled.id
  const near = drawn.map(line => ({ id: line.id, far: distance(line, at) })).filter(({ far }) => far <= slack)
  return near.toSorted((a, b) => a.far - b.far)[0]?.id
}

function distance({ from, to }: { readonly from: Point; readonly to: Point }, at: Point): number {
  const way = minus(to, from)
  const square = way.x * way.x + way.y * way.y
  const along = square === 0 ? 0 : ((at.x - from.x) * way.x + (at.y - from.y) * way.y) / square
  const share = Math.min(1, Math.max(0, along))
  return lengthOf(minus(at, { x: from.x + way.x * share, y: from.y + way.y * share }))
}
