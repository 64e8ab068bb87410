/**
 * Places for the nodes of a picture: springs along lines, a push between all, a fixed number of rounds from fixed places. The same
 * network always gives the same picture, and nobody's place follows from how many lines he has (R43).
 */
export interface Point {
  readonly x: number
  readonly y: number
}

const rounds = 240
/** From here on springs take too long for a picture; a ring is readable in the list beside it. */
const springLimit = 300

export function layout(
  ids: readonly string[],
  lines: readonly { readonly from: string; readonly to: string }[],
  width: number,
  height: number,
): ReadonlyMap<string, Point> {
  const ring = ids.map((_, at) => {
    const turn = (2 * Math.PI * at) / Math.max(1, ids.length)
    return { x: Math.cos(turn), y: Math.sin(turn) }
  })
  const places = ids.length <= springLimit ? settle(ring, indexed(ids, lines)) : ring
  return new Map(fitted(places, width, height).map((place, at) => [ids[at] ?? '', place]))
}

function indexed(
  ids: readonly string[],
  lines: readonly { readonly from: string; readonly to: string }[],
): [number, number][] {
  const at = new Map(ids.map((id, place) => [id, place]))
  const pairs = new Map<string, [number, number]>()
  for (const line of lines) {
    const [a, b] = [at.get(line.from), at.get(line.to)]
    if (a === undefined || b === undefined || a === b) continue
    // Several lines between two pull like one: more of them say nothing about nearness.
    pairs.set(`${String(Math.min(a, b))} ${String(Math.max(a, b))}`, [a, b])
  }
  return [...pairs.values()]
}

function settle(start: readonly Point[], lines: readonly [number, number][]): Point[] {
  const ideal = 2 / Math.sqrt(Math.max(1, start.length))
  let places = start.map(point => ({ ...point }))
  for (let round = 0; round < rounds; round++) {
    const push = places.map((a, i) =>
      places.reduce((sum, b, j) => (i === j ? sum : plus(sum, repulsion(a, b, ideal))), { x: 0, y: 0 }),
    )
    for (const [i, j] of lines) {
      const [a, b] = [places[i], places[j]]
      if (!a || !b) continue
      const pull = attraction(a, b, ideal)
      push[i] = plus(push[i] ?? zero, pull)
      push[j] = plus(push[j] ?? zero, { x: -pull.x, y: -pull.y })
    }
    const step = 0.2 * (1 - round / rounds)
    places = places.map((place, i) => plus(place, shortened(push[i] ?? zero, step)))
  }
  return places
}

const zero: Point = { x: 0, y: 0 }
function plus(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y }
}
function repulsion(a: Point, b: Point, ideal: number): Point {
  const [x, y] = [a.x - b.x, a.y - b.y]
  const square = Math.max(x * x + y * y, 1e-4)
  return { x: (x * ideal * ideal) / square, y: (y * ideal * ideal) / square }
}
function attraction(a: Point, b: Point, ideal: number): Point {
  const [x, y] = [b.x - a.x, b.y - a.y]
  const distance = Math.sqrt(x * x + y * y)
  return { x: (x * distance) / ideal, y: (y * distance) / ideal }
}
function shortened(force: Point, most: number): Point {
  const length = Math.sqrt(force.x * force.x + force.y * force.y)
  return length <= most ? force : { x: (force.x / length) * most, y: (force.y / length) * most }
}

function fitted(places: readonly Point[], width: number, height: number): Point[] {
  const [xs, ys] = [places.map(place => place.x), places.map(place => place.y)]
  const scale = (value: number, all: readonly number[], size: number) => {
    const [low, high] = [Math.min(...all), Math.max(...all)]
    return high - low < 1e-6 ? size / 2 : ((value - low) / (high - low)) * size
  }
  return places.map(place => ({ x: Math.round(scale(place.x, xs, width)), y: Math.round(scale(place.y, ys, height)) }))
}
