/**
 * A PDF as pictures: read by pdf.js in a worker of its own, drawn to a canvas. No scripts, no forms, no links, no fonts of the system and none
 * of the file in the browser's own font code; the bounds are those of security.md §9. What is shown can be looked at and nothing else.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export const mostPages = 2_000
const mostPixels = 25_000_000
const longestDrawMs = 10_000
/** Of an image inside the file, in pixels. */
const largestImage = 100_000_000

export type Rotation = 0 | 90 | 180 | 270
export interface PageSize {
  readonly width: number
  readonly height: number
}
export interface OpenPdf {
  /** All pages of the file; only the first `mostPages` are shown. */
  readonly pageCount: number
  /** In points, upright as the file says, then turned. */
  readonly sizeOf: (page: number, rotation: Rotation) => Promise<PageSize>
  /** A fresh canvas `width` device pixels wide, fewer where the page would be too large. Rejects when cut off, broken or too slow. */
  readonly draw: (page: number, width: number, rotation: Rotation, cutOff: AbortSignal) => Promise<HTMLCanvasElement>
  readonly close: () => void
}

/** Rejects for a file that is no PDF, broken beyond reading, or locked with a password. The bytes are copied: the worker takes its own. */
export async function openPdf(bytes: Uint8Array, startWorker: () => Worker): Promise<OpenPdf> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const port = startWorker()
  const worker = pdfjs.PDFWorker.create({ port })
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    worker,
    // Names of folders of our own site; the factory below fetches from nowhere else.
    cMapUrl: 'cmaps/',
    standardFontDataUrl: 'standard_fonts/',
    wasmUrl: new URL('pdf/wasm/', document.baseURI).href,
    BinaryDataFactory: SiteFiles,
    useWorkerFetch: false,
    // The content policy compiles no WebAssembly: the decoders' plain form is used.
    useWasm: false,
    useSystemFonts: false,
    // Letters are drawn as outlines: the browser's own reader of fonts never sees a foreign one.
    disableFontFace: true,
    enableXfa: false,
    maxImageSize: largestImage,
    disableWorkerRendering: true,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  const end = (): void => {
    void task.destroy().finally(() => {
      worker.destroy()
      port.terminate()
    })
  }
  // A password is asked for where a file comes in, not where it is looked at.
  task.onPassword = () => void task.destroy()
  try {
    return opened(await task.promise, end)
  } catch (error) {
    end()
    throw error
  }
}

function opened(pdf: PDFDocumentProxy, end: () => void): OpenPdf {
  return {
    pageCount: pdf.numPages,
    async sizeOf(number, rotation) {
      const page = await pdf.getPage(number)
      const { width, height } = page.getViewport({ scale: 1, rotation: turned(page, rotation) })
      return { width, height }
    },
    async draw(number, width, rotation, cutOff) {
      const page = await pdf.getPage(number)
      cutOff.throwIfAborted()
      return drawPage(page, width, rotation, cutOff)
    },
    close: end,
  }
}

async function drawPage(
  page: PDFPageProxy,
  width: number,
  rotation: Rotation,
  cutOff: AbortSignal,
): Promise<HTMLCanvasElement> {
  const whole = page.getViewport({ scale: 1, rotation: turned(page, rotation) })
  const bound = Math.sqrt(mostPixels / (whole.width * whole.height))
  const viewport = page.getViewport({ scale: Math.min(width / whole.width, bound), rotation: turned(page, rotation) })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  const task = page.render({ canvas, viewport })
  const stop = (): void => task.cancel()
  const tooSlow = setTimeout(stop, longestDrawMs)
  cutOff.addEventListener('abort', stop, { once: true })
  try {
    await task.promise
    return canvas
  } finally {
    clearTimeout(tooSlow)
    cutOff.removeEventListener('abort', stop)
    page.cleanup()
  }
}

function turned(page: PDFPageProxy, rotation: Rotation): number {
  return (page.rotate + rotation) % 360
}

/** What pdf.js needs beside the file: tables and fonts that the build laid beside the page. */
class SiteFiles {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = kind === 'cMapUrl' ? 'cmaps' : kind === 'standardFontDataUrl' ? 'standard_fonts' : null
    if (folder === null || !/^[\w-]+\.(bcmap|pfb|ttf)$/.test(filename)) throw new Error('not a file of this program')
    const reply = await fetch(new URL(`pdf/${folder}/${filename}`, document.baseURI))
    if (!reply.ok) throw new Error('not a file of this program')
    return new Uint8Array(await reply.arrayBuffer())
  }
}
