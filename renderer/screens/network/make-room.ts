/** Moves points just far enough apart for a shape and its name. What is fixed stays; the others make way. */
import type { Point } from './geometry.ts'

/** The room of one point: its shape of 44, up to four lines of words under it, and air. */
export const room = { width: 154, height: 118 } as const

const rounds = 80

/** Afterwards no two overlap, but for two that were both fixed. */
export function makeRoom(wanted: readonly Point[], fixed: readonly boolean[]): Point[] {
  const places = wanted.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
  for (let round = 0; round < rounds; round++) if (!pushedApart(places, fixed)) return places
  return seated(places, fixed)
}

interface Movable {
  x: number
  y: number
}

/** One round over all that overlap. False when nothing does. */
function pushedApart(places: Movable[], fixed: readonly boolean[]): boolean {
  let moved = false
  const cells = new Map<string, number[]>()
  for (const [index, place] of places.entries()) {
    for (const other of around(cells, place)) {
      const neighbour = places[other]
      if (neighbour === undefined || !overlaps(place, neighbour)) continue
      if (fixed[index] === true && fixed[other] === true) continue
      moved = true
      part(neighbour, place, fixed[other] === true, fixed[index] === true)
    }
    const key = cellOf(place)
    cells.set(key, [...(cells.get(key) ?? []), index])
  }
  return moved
}

/** Along the side where they overlap least; the later one to the right or below where they stand on one another. */
function part(first: Movable, second: Movable, isFirstFixed: boolean, isSecondFixed: boolean): void {
  const across = room.width - Math.abs(second.x - first.x)
  const down = room.height - Math.abs(second.y - first.y)
  const isAcross = across < down
  const sign = (isAcross ? second.x - first.x : second.y - first.y) < 0 ? -1 : 1
  const way = Math.max(1, isAcross ? across : down)
  const share = isFirstFixed || isSecondFixed ? way : Math.ceil(way / 2)
  const move = (place: Movable, by: number): void => {
    if (isAcross) place.x += by
    else place.y += by
  }
  if (!isFirstFixed) move(first, -sign * share)
  if (!isSecondFixed) move(second, sign * share)
}

/** The last resort: each on the nearest free seat around where it wants to be, the fixed ones first. */
function seated(places: readonly Point[], fixed: readonly boolean[]): Point[] {
  const cells = new Map<string, number[]>()
  const found: Point[] = []
  const take = (index: number, place: Point): void => {
    found[index] = place
    const key = cellOf(place)
    cells.set(key, [...(cells.get(key) ?? []), index])
  }
  const isFree = (place: Point) =>
    around(cells, place).every(other => {
      const taken = found[other]
      return taken === undefined || !overlaps(taken, place)
    })
  for (const [index, place] of places.entries()) if (fixed[index] === true) take(index, place)
  for (const [index, place] of places.entries()) {
    if (fixed[index] !== true) take(index, seatNear(place, isFree))
  }
  return found
}

/** Squares around a place, one seat further each time: there are always more seats than points. */
function seatNear(place: Point, isFree: (seat: Point) => boolean): Point {
  for (let ring = 0; ; ring++) {
    for (let row = -ring; row <= ring; row++) {
      for (let column = -ring; column <= ring; column++) {
        if (Math.max(Math.abs(row), Math.abs(column)) !== ring) continue
        const seat = { x: place.x + column * (room.width / 2), y: place.y + row * (room.height / 2) }
        if (isFree(seat)) return seat
      }
    }
  }
}

export function overlaps(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < room.width && Math.abs(a.y - b.y) < room.height
}

function cellOf({ x, y }: Point, columns = 0, rows = 0): string {
  return `${Math.floor(x / room.width) + columns} ${Math.floor(y / room.height) + rows}`
}

function around(cells: ReadonlyMap<string, readonly number[]>, place: Point): number[] {
  const steps = [-1, 0, 1]
  return steps.flatMap(columns => steps.flatMap(rows => cells.get(cellOf(place, columns, rows)) ?? []))
}
