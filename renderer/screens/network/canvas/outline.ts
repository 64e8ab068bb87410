/** The soft shape behind people who share a place: around all of them, or around each when somebody else stands between them. */
import { distanceTo, hullOf, type Point } from '../geometry.ts'

/** How far the shape reaches beyond the middle of a point: its two lines of words lie within. */
export const reach = 66

/** Groups of corners, each drawn as one rounded shape. Nobody else ever stands inside one. */
export function shapesAround(members: readonly Point[], others: readonly Point[]): Point[][] {
  const hull = hullOf(members)
  const isClear = others.every(other => distanceTo(hull, other) > reach)
  return isClear ? [hull] : members.map(member => [member])
}

/** The outline of corners widened by `by`, with round ends; for one corner a circle. */
export function widened(corners: readonly Point[], by: number): Path2D {
  const path = new Path2D()
  const [only] = corners
  if (only !== undefined && corners.length === 1) path.arc(only.x, only.y, by, 0, 2 * Math.PI)
  else
    for (const [at, corner] of corners.entries()) {
      const before = corners.at(at - 1) ?? corner
      const after = corners[(at + 1) % corners.length] ?? corner
      path.arc(corner.x, corner.y, by, outward(before, corner), outward(corner, after))
    }
  path.closePath()
  return path
}

/** The angle that looks away from a side of a shape whose corners go round clockwise on the screen. */
function outward(from: Point, to: Point): number {
  return Math.atan2(to.y - from.y, to.x - from.x) - Math.PI / 2
}
