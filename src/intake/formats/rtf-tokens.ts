/** RTF (specification 1.9.1) as a stream of tokens. Nothing is kept but the place; a file that breaks off simply ends. */
import { byteText, u8 } from './bytes.ts'

export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `parameter` is null where none stands. */
  | { readonly kind: 'word'; readonly word: string; readonly parameter: number | null }
  | { readonly kind: 'symbol'; readonly symbol: string }
  /** Bytes of text, in the character set of the font. */
  | { readonly kind: 'text'; readonly bytes: Uint8Array }

const control = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y
const backslash = 0x5c

export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const text = byteText(bytes)
  let at = 0
  while (at < bytes.length) {
    const byte = u8(bytes, at)
    if (byte === 0x7b || byte === 0x7d) {
      yield byte === 0x7b ? { kind: 'open' } : { kind: 'close' }
      at++
    } else if (byte === backslash) {
      control.lastIndex = at
      const found = control.exec(text)
      if (found === null) at = yield* symbolAt(text, at)
      else {
        const parameter = found[2] === undefined ? null : Number(found[2])
        at += found[0].length
        // Raw bytes of a picture or object: whatever they look like, they are no RTF.
        if (found[1] === 'bin') at += Math.max(0, parameter ?? 0)
        else yield { kind: 'word', word: found[1] ?? '', parameter }
      }
    } else if (byte === 0x0d || byte === 0x0a) at++
    else {
      let end = at + 1
      while (end < bytes.length && isPlain(u8(bytes, end))) end++
      yield { kind: 'text', bytes: bytes.subarray(at, end) }
      at = end
    }
  }
}

function isPlain(byte: number): boolean {
  return byte !== backslash && byte !== 0x7b && byte !== 0x7d && byte !== 0x0d && byte !== 0x0a
}

function* symbolAt(text: string, at: number): Generator<RtfToken, number> {
  const symbol = text.charAt(at + 1)
  if (symbol !== "'") {
    yield { kind: 'symbol', symbol }
    return at + 2
  }
  const value = Number.parseInt(text.slice(at + 2, at + 4), 16)
  if (!Number.isNaN(value)) yield { kind: 'text', bytes: Uint8Array.of(value) }
  return at + 4
}
