/**
 * The words of one page that is only a picture, by Tesseract (WebAssembly, LSTM). Engine and language data are handed in; nothing is
 * fetched, kept or learnt. One page a call, in a process that reads nothing else: the process is the wall.
 */
import { gunzipSync } from 'fflate'
import { IMP } from '../../contract/error-codes/intake.ts'
import type { RecognitionLanguage, RecognitionReply } from '../../contract/recognition.ts'
import { limits } from '../limits.ts'
import { ascii, indexOf } from './bytes.ts'
import { refuse } from './document.ts'
import { imageFacts } from './image-facts.ts'
import { openPdf } from './pdf-open.ts'
import { shadeOf } from './pdf-picture.ts'
import { pageRaster, type Raster } from './pdf-raster.ts'
import { linesOf } from './recognised-lines.ts'
import { signatureOf } from './signatures.ts'
import type { Supplies } from '../supplies.ts'

export interface Recognition {
  /** From 1. */
  readonly page: number
  readonly languages: readonly RecognitionLanguage[]
}

/** Never throws and never rejects: what cannot be read is a refusal. Time and memory are bounded by the process around it. */
export async function recognise(bytes: Uint8Array, wanted: Recognition, supplies: Supplies): Promise<RecognitionReply> {
  try {
    const picture = await pictureFor(bytes, wanted.page, supplies)
    if ('kind' in picture) return picture
    const lines = await readLines(picture.bytes, wanted.languages, supplies)
    if (lines === null) return unread(refuse(IMP.imageBroken))
    return { kind: 'recognised', page: wanted.page, pages: picture.pages, ...lines }
  } catch {
    return unread(refuse(IMP.readerFailed, true))
  }
}

function pictureFor(
  bytes: Uint8Array,
  page: number,
  supplies: Supplies,
): Promise<PagePicture | RecognitionReply> | PagePicture | RecognitionReply {
  if (isPdf(bytes)) return pageOf(bytes, page, supplies)
  return isTiff(bytes) ? tiffPage(bytes, page) : pictureOf(bytes)
}

interface PagePicture {
  readonly pages: number
  /** In a form that the engine decodes: JPEG, PNG, WebP, BMP, PNM. */
  readonly bytes: Uint8Array
}

function isPdf(bytes: Uint8Array): boolean {
  return indexOf(bytes.subarray(0, 1_029), ascii('%PDF-')) >= 0
}

async function pageOf(bytes: Uint8Array, number: number, supplies: Supplies): Promise<PagePicture | RecognitionReply> {
  if (bytes.length > limits.pdf.bytes) return unread(refuse(IMP.tooLarge))
  const pdf = await openPdf(bytes, supplies)
  if (pdf === 'password') return unread(refuse(IMP.passwordNeeded))
  if (pdf === 'broken' || number > pdf.numPages) return unread(refuse(IMP.incomplete, false, { count: 0, of: 1 }))
  try {
    const raster = await pageRaster(pdf, number)
    return { pages: pdf.numPages, bytes: raster === null ? blank : greymapOf(raster) }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

function pictureOf(bytes: Uint8Array): PagePicture | RecognitionReply {
  const facts = imageFacts(bytes, signatureOf(bytes)?.mediaType ?? 'application/octet-stream')
  if (facts === null || facts === undefined) return unread(refuse(IMP.imageBroken))
  if (facts.width * facts.height > limits.pdf.pagePixels) return unread(refuse(IMP.imageBroken))
  return { pages: 1, bytes }
}

/** A page without a picture reads as a page without words. */
const blank = greymapOf({ width: 8, height: 8, grey: new Uint8Array(64).fill(255) })

const isTiff = (bytes: Uint8Array): boolean => /^(?:II\*\0|MM\0\*)/.test(String.fromCharCode(...bytes.subarray(0, 4)))

/** Fax and scanners send several pages in one file, in encodings that the engine's own decoder leaves out. */
async function tiffPage(bytes: Uint8Array, number: number): Promise<PagePicture | RecognitionReply> {
  const { default: tiff } = await import('utif2')
  const file = bytes.slice().buffer
  // Small versions of a page beside it are directories of their own, and say so (TIFF 6.0, NewSubfileType).
  const pages = tiff.decode(file).filter(({ t254 }) => !Array.isArray(t254) || t254[0] !== 1)
  const page = pages[number - 1]
  if (page === undefined) return unread(refuse(IMP.incomplete, false, { count: 0, of: 1 }))
  const [wide, high] = [numberOf(page['t256']), numberOf(page['t257'])]
  if (wide * high > limits.pdf.pagePixels || wide * high < 1) return unread(refuse(IMP.imageBroken))
  // The library decodes every JPEG as three colours and lays a grey one out as if it were one: told that it has three, it fits.
  if (numberOf(page['t259']) === jpegInTiff && (numberOf(page['t277']) || 1) === 1)
    Object.assign(page, { t277: [3], t258: [8, 8, 8], t262: [rgbInTiff] })
  tiff.decodeImage(file, page)
  const data = tiff.toRGBA8(page)
  const shade = shadeOf({ width: page.width, height: page.height, kind: 3, data })
  const grey = new Uint8Array(page.width * page.height)
  for (let at = 0; at < grey.length; at++) grey[at] = shade(at % page.width, Math.floor(at / page.width))
  return { pages: pages.length, bytes: greymapOf({ width: page.width, height: page.height, grey }) }
}

/** TIFF's number for JPEG as compression (Technical Note 2). */
const jpegInTiff = 7
/** And for three colours a pixel. */
const rgbInTiff = 2

function numberOf(value: unknown): number {
  return Array.isArray(value) ? Number(value[0]) : 0
}

/** Portable greymap (netpbm PGM, P5). */
function greymapOf({ width, height, grey }: Raster): Uint8Array {
  const head = ascii(`P5\n${width} ${height}\n255\n`)
  const file = new Uint8Array(head.length + grey.length)
  file.set(head)
  file.set(grey, head.length)
  return file
}

/** LSTM only: the data that come with the program hold nothing else. */
const engineMode = 1

async function readLines(
  picture: Uint8Array,
  languages: readonly RecognitionLanguage[],
  supplies: Supplies,
): Promise<ReturnType<typeof linesOf> | null> {
  const [engine, ...packed] = await Promise.all([
    supplies.file('recognition', 'engine.wasm'),
    ...languages.map(language => supplies.file('recognition', `${language}.traineddata.gz`)),
  ])
  if (!engine) throw new Error('the engine was not supplied')
  const { default: load } = await import('tesseract.js-core/tesseract-core-simd-lstm.js')
  const silent = (): void => undefined
  const core = await load({ wasmBinary: engine, locateFile: file => file, print: silent, printErr: silent })
  for (const [at, data] of packed.entries()) {
    if (data === null) throw new Error('a language was not supplied')
    core.FS.writeFile(`${languages[at] ?? ''}.traineddata`, gunzipSync(data))
  }
  const reader = new core.TessBaseAPI()
  if (reader.Init(null, languages.join('+'), engineMode) !== 0) throw new Error('the engine did not start')
  core.FS.writeFile('/input', picture)
  const upright = 1
  if (reader.SetImageFile(upright, 0) !== 0) return null
  reader.Recognize(null)
  const lines = linesOf(reader.GetTSVText(0))
  reader.End()
  return lines
}

function unread(refusal: ReturnType<typeof refuse>): RecognitionReply {
  if (refusal.kind !== 'refusal') throw new TypeError('not a refusal')
  return refusal
}
