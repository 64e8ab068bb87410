/** Which point an arrow key goes to: the nearest in that direction, never by importance (R43). */
import type { Point } from './geometry.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

const along: Readonly<Record<Direction, (way: Point) => number>> = {
  left: way => -way.x,
  right: way => way.x,
  up: way => -way.y,
  down: way => way.y,
}

/**
 * The nearest within a quarter turn around the direction; where nobody stands there, the one on that side that lies least aside.
 * Undefined when nothing is on that side. Equally near ones go by id.
 */
export function nearestIn(
  direction: Direction,
  from: string,
  places: Readonly<Record<string, Point>>,
): string | undefined {
  const here = places[from]
  if (here === undefined) return Object.keys(places).sort()[0]
  const candidates = Object.entries(places).flatMap(([id, place]) => {
    const way = { x: place.x - here.x, y: place.y - here.y }
    const ahead = along[direction](way)
    if (id === from || ahead <= 0) return []
    const aside = Math.abs(direction === 'left' || direction === 'right' ? way.y : way.x)
    return [{ id, isAhead: aside <= ahead, cost: aside <= ahead ? Math.hypot(ahead, aside) : aside * 2 + ahead }]
  })
  return candidates.toSorted(
    (a, b) => Number(b.isAhead) - Number(a.isAhead) || a.cost - b.cost || (a.id < b.id ? -1 : 1),
  )[0]?.id
}
