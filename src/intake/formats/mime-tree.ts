/**
 * A message as a tree of byte ranges. Boundaries are counted before anything is decoded, because breadth is what mail libraries do
 * not limit (docs: security design §9). Ranges are exact, so that a nested message is its own bytes and a part can be replaced in place.
 */
import { limits } from '../limits.ts'
import { ascii, byteText, startsWith, u8 } from './bytes.ts'
import { headerValue, parameterised, readHeaders, type Header, type Parameterised } from './mime-headers.ts'

export interface MimePart {
  readonly headers: readonly Header[]
  readonly type: Parameterised
  readonly disposition: Parameterised
  readonly encoding: string
  /** Range of the body in the message, as sent. */
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly children: readonly MimePart[]
  /** Nested deeper than the limit: kept as it stands, not taken apart. */
  readonly tooDeep: boolean
  /** Bytes of a multipart outside its parts that hold more than the usual sentence. */
  readonly stray: number
}

/** Too many parts or too large headers: IMP-22. */
export class UnusualMail extends Error {}

/** Throws `UnusualMail`, nothing else. Cost: once over the bytes for each level of nesting. */
export function mimeTree(bytes: Uint8Array): MimePart {
  const counts = { parts: 0, headerBytes: 0 }
  return partOf(bytes, 0, bytes.length, 0, 'text/plain', counts)
}

function partOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  depth: number,
  defaultType: string,
  counts: { parts: number; headerBytes: number },
): MimePart {
  const { headers, bodyStart } = readHeaders(bytes, start, end)
  counts.headerBytes += bodyStart - start
  if (counts.headerBytes > limits.mail.headerBytes) throw new UnusualMail()
  const type = typeOf(headers, defaultType)
  const boundary = type.parameters.get('boundary')?.trimEnd() ?? ''
  const isMultipart = type.value.startsWith('multipart/')
  const tooDeep = isMultipart && depth >= limits.mail.depth
  const base = {
    headers,
    type,
    disposition: parameterised(headerValue(headers, 'content-disposition') ?? ''),
    encoding: encodingOf(headers),
    bodyStart,
    bodyEnd: end,
    tooDeep,
  }
  if (!isMultipart || tooDeep) return { ...base, children: [], stray: 0 }
  const inner = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const { ranges, stray } = segments(bytes, bodyStart, end, boundary)
  counts.parts += ranges.length
  if (counts.parts > limits.mail.parts) throw new UnusualMail()
  // A multipart in which no part begins is shown as the text it is.
  if (ranges.length === 0) return { ...base, type: { ...type, value: 'text/plain' }, children: [], stray: 0 }
  return {
    ...base,
    children: ranges.map(range => partOf(bytes, range.start, range.end, depth + 1, inner, counts)),
    stray,
  }
}

function typeOf(headers: readonly Header[], defaultType: string): Parameterised {
  const header = headerValue(headers, 'content-type')
  if (header === null || header.trim() === '') return { value: defaultType, parameters: new Map() }
  const type = parameterised(header)
  if (/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type.value)) return type
  const major = /^(text|multipart)\b/.exec(type.value)?.[1]
  const value = major === 'multipart' ? 'multipart/mixed' : major === 'text' ? 'text/plain' : 'application/octet-stream'
  return { ...type, value }
}

function encodingOf(headers: readonly Header[]): string {
  return (headerValue(headers, 'content-transfer-encoding') ?? '')
    .replace(/\(.*?\)|;.*$/g, '')
    .trim()
    .toLowerCase()
}

/** What programs write in front of the parts, for readers without MIME. Any other words there are words that nobody would see. */
function strayIn(bytes: Uint8Array, start: number, end: number): number {
  const size = Math.max(0, end - start)
  const sample = byteText(bytes, start, Math.min(end, start + 512))
  const usual = size <= 512 && /mime|multi-?part/i.test(sample)
  return usual || (size <= 512 && sample.trim() === '') ? 0 : size
}

function segments(
  bytes: Uint8Array,
  start: number,
  end: number,
  boundary: string,
): { ranges: { start: number; end: number }[]; stray: number } {
  if (boundary === '') return { ranges: [], stray: 0 }
  const mark = ascii(`--${boundary}`)
  const ranges: { start: number; end: number }[] = []
  let open = -1
  let closed = end
  let first = end
  for (const line of delimiters(bytes, start, end, mark)) {
    first = Math.min(first, line.start)
    if (open >= 0) ranges.push({ start: open, end: Math.max(open, line.start) })
    open = line.last ? -1 : line.next
    if (line.last) closed = line.next
    // Parts are counted while they are found: a message of a million boundaries costs no million ranges.
    if (ranges.length > limits.mail.parts) throw new UnusualMail()
    if (line.last) break
  }
  if (open >= 0) ranges.push({ start: open, end })
  return { ranges, stray: strayIn(bytes, start, first) + strayIn(bytes, closed, end) }
}

interface Delimiter {
  /** Where the part before it ends: the line break before a delimiter belongs to the delimiter (RFC 2046, section 5.1.1). */
  readonly start: number
  readonly next: number
  readonly last: boolean
}

function* delimiters(bytes: Uint8Array, from: number, end: number, mark: Uint8Array): Generator<Delimiter> {
  let at = bytes.indexOf(0x2d, from)
  while (at >= 0 && at + mark.length <= end) {
    const lineStart = at === from || u8(bytes, at - 1) === 0x0a
    if (lineStart && startsWith(bytes, mark, at)) {
      const line = restOfLine(bytes, at + mark.length, end)
      if (line !== null) {
        yield { start: beforeBreak(bytes, at, from), ...line }
        at = line.next - 1
      }
    }
    at = bytes.indexOf(0x2d, at + 1)
  }
}

/** After the boundary only `--` and white space may stand, else it is another boundary that begins alike. */
function restOfLine(bytes: Uint8Array, from: number, end: number): { next: number; last: boolean } | null {
  const last = startsWith(bytes, [0x2d, 0x2d], from)
  let at = from + (last ? 2 : 0)
  while (at < end && (u8(bytes, at) === 0x20 || u8(bytes, at) === 0x09 || u8(bytes, at) === 0x0d)) at++
  if (at >= end) return { next: end, last }
  return u8(bytes, at) === 0x0a ? { next: at + 1, last } : null
}

function beforeBreak(bytes: Uint8Array, at: number, from: number): number {
  if (at - 1 < from || u8(bytes, at - 1) !== 0x0a) return at
  return at - 2 >= from && u8(bytes, at - 2) === 0x0d ? at - 2 : at - 1
}
