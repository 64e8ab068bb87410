/**
 * What the pictures of one page show, laid out as they lie there, in grey: for reading a scan where no canvas exists. Text and lines
 * that the page draws itself are not in it: text is read as text.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { limits } from '../limits.ts'
import { isPicture, shadeOf, type Picture } from './pdf-picture.ts'
import { after, inverseOf, type Matrix } from './matrix.ts'

/** One byte a pixel, 0 is black, rows from the top. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

interface Placed {
  readonly picture: Picture
  /** From the unit square of the picture to points of the page. */
  readonly matrix: Matrix
}

/** Null when the page shows no picture that can be decoded. */
export async function pageRaster(pdf: PDFDocumentProxy, number: number): Promise<Raster | null> {
  const page = await pdf.getPage(number)
  try {
    const placed = await picturesOn(page)
    const scale = scaleFor(page, placed)
    return scale === null ? null : laidOut(page, placed, scale)
  } finally {
    page.cleanup()
  }
}

async function picturesOn(page: PDFPageProxy): Promise<Placed[]> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const operators = await page.getOperatorList()
  const placed: Placed[] = []
  const outer: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const place = async (what: unknown, by: Matrix): Promise<void> => {
    const picture = await decoded(page, what)
    if (picture !== null) placed.push({ picture, matrix: by })
  }
  for (const [at, operator] of operators.fnArray.entries()) {
    const given: unknown = operators.argsArray[at]
    const operands: unknown[] = Array.isArray(given) ? given : []
    if (operator === OPS.save) outer.push(matrix)
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = outer.pop() ?? matrix
    else if (operator === OPS.transform) matrix = after(matrix, operands)
    else if (operator === OPS.paintFormXObjectBegin) {
      outer.push(matrix)
      matrix = after(matrix, operands[0])
    } else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject)
      await place(operands[0], matrix)
    else if (operator === OPS.paintImageMaskXObject) await place(asMask(operands[0]), matrix)
    else if (operator === OPS.paintImageMaskXObjectGroup && Array.isArray(operands[0]))
      // Strips of one scan, brought together by the library.
      for (const strip of operands[0]) await place(asMask(strip), after(matrix, fieldOf(strip, 'transform')))
  }
  return placed
}

/** Of a stencil the library hands over name or bits in `data`. */
function asMask(what: unknown): unknown {
  const data = fieldOf(what, 'data')
  return typeof data === 'string' ? data : what
}

function fieldOf(what: unknown, name: string): unknown {
  return typeof what === 'object' && what !== null ? Reflect.get(what, name) : undefined
}

/** A picture that comes by name is decoded while the page is taken apart: it may not be there yet, and one that fails never comes. */
async function decoded(page: PDFPageProxy, what: unknown): Promise<Picture | null> {
  const found = typeof what === 'string' ? await named(page, what) : what
  const picture = typeof fieldOf(found, 'data') === 'string' ? null : found
  return isPicture(picture) ? picture : null
}

function named(page: PDFPageProxy, name: string): Promise<unknown> {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs
  const found = Promise.withResolvers<unknown>()
  const limit = setTimeout(() => found.resolve(null), limits.pdf.pageMs)
  objects.get(name, (picture: unknown) => found.resolve(picture))
  return found.promise.finally(() => clearTimeout(limit))
}

/** Pixels a point, so that the finest picture keeps its own; fewer where the page would become too large. */
function scaleFor(page: PDFPageProxy, placed: readonly Placed[]): number | null {
  const { width, height } = page.getViewport({ scale: 1 })
  const finest = Math.max(
    0,
    ...placed.map(({ picture, matrix: [a, b] }) => picture.width / Math.max(Math.hypot(a, b), Number.EPSILON)),
  )
  if (finest === 0 || !(width > 0) || !(height > 0)) return null
  return Math.min(finest, Math.sqrt(limits.pdf.pagePixels / (width * height)))
}

function laidOut(page: PDFPageProxy, placed: readonly Placed[], scale: number): Raster {
  const view = page.getViewport({ scale })
  const [width, height] = [Math.max(1, Math.floor(view.width)), Math.max(1, Math.floor(view.height))]
  const grey = new Uint8Array(width * height).fill(255)
  for (const { picture, matrix } of placed) {
    const onto = after(after([1, 0, 0, 1, 0, 0], view.transform), matrix)
    const back = inverseOf(onto)
    if (back === null) continue
    const [left, top, right, bottom] = boundsOf(onto)
    const shade = shadeOf(picture)
    const [a, b, c, d, e, f] = back
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y++)
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, Math.ceil(right)); x++) {
        // Middle of the pixel, in the unit square of the picture, whose rows run from the top.
        const across = a * (x + 0.5) + c * (y + 0.5) + e
        const up = b * (x + 0.5) + d * (y + 0.5) + f
        if (across < 0 || across >= 1 || up <= 0 || up > 1) continue
        const value = shade(Math.floor(across * picture.width), Math.floor((1 - up) * picture.height))
        if (value >= 0) grey[y * width + x] = value
      }
  }
  return { width, height, grey }
}

function boundsOf([a, b, c, d, e, f]: Matrix): [number, number, number, number] {
  const xs = [e, e + a, e + c, e + a + c]
  const ys = [f, f + b, f + d, f + b + d]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
