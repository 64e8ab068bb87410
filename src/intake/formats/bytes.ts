/** Small reading of foreign bytes. Every read outside the array yields 0 or nothing, never an exception. */

export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

export function u16(bytes: Uint8Array, at: number): number {
  return u8(bytes, at) | (u8(bytes, at + 1) << 8)
}

export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0
}

/** Little-endian 64 bits as a number; above 2^53 the value is only "too large", which is all that callers ask. */
export function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) + u32(bytes, at + 4) * 0x1_0000_0000
}

export function startsWith(bytes: Uint8Array, pattern: ArrayLike<number>, at = 0): boolean {
  if (at < 0 || at + pattern.length > bytes.length) return false
  for (let i = 0; i < pattern.length; i++) if (bytes[at + i] !== pattern[i]) return false
  return true
}

/** First place of `pattern` in [from, to), or -1. Jumps from one first byte to the next, so cost follows how often that byte occurs. */
export function indexOf(bytes: Uint8Array, pattern: Uint8Array, from = 0, to = bytes.length): number {
  const first = u8(pattern, 0)
  let at = bytes.indexOf(first, from)
  while (at >= 0 && at + pattern.length <= to) {
    if (startsWith(bytes, pattern, at)) return at
    at = bytes.indexOf(first, at + 1)
  }
  return -1
}

export function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** One character a byte, so that offsets in the text are offsets in the bytes. For syntax, not for people. */
export function byteText(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return byteDecoder.decode(bytes.subarray(from, to))
}
const byteDecoder = new TextDecoder('windows-1252')

export function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

export interface Splice {
  readonly start: number
  readonly end: number
  readonly bytes: Uint8Array
}

/** The same bytes with each range replaced; everything outside the ranges stays where it was, byte for byte. Ranges in order. */
export function spliced(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const pieces: Uint8Array[] = []
  let at = 0
  for (const splice of splices) {
    pieces.push(bytes.subarray(at, splice.start), splice.bytes)
    at = splice.end
  }
  pieces.push(bytes.subarray(at))
  return concat(pieces)
}
