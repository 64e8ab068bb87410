/** The words on each line: what kind of tie, the grade of each origin, a hand where a source holds it. */
import type { RelationId } from '../../../../src/contract/ids.ts'
import { lengthOf, minus, plus, times, type Point } from '../geometry.ts'
import type { SceneLine } from '../scene.ts'
import type { Colours } from './colours.ts'
import { meet, type Box, type DrawnLabel } from './hit.ts'
import { drawIcon, visible, type Pen } from './pen.ts'
import { radius } from './shape-program.ts'

/** Room between two lines of the same two, in units of the picture. */
export const besides = 26
const height = 19
/** Smaller than this nobody reads. */
export const smallestRead = 0.5

/** Tried in turn: where two lines cross, their words need not lie on each other. */
const places = [0.5, 0.38, 0.62, 0.28, 0.72]

/** `taken` are the boxes of words drawn before. */
export function drawLine(
  pen: Pen,
  line: SceneLine,
  ends: readonly [Point, Point],
  scale: number,
  colours: Colours,
  taken: readonly Box[],
): DrawnLabel<RelationId> {
  const [from, to] = aside(ends, line.aside * besides * scale)
  if (line.isDirected && !line.isFaded) drawHead(pen, line, from, to, scale, colours)
  const drawn = { id: line.id, from, to }
  if (scale < smallestRead || line.isFaded) return { ...drawn, box: null }
  const words = wordsOf(pen, line, colours)
  const size = { width: words.width * scale, height: (line.isHeld ? height + 20 : height) * scale }
  const boxes = places.map(share => {
    const at = plus(from, times(minus(to, from), share))
    return { ...size, x: at.x - size.width / 2, y: at.y - (height * scale) / 2 }
  })
  const box = boxes.find(each => !taken.some(other => meet(each, other))) ?? boxes[0] ?? { x: 0, y: 0, ...size }
  pen.save()
  pen.translate(box.x + box.width / 2, box.y + (height * scale) / 2)
  pen.scale(scale, scale)
  drawPill(pen, line, words, colours)
  if (line.isHeld) drawIcon(pen, 'condition', { x: 0, y: height / 2 + 11 }, 15, colours.hand)
  pen.restore()
  return { ...drawn, box }
}

interface Words {
  readonly plain: string
  readonly strong: string
  readonly text: string
  readonly gradesWidth: number
  readonly width: number
}

function wordsOf(pen: Pen, line: SceneLine, colours: Colours): Words {
  const [plain, strong, text] = [`400 11.5px ${colours.font}`, `500 11px ${colours.mono}`, visible(line.words)]
  pen.font = plain
  const wordsWidth = pen.measureText(text).width
  pen.font = strong
  const gradesWidth = pen.measureText(line.grades).width
  return { plain, strong, text, gradesWidth, width: wordsWidth + gradesWidth + 22 }
}

function aside([from, to]: readonly [Point, Point], by: number): [Point, Point] {
  const way = minus(to, from)
  const far = lengthOf(way)
  if (by === 0 || far === 0) return [from, to]
  // Left of the direction, as the graphics card has it, whose y goes up.
  const step = { x: (way.y / far) * by, y: (-way.x / far) * by }
  return [plus(from, step), plus(to, step)]
}

function drawPill(pen: Pen, line: SceneLine, words: Words, colours: Colours): void {
  const { plain, strong, text, gradesWidth, width } = words
  pen.beginPath()
  pen.roundRect(-width / 2, -height / 2, width, height, 3)
  pen.fillStyle = line.isSelected ? colours.accent : colours.surface
  pen.fill()
  pen.lineWidth = line.isOnPath ? 1.5 : 1
  pen.strokeStyle = line.isSelected || line.isOnPath ? colours.accent : colours.line
  pen.stroke()
  pen.fillStyle = line.isSelected ? colours.onAccent : colours.ink
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  pen.direction = 'ltr'
  pen.font = plain
  pen.fillText(text, 7 - width / 2, 0.5)
  pen.font = strong
  pen.fillText(line.grades, width / 2 - 7 - gradesWidth, 0.5)
}

function drawHead(pen: Pen, line: SceneLine, from: Point, to: Point, scale: number, colours: Colours): void {
  const way = minus(to, from)
  const far = lengthOf(way)
  if (far < (radius * 2 + 16) * scale) return
  const along = times(way, 1 / far)
  const tip = minus(to, times(along, (radius + 4) * scale))
  const base = minus(tip, times(along, 9 * scale))
  const side = { x: -along.y * 4.5 * scale, y: along.x * 4.5 * scale }
  pen.beginPath()
  for (const [at, point] of [tip, plus(base, side), minus(base, side)].entries()) {
    if (at === 0) pen.moveTo(point.x, point.y)
    else pen.lineTo(point.x, point.y)
  }
  pen.closePath()
  pen.fillStyle = line.isSelected || line.isOnPath ? colours.accent : colours.control
  pen.fill()
}
