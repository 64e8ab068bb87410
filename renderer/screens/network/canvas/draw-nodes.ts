/** Icon and name of each point. The shape itself is drawn on the graphics card. */
import { kindIcons } from '../../../components/entity-kinds.ts'
import type { Point } from '../geometry.ts'
import type { SceneNode } from '../scene.ts'
import { faded, type Colours } from './colours.ts'
import { smallestRead } from './draw-lines.ts'
import { drawIcon, drawWords, twoLines, type Pen } from './pen.ts'
import { radius } from './shape-program.ts'

const widest = 146

export function drawNode(pen: Pen, node: SceneNode, at: Point, scale: number, colours: Colours): void {
  const strong = colours.kind[node.kind].strong
  const shade = (colour: string): string => (node.isFaded ? faded(colour, colours.paper) : colour)
  pen.save()
  pen.translate(at.x, at.y)
  pen.scale(scale, scale)
  if (node.isSelected) drawRing(pen, colours.focus)
  drawIcon(pen, kindIcons[node.kind], { x: 0, y: 0 }, 18, shade(strong))
  if (node.isPinned) drawPin(pen, shade(colours.ink), shade(colours.surface))
  if (scale >= smallestRead) drawNames(pen, node, colours, shade)
  pen.restore()
}

function drawNames(pen: Pen, node: SceneNode, colours: Colours, shade: (colour: string) => string): void {
  const strong = { font: `600 13px ${colours.font}`, colour: shade(colours.ink), halo: colours.paper, most: widest }
  const plain = { ...strong, font: `400 12px ${colours.font}`, colour: shade(colours.quiet) }
  let y = radius + 17
  for (const words of twoLines(pen, node.name, strong.font, widest)) {
    drawWords(pen, words, { x: 0, y }, strong)
    y += 15
  }
  for (const words of node.under) {
    drawWords(pen, words, { x: 0, y }, plain)
    y += 15
  }
}

function drawRing(pen: Pen, colour: string): void {
  pen.beginPath()
  pen.arc(0, 0, radius + 6, 0, 2 * Math.PI)
  pen.lineWidth = 2
  pen.strokeStyle = colour
  pen.stroke()
}

/** Put down by a person: stays when the rest is laid out anew. */
function drawPin(pen: Pen, colour: string, surface: string): void {
  const middle = { x: radius - 3, y: 3 - radius }
  pen.beginPath()
  pen.arc(middle.x, middle.y, 8, 0, 2 * Math.PI)
  pen.fillStyle = surface
  pen.fill()
  drawIcon(pen, 'lock', middle, 11, colour)
}
