/** What the head of a picture says: how large it is, whether it is whole, and whether it tells where it was taken. Nothing is decoded. */
import { ascii, byteText, indexOf, startsWith, u16, u32, u8 } from './bytes.ts'

export interface ImageFacts {
  readonly width: number
  readonly height: number
  /** Exif that names a place (tag 0x8825). */
  readonly hasPlace: boolean
}

/** Null for a picture that is broken or cut off; undefined for a kind whose head is not read here. */
export function imageFacts(bytes: Uint8Array, kind: string): ImageFacts | null | undefined {
  switch (kind) {
    case 'image/png':
      return png(bytes)
    case 'image/jpeg':
      return jpeg(bytes)
    case 'image/gif':
      return bytes.length < 13 ? null : sized(u16(bytes, 6), u16(bytes, 8), false)
    case 'image/bmp':
      return bytes.length < 26 ? null : sized(u32(bytes, 18), Math.abs(u32(bytes, 22) | 0), false)
    case 'image/tiff':
      return tiff(bytes)
    case 'image/webp':
      return webp(bytes)
    default:
      return undefined
  }
}

function sized(width: number, height: number, hasPlace: boolean): ImageFacts | null {
  return width > 0 && height > 0 ? { width, height, hasPlace } : null
}

const big16 = (bytes: Uint8Array, at: number): number => (u8(bytes, at) << 8) | u8(bytes, at + 1)
const big32 = (bytes: Uint8Array, at: number): number => ((big16(bytes, at) << 16) | big16(bytes, at + 2)) >>> 0

/** Chunks to the end mark (ISO 15948, section 5). */
function png(bytes: Uint8Array): ImageFacts | null {
  if (byteText(bytes, 12, 16) !== 'IHDR') return null
  let hasPlace = false
  for (let at = 8; at + 12 <= bytes.length; at += 12 + big32(bytes, at)) {
    const type = byteText(bytes, at + 4, at + 8)
    if (type === 'eXIf') hasPlace ||= namesPlace(bytes.subarray(at + 8, at + 8 + big32(bytes, at)))
    if (type === 'IEND') return sized(big32(bytes, 16), big32(bytes, 20), hasPlace)
  }
  return null
}

/** Segments up to the scan, and an end mark somewhere behind it (ITU-T T.81, annex B). */
function jpeg(bytes: Uint8Array): ImageFacts | null {
  let size: { width: number; height: number } | null = null
  let hasPlace = false
  for (let at = 2; at + 4 <= bytes.length;) {
    if (u8(bytes, at) !== 0xff) return null
    const marker = u8(bytes, at + 1)
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) size = { height: big16(bytes, at + 5), width: big16(bytes, at + 7) }
    if (marker === 0xe1 && startsWith(bytes, ascii('Exif\0\0'), at + 4))
      hasPlace ||= namesPlace(bytes.subarray(at + 10, at + 2 + big16(bytes, at + 2)))
    if (marker === 0xda) {
      const isWhole = indexOf(bytes, Uint8Array.of(0xff, 0xd9), at) >= 0
      return size === null || !isWhole ? null : sized(size.width, size.height, hasPlace)
    }
    at += 2 + Math.max(2, big16(bytes, at + 2))
  }
  return null
}

/** RIFF chunks (RFC 9649). */
function webp(bytes: Uint8Array): ImageFacts | null {
  if (bytes.length < 30 || u32(bytes, 4) + 8 > bytes.length + 1) return null
  const exif = indexOf(bytes, ascii('EXIF'), 12)
  const hasPlace = exif >= 0 && namesPlace(bytes.subarray(exif + 8).subarray(0, u32(bytes, exif + 4)))
  switch (byteText(bytes, 12, 16)) {
    case 'VP8X':
      return sized(1 + u16(bytes, 24) + (u8(bytes, 26) << 16), 1 + u16(bytes, 27) + (u8(bytes, 29) << 16), hasPlace)
    case 'VP8L':
      return sized(1 + (u16(bytes, 21) & 0x3fff), 1 + ((u32(bytes, 21) >>> 14) & 0x3fff), hasPlace)
    case 'VP8 ':
      return sized(u16(bytes, 26) & 0x3fff, u16(bytes, 28) & 0x3fff, hasPlace)
    default:
      return null
  }
}

function tiff(bytes: Uint8Array): ImageFacts | null {
  const tags = firstDirectory(bytes)
  return tags === null ? null : sized(tags.get(256) ?? 0, tags.get(257) ?? 0, tags.has(0x8825))
}

function namesPlace(exif: Uint8Array): boolean {
  const body = startsWith(exif, ascii('Exif\0\0')) ? exif.subarray(6) : exif
  return firstDirectory(body)?.has(0x8825) === true
}

/** Numbers by tag (TIFF 6.0, section 2); null when the directory lies outside the file. */
function firstDirectory(bytes: Uint8Array): Map<number, number> | null {
  const isLittle = startsWith(bytes, [0x49, 0x49])
  const short = isLittle ? u16 : big16
  const long = isLittle ? u32 : big32
  const start = long(bytes, 4)
  const count = short(bytes, start)
  if (start < 8 || count === 0 || start + 2 + 12 * count > bytes.length) return null
  const tags = new Map<number, number>()
  for (let at = start + 2, left = count; left > 0; left--, at += 12)
    tags.set(short(bytes, at), short(bytes, at + 2) === 3 ? short(bytes, at + 8) : long(bytes, at + 8))
  return tags
}
