/** Soft areas behind people who share a place, under all lines. */
import type { Point } from '../geometry.ts'
import type { SceneArea } from '../scene.ts'
import type { Colours } from './colours.ts'
import { smallestRead } from './draw-lines.ts'
import { reach, shapesAround, widened } from './outline.ts'
import { drawWords, type Pen } from './pen.ts'

/** Everything in pixels of the screen; `others` are those who do not share this place. */
export function drawArea(
  pen: Pen,
  area: SceneArea,
  members: readonly Point[],
  others: readonly Point[],
  scale: number,
  colours: Colours,
): void {
  const unit = (points: readonly Point[]) => points.map(({ x, y }) => ({ x: x / scale, y: y / scale }))
  pen.save()
  pen.scale(scale, scale)
  for (const corners of shapesAround(unit(members), unit(others))) {
    const shape = widened(corners, reach)
    pen.globalAlpha = 0.6
    pen.fillStyle = colours.areaSoft
    pen.fill(shape)
    pen.globalAlpha = 1
    pen.lineWidth = 1
    pen.setLineDash([3, 4])
    pen.strokeStyle = colours.area
    pen.stroke(shape)
    pen.setLineDash([])
    if (scale >= smallestRead) drawName(pen, area, corners, colours)
  }
  pen.restore()
}

function drawName(pen: Pen, area: SceneArea, corners: readonly Point[], colours: Colours): void {
  const xs = corners.map(corner => corner.x)
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2
  // Within the shape, above whoever stands highest: outside it the words would lie over lines and their labels.
  const top = Math.min(...corners.map(corner => corner.y)) - reach
  const style = { halo: colours.paper, most: 260 }
  drawWords(
    pen,
    area.name,
    { x: middle, y: top + 14 },
    { ...style, font: `600 12.5px ${colours.font}`, colour: colours.area },
  )
  drawWords(
    pen,
    area.under,
    { x: middle, y: top + 29 },
    { ...style, font: `400 12px ${colours.font}`, colour: colours.quiet },
  )
}
