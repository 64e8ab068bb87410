/** Content-Transfer-Encoding, both ways (RFC 2045, section 6). Decoding is lenient: what is no code is skipped or stays as it stands. */
import { ascii, byteText, u8 } from './bytes.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Int8Array(256).fill(-1)
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i

/** `bytes` as sent → as meant. Unknown encodings leave them as they are. */
export function transferDecoded(bytes: Uint8Array, encoding: string): Uint8Array {
  switch (encoding) {
    case 'base64':
      return fromBase64(bytes)
    case 'quoted-printable':
      return fromQuotedPrintable(bytes)
    case 'uuencode':
    case 'x-uuencode':
    case 'x-uue':
    case 'uue':
      return fromUuencode(bytes)
    default:
      return bytes
  }
}

/** The same `content`, written as `encoding` asks; lines end as `newline` says. Only ASCII survives where no encoding is named. */
export function transferEncoded(content: Uint8Array, encoding: string, newline: string): Uint8Array {
  if (encoding === 'base64') return ascii(base64Lines(content, newline))
  if (encoding === 'quoted-printable') return toQuotedPrintable(content)
  return content
}

export function fromBase64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(Math.ceil((bytes.length * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  let ended = false
  for (const byte of bytes) {
    const value = ended ? -1 : (values[byte] ?? -1)
    if (byte === 0x0a) ended = false
    if (value >= 0) {
      held = ((held << 6) | value) & 0xffffff
      bits += 6
      if (bits >= 8) {
        bits -= 8
        result[length++] = (held >> bits) & 0xff
      }
    } else if (byte === 0x3d) {
      // Padding ends a run; some programs glue several runs together, each on lines of its own.
      bits = 0
      ended = true
    }
  }
  return result.slice(0, length)
}

/** In lines of 76 characters. */
export function base64Lines(content: Uint8Array, newline: string): string {
  const lines: string[] = []
  for (let at = 0; at < content.length; at += 57)
    lines.push(btoa(String.fromCharCode(...content.subarray(at, at + 57))))
  return lines.join(newline)
}

function fromQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = u8(bytes, i)
    if (byte === 0x20 || byte === 0x09) {
      // White space at a line's end was added on the way (rule 3).
      let end = i
      while (u8(bytes, end) === 0x20 || u8(bytes, end) === 0x09) end++
      const atLineEnd = end < bytes.length && (u8(bytes, end) === 0x0d || u8(bytes, end) === 0x0a)
      if (!atLineEnd) for (; i < end; i++) result[length++] = u8(bytes, i)
      i = end - 1
    } else if (byte === 0x3d) {
      const soft = softBreak(bytes, i)
      const value = soft > 0 ? -1 : hexPair(bytes, i + 1)
      if (soft > 0) i = soft - 1
      else if (value >= 0) {
        result[length++] = value
        i += 2
      } else {
        result[length++] = byte
      }
    } else {
      result[length++] = byte
    }
  }
  return result.slice(0, length)
}

/** Place after `=` + white space + line end, or 0. A lone `=` at the very end is one too. */
function softBreak(bytes: Uint8Array, at: number): number {
  let end = at + 1
  while (u8(bytes, end) === 0x20 || u8(bytes, end) === 0x09) end++
  if (end >= bytes.length) return end
  if (u8(bytes, end) === 0x0d) return u8(bytes, end + 1) === 0x0a ? end + 2 : end + 1
  return u8(bytes, end) === 0x0a ? end + 1 : 0
}

function hexPair(bytes: Uint8Array, at: number): number {
  const text = byteText(bytes, at, at + 2)
  return /^[0-9a-f]{2}$/i.test(text) ? Number.parseInt(text, 16) : -1
}

function toQuotedPrintable(content: Uint8Array): Uint8Array {
  let text = ''
  let column = 0
  for (const byte of content) {
    const plain = (byte >= 0x21 && byte <= 0x7e && byte !== 0x3d) || byte === 0x20
    if (byte === 0x0d || byte === 0x0a) {
      text += String.fromCharCode(byte)
      column = 0
      continue
    }
    const piece = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (column + piece.length > 75) {
      text += '=\r\n'
      column = 0
    }
    text += piece
    column += piece.length
  }
  return ascii(text)
}

function fromUuencode(bytes: Uint8Array): Uint8Array {
  const result: number[] = []
  let inside = false
  for (const line of byteText(bytes).split(/\r?\n/)) {
    if (/^begin \d{3,4} /.test(line)) inside = true
    else if (/^end\s*$/.test(line)) break
    else if (inside) result.push(...uuLine(line))
  }
  return inside ? Uint8Array.from(result) : bytes
}

function uuLine(line: string): number[] {
  const digit = (at: number): number => ((line.charCodeAt(at) || 0x20) - 0x20) & 63
  const wanted = digit(0)
  const found: number[] = []
  for (let at = 1; found.length < wanted; at += 4) {
    const group = (digit(at) << 18) | (digit(at + 1) << 12) | (digit(at + 2) << 6) | digit(at + 3)
    found.push((group >> 16) & 255, (group >> 8) & 255, group & 255)
  }
  return found.slice(0, wanted)
}
