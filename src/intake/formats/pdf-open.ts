/** Opens a PDF by pdf.js, without scripts, workers, canvas, fonts or addresses from outside. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Supplies, SupplyFolder } from '../supplies.ts'

export interface OpenHow {
  readonly password?: string | undefined
  /** False for one that is read for its words: pictures are then left where they are, as they would cost more than all else. */
  readonly pictures?: boolean
}

/** In pixels. What is smaller is a colour rather than a picture. */
const smallestPicture = 64

export async function openPdf(
  bytes: Uint8Array,
  supplies: Supplies,
  { password, pictures = true }: OpenHow = {},
): Promise<PDFDocumentProxy | 'password' | 'broken'> {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    ...(password === undefined ? {} : { password }),
    // Addresses that lead nowhere: everything the library may need comes through the factory.
    cMapUrl: 'cmap/',
    standardFontDataUrl: 'font/',
    wasmUrl: 'wasm/',
    BinaryDataFactory: suppliedBy(supplies),
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    ...(pictures ? {} : { maxImageSize: smallestPicture }),
    disableAutoFetch: true,
    stopAtErrors: false,
    verbosity: 0,
  })
  try {
    return await task.promise
  } catch (error) {
    await task.destroy()
    return error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken'
  }
}

/** What pdf.js would fetch: tables and decoders are handed in; fonts are not needed for text and pictures. */
const folders: Readonly<Record<string, SupplyFolder>> = { cMapUrl: 'character-maps', wasmUrl: 'pdf-decoders' }

function suppliedBy(
  supplies: Supplies,
): new () => { fetch(wanted: { kind: string; filename: string }): Promise<Uint8Array> } {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const folder = folders[kind]
      const found = folder === undefined ? null : await supplies.file(folder, filename)
      if (found === null) throw new Error('not supplied')
      return found
    }
  }
}
