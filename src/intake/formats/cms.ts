/**
 * Signed data of S/MIME (CMS, RFC 5652): only what was signed is taken out, and nothing is checked. Lengths may be left open (BER), and
 * the content may come in pieces; both are what mail programs send.
 */
import { concat, startsWith, u8 } from './bytes.ts'

/** What a file of this family is; `signed` with what it holds, null where the content travels beside it. */
export type Cms =
  | { readonly kind: 'signed'; readonly content: Uint8Array | null }
  | { readonly kind: 'encrypted' | 'compressed' | 'other' }

const tags = { oid: 0x06, octets: 0x04, octetsInPieces: 0x24, sequence: 0x30, explicit: 0xa0 } as const
/** 1.2.840.113549.1.7 and 1.2.840.113549.1.9.16.1, whose next number says what it is. */
const pkcs7 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07]
const smime = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01]
const deepest = 16

interface Element {
  readonly tag: number
  readonly content: Uint8Array
}

/** Null for anything else. */
export function readCms(bytes: Uint8Array): Cms | null {
  const [outer] = elementsIn(bytes, 1)
  if (outer?.tag !== tags.sequence) return null
  const [type, wrapped] = elementsIn(outer.content, 2)
  const kind = type?.tag === tags.oid ? kindOf(type.content) : null
  if (kind === null) return null
  if (kind !== 'signed') return { kind }
  const [signed] = wrapped?.tag === tags.explicit ? elementsIn(wrapped.content, 1) : []
  // Version, digests, then what was signed (section 5.1).
  const inner = signed === undefined ? undefined : elementsIn(signed.content, 3)[2]
  const [, content] = inner?.tag === tags.sequence ? elementsIn(inner.content, 2) : []
  const [octets] = content?.tag === tags.explicit ? elementsIn(content.content, 1) : []
  return { kind, content: octets === undefined ? null : octetsOf(octets, 0) }
}

function kindOf(oid: Uint8Array): Cms['kind'] | null {
  if (startsWith(oid, pkcs7) && oid.length === pkcs7.length + 1) {
    const number = u8(oid, pkcs7.length)
    return number === 2 ? 'signed' : number === 3 || number === 4 || number === 6 ? 'encrypted' : 'other'
  }
  if (!startsWith(oid, smime) || oid.length !== smime.length + 1) return null
  const number = u8(oid, smime.length)
  return number === 23 ? 'encrypted' : number === 9 ? 'compressed' : 'other'
}

function octetsOf({ tag, content }: Element, depth: number): Uint8Array | null {
  if (tag === tags.octets) return content
  if (tag !== tags.octetsInPieces || depth > deepest) return null
  const pieces = elementsIn(content, Infinity).map(piece => octetsOf(piece, depth + 1))
  return pieces.includes(null) ? null : concat(pieces.filter(piece => piece !== null))
}

/** The first elements side by side; fewer where the bytes end or are no BER. */
function elementsIn(bytes: Uint8Array, most: number): Element[] {
  const found: Element[] = []
  for (let at = 0; at < bytes.length && found.length < most;) {
    const next = elementAt(bytes, at, 0)
    if (next === null || next.isEnd) break
    found.push(next)
    at = next.end
  }
  return found
}

function elementAt(bytes: Uint8Array, at: number, depth: number): (Element & { end: number; isEnd: boolean }) | null {
  const tag = u8(bytes, at)
  if (at + 2 > bytes.length || (tag & 0x1f) === 0x1f || depth > deepest) return null
  const first = u8(bytes, at + 1)
  if (first === 0x80) return openEnded(bytes, at, depth)
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 5) return null
  let length = first < 0x80 ? first : 0
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + u8(bytes, at + 2 + i)
  const start = at + 2 + lengthBytes
  // A file that is cut off gives what is there.
  return { tag, content: bytes.subarray(start, start + length), end: start + length, isEnd: tag === 0 && length === 0 }
}

/** Its elements, until one of two zeros (X.690, section 8.1.3.6). */
function openEnded(bytes: Uint8Array, at: number, depth: number): (Element & { end: number; isEnd: boolean }) | null {
  let end = at + 2
  while (end < bytes.length) {
    const next = elementAt(bytes, end, depth + 1)
    if (next === null) return null
    if (next.isEnd) return { tag: u8(bytes, at), content: bytes.subarray(at + 2, end), end: next.end, isEnd: false }
    end = next.end
  }
  return { tag: u8(bytes, at), content: bytes.subarray(at + 2), end: bytes.length, isEnd: false }
}
