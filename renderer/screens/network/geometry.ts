/** Points and boxes of the picture, in its own units: one unit is one pixel at 100 %. */
export interface Point {
  readonly x: number
  readonly y: number
}

export const zero: Point = { x: 0, y: 0 }

export function plus(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y }
}

export function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y }
}

export function times(a: Point, factor: number): Point {
  return { x: a.x * factor, y: a.y * factor }
}

export function lengthOf({ x, y }: Point): number {
  return Math.sqrt(x * x + y * y)
}

export function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce(plus, zero)
  return points.length === 0 ? zero : times(sum, 1 / points.length)
}

/** Corners of the smallest convex shape around the points, in turn; fewer than three points are given back as they are. */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  if (sorted.length < 3) return sorted
  const half = (walk: readonly Point[]): Point[] => {
    const chain: Point[] = []
    for (const point of walk) {
      while (chain.length >= 2 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  const corners = [...half(sorted), ...half(sorted.toReversed())]
  return corners.length === 0 ? sorted.slice(0, 1) : corners
}

function turn(a: Point = zero, b: Point = zero, c: Point = zero): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/** How far a point lies from a shape; 0 inside it. */
export function distanceTo(corners: readonly Point[], point: Point): number {
  const [first] = corners
  if (first === undefined) return Infinity
  const sides = corners.map((corner, at): [Point, Point] => [corner, corners[(at + 1) % corners.length] ?? corner])
  if (corners.length > 2 && sides.every(([a, b]) => turn(a, b, point) >= 0)) return 0
  return Math.min(...sides.map(([a, b]) => lengthOf(minus(point, nearestOn(a, b, point)))))
}

function nearestOn(a: Point, b: Point, point: Point): Point {
  const side = minus(b, a)
  const square = side.x * side.x + side.y * side.y
  if (square === 0) return a
  const along = ((point.x - a.x) * side.x + (point.y - a.y) * side.y) / square
  return plus(a, times(side, Math.min(1, Math.max(0, along))))
}
