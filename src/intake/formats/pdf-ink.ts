/**
 * Which letters of a page nobody sees, though its text says them: covered by something opaque that was painted later, drawn in the colour
 * of what lies under them, or not drawn at all. Told from the page's own painting, in its order.
 */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { inverseOf, onto } from './matrix.ts'
import { paintedOn, type Paint, type PlacedLetter } from './pdf-painter.ts'
import { isInside } from './pdf-path.ts'

export type Unseen = 'covered' | 'unseen'

export interface Glyph {
  readonly text: string
  readonly unseen: Unseen | null
}

/** Looks under letters of one page; a drawing with more than that is not looked at further. */
const mostLooks = 20_000_000

/** Every letter in the order in which the page writes it. `markers`: ids of annotations that mark words without covering them. */
export async function glyphsOf(page: PDFPageProxy, markers: ReadonlySet<string>): Promise<Glyph[]> {
  const { paints, letters } = await paintedOn(page, markers)
  const looks = paints.map(paint => ({ paint, covers: coverOf(paint) }))
  let left = mostLooks
  return letters.map(letter => {
    left -= looks.length
    return { text: letter.text, unseen: left < 0 ? null : unseenBy(letter, looks) }
  })
}

interface Look {
  readonly paint: Paint
  readonly covers: (x: number, y: number) => boolean
}

function unseenBy(letter: PlacedLetter, looks: readonly Look[]): Unseen | null {
  let ground: string | null = '#ffffff'
  let hasPicture = false
  for (const { paint, covers } of looks) {
    if (!covers(letter.x, letter.y)) continue
    // A scan lies over or under the words that were read from it: such words are what the picture shows.
    if (paint.isPicture) hasPicture = true
    else if (paint.order > letter.order) return 'covered'
    if (paint.order < letter.order) ground = paint.colour
  }
  if (letter.isUndrawn) return hasPicture ? null : 'unseen'
  return isSameColour(letter.colour, ground) ? 'unseen' : null
}

function coverOf({ matrix, path, rule, clips }: Paint): (x: number, y: number) => boolean {
  const shapes = [{ matrix, path, rule }, ...clips].map(shape => ({ ...shape, back: inverseOf(shape.matrix) }))
  return (x, y) =>
    shapes.every(shape => {
      if (shape.back === null) return false
      const [atX, atY] = onto(shape.back, x, y)
      return isInside(shape.path, shape.rule, atX, atY)
    })
}

/** What differs less than the eye tells: eight of 255 in each colour. */
function isSameColour(one: string | null, other: string | null): boolean {
  const [first, second] = [channels(one), channels(other)]
  if (first === null || second === null) return false
  return first.every((value, i) => Math.abs(value - (second[i] ?? 0)) <= 8)
}

function channels(colour: string | null): number[] | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '')
  return found === null ? null : found.slice(1).map(pair => Number.parseInt(pair, 16))
}
