/** Words and icons on a canvas. Text from outside is drawn by itself, in its own direction, with what cannot be seen made visible. */
import { foreignRuns } from '../../../components/foreign-runs.ts'
import { icons, type IconName } from '../../../components/icons.ts'
import type { Point } from '../geometry.ts'

export type Pen = CanvasRenderingContext2D

export function drawIcon(pen: Pen, name: IconName, middle: Point, size: number, colour: string): void {
  pen.save()
  pen.translate(middle.x - size / 2, middle.y - size / 2)
  pen.scale(size / 16, size / 16)
  pen.strokeStyle = colour
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const [path, width] of icons[name]) {
    pen.lineWidth = width ?? 1.5
    pen.stroke(new Path2D(path))
  }
  pen.restore()
}

export interface WordsStyle {
  readonly font: string
  readonly colour: string
  /** Drawn around the letters, so that a line behind them does not cross them out. */
  readonly halo?: string
  readonly most?: number
}

export function drawWords(pen: Pen, text: string, at: Point, { font, colour, halo, most }: WordsStyle): void {
  const seen = visible(text)
  pen.font = font
  pen.textAlign = 'center'
  pen.textBaseline = 'alphabetic'
  pen.direction = isRightToLeft(seen) ? 'rtl' : 'ltr'
  const words = most === undefined ? seen : shortened(pen, seen, most)
  if (halo !== undefined) {
    pen.strokeStyle = halo
    pen.lineWidth = 4
    pen.lineJoin = 'round'
    pen.strokeText(words, at.x, at.y)
  }
  pen.fillStyle = colour
  pen.fillText(words, at.x, at.y)
}

/** Up to two lines of at most that width, broken at a space where there is one. */
export function twoLines(pen: Pen, text: string, font: string, most: number): string[] {
  const seen = visible(text)
  pen.font = font
  if (pen.measureText(seen).width <= most) return [seen]
  const words = seen.split(' ')
  const fit = words.findLastIndex((_, at) => pen.measureText(words.slice(0, at + 1).join(' ')).width <= most)
  return fit === -1 ? [seen] : [words.slice(0, fit + 1).join(' '), words.slice(fit + 1).join(' ')]
}

export function visible(text: string): string {
  return foreignRuns(text)
    .map(({ text: part, code }) => (code === null ? part : `[${code}]`))
    .join('')
    .replaceAll(/\s+/g, ' ')
}

function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text)
}

/** Cut by whole characters; the full name stands in the list. */
function shortened(pen: Pen, text: string, most: number): string {
  if (pen.measureText(text).width <= most) return text
  const signs = [...text]
  let [few, many] = [0, signs.length]
  while (few < many) {
    const middle = Math.ceil((few + many) / 2)
    if (pen.measureText(`${signs.slice(0, middle).join('')}…`).width <= most) few = middle
    else many = middle - 1
  }
  return `${signs.slice(0, few).join('')}…`
}
