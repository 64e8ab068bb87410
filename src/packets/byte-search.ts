/**
 * The last look before a bag is frozen: removed words and reporters' names in every file, as UTF-8, UTF-16 and hex, also inside
 * compressed streams of PDF and ZIP (R29, R69; security design §12). It knows nothing of how the files were made.
 */
import { inflateRawSync, inflateSync } from 'node:zlib'

export interface SearchedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Path of the first file that holds one of the words; undefined when none does. */
export function findLeak(files: readonly SearchedFile[], words: readonly string[]): string | undefined {
  const needles = [...new Set(words)].flatMap(formsOf)
  return files.find(file => layersOf(file.bytes).some(layer => needles.some(needle => holds(layer, needle))))?.path
}

interface Needle {
  readonly bytes: Buffer
  /** A short word inside a longer one ("Jan" in "januari") is another word. */
  readonly whole: boolean
}

/** Fewer letters stand in every text; they say nothing. */
const leastLetters = 3
const longLetters = 6

function formsOf(word: string): Needle[] {
  const flat = word.replaceAll(/\s+/g, ' ').trim()
  const letters = flat.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (letters < leastLetters) return []
  return [...new Set([word, flat, flat.normalize('NFC'), flat.normalize('NFD')])].flatMap(text => {
    const utf8 = Buffer.from(text, 'utf8')
    const little = Buffer.from(text, 'utf16le')
    const big = Buffer.from(little).swap16()
    const escaped = Buffer.from(JSON.stringify(text).slice(1, -1), 'utf8')
    const hex = letters < longLetters ? [big] : [utf8, big]
    const digits = hex
      .flatMap(bytes => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()])
      .map(d => Buffer.from(d, 'latin1'))
    return [
      ...[utf8, escaped].map(bytes => ({ bytes, whole: letters < longLetters })),
      ...[little, big, ...digits].map(bytes => ({ bytes, whole: false })),
    ]
  })
}

function holds(layer: Buffer, { bytes, whole }: Needle): boolean {
  for (let at = layer.indexOf(bytes); at >= 0; at = layer.indexOf(bytes, at + 1)) {
    if (!whole || !(isWordByte(layer[at - 1]) || isWordByte(layer[at + bytes.length]))) return true
  }
  return false
}

/** ASCII letters and digits, and every byte of other letters in UTF-8. */
function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && (byte >= 0x80 || /[0-9A-Za-z]/.test(String.fromCharCode(byte)))
}

/** The bytes as they are, and whatever unpacks from them. */
function layersOf(bytes: Uint8Array): Buffer[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return [whole, ...(whole.subarray(0, 1_024).includes('%PDF-') ? pdfStreams(whole) : []), ...zipEntries(whole)]
}

/** A stream that does not inflate is kept as it stands in the file, which was searched already. */
export function pdfStreams(pdf: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue
    const start = at + 6 + (pdf[at + 6] === 0x0d ? 2 : 1)
    const inflated = unpacked(() =>
      inflateSync(pdf.subarray(start), { maxOutputLength: inflatedLimit, finishFlush: 2 }),
    )
    if (inflated) found.push(inflated)
  }
  return found
}

const inflatedLimit = 64 * 1024 * 1024

function zipEntries(file: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (
    let at = file.indexOf('PK\u0003\u0004', 0, 'latin1');
    at >= 0;
    at = file.indexOf('PK\u0003\u0004', at + 4, 'latin1')
  ) {
    if (at + 30 > file.length || file.readUInt16LE(at + 8) !== 8) continue
    const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
    const inflated = unpacked(() =>
      inflateRawSync(file.subarray(start), { maxOutputLength: inflatedLimit, finishFlush: 2 }),
    )
    if (inflated) found.push(inflated)
  }
  return found
}

function unpacked(inflate: () => Buffer): Buffer | undefined {
  try {
    return inflate()
  } catch {
    return undefined
  }
}

/** How many pages a PDF of ours has: page objects, also in object streams. */
export function pagesOfPdf(bytes: Uint8Array): number {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = [whole, ...pdfStreams(whole)].reduce(
    (sum, layer) => sum + [...layer.toString('latin1').matchAll(/\/Type\s*\/Page(?![A-Za-z])/g)].length,
    0,
  )
  return Math.max(1, count)
}
