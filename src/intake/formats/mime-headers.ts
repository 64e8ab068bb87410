/**
 * Header fields of a message or part, read leniently: unfolded, 8-bit text decoded, parameters with RFC 2231 pieces joined. What is
 * wrong in a header must not make its body vanish, so a line that cannot be a header ends the header.
 */
import { decodeWords } from 'postal-mime'
import { byteText, startsWith, u8 } from './bytes.ts'
import { decodeText } from './charset.ts'

export interface Header {
  /** Lower case. */
  readonly name: string
  /** Unfolded, 8-bit text decoded, encoded words still encoded. */
  readonly value: string
}

export interface HeaderBlock {
  readonly headers: readonly Header[]
  readonly bodyStart: number
}

export interface Parameterised {
  /** What stands before the first semicolon, lower case, without spaces. */
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
}

const fieldLine = /^([!-9;-~]+)[ \t]*:(.*)$/s
/** A parameter that lost the white space in front of it when somebody folded the line. */
const strayParameter = /^[\w*.-]+\s*=/

/** Reads header lines from `start`; the body begins after the first empty line, or at the first line that is no header. */
export function readHeaders(bytes: Uint8Array, start: number, end: number): HeaderBlock {
  const lines: string[] = []
  let at = skipEnvelope(bytes, start, end)
  while (at < end) {
    const newline = bytes.indexOf(0x0a, at)
    const next = newline < 0 || newline >= end ? end : newline + 1
    const line = lineText(bytes.subarray(at, next))
    if (line === '') {
      at = next
      break
    }
    const folded = /^[ \t]/.test(line)
    const previous = lines.at(-1)
    if (previous !== undefined && (folded || (!fieldLine.test(line) && continues(previous, line)))) {
      lines[lines.length - 1] = `${previous} ${line.trim()}`
    } else if (fieldLine.test(line) || (folded && fieldLine.test(line.trimStart()))) {
      lines.push(line.trimStart())
    } else {
      break
    }
    at = next
  }
  return { headers: lines.map(headerOf), bodyStart: at }
}

export function headerValue(headers: readonly Header[], name: string): string | null {
  return headers.find(header => header.name === name)?.value ?? null
}

/** Encoded words decoded (RFC 2047). */
export function decodedHeader(headers: readonly Header[], name: string): string | null {
  const value = headerValue(headers, name)
  return value === null ? null : decodeWords(value).trim()
}

export function parameterised(text: string): Parameterised {
  const [head = '', ...rest] = splitOutsideQuotes(text)
  const pieces = new Map<string, { value: string; extended: boolean }>()
  for (const piece of rest) {
    const equals = piece.indexOf('=')
    const name = piece.slice(0, equals).trim().toLowerCase()
    if (equals < 0 || name === '' || pieces.has(name)) continue
    pieces.set(name, { value: unquoted(piece.slice(equals + 1).trim()), extended: name.endsWith('*') })
  }
  return {
    value: head
      .replace(/\([^)]*\)/g, '')
      .replace(/\s+/g, '')
      .toLowerCase(),
    parameters: joined(pieces),
  }
}

/** A byte order mark, empty lines and the "From " line of a mailbox file may stand before the first header. */
function skipEnvelope(bytes: Uint8Array, start: number, end: number): number {
  let at = startsWith(bytes, [0xef, 0xbb, 0xbf], start) ? start + 3 : start
  while (at < end && (u8(bytes, at) === 0x0a || u8(bytes, at) === 0x0d)) at++
  const envelope =
    startsWith(bytes, [0x46, 0x72, 0x6f, 0x6d, 0x20], at) || startsWith(bytes, [0x3e, 0x46, 0x72, 0x6f, 0x6d, 0x20], at)
  if (!envelope) return at
  const newline = bytes.indexOf(0x0a, at)
  return newline < 0 || newline >= end ? end : newline + 1
}

function lineText(line: Uint8Array): string {
  const text = byteText(line).replace(/[\r\n]+$/, '')
  // Raw 8-bit text in headers is UTF-8 by RFC 6532, and anything else in practice.
  return line.some(byte => byte >= 0x80 || byte === 0x1b) ? decodeText(line, null).text.replace(/[\r\n]+$/, '') : text
}

function continues(previous: string, line: string): boolean {
  return /;\s*$/.test(previous) || strayParameter.test(line)
}

function headerOf(line: string): Header {
  const found = fieldLine.exec(line)
  return { name: (found?.[1] ?? '').toLowerCase(), value: (found?.[2] ?? '').trim() }
}

function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    if (quoted && character === '\\') {
      piece += character + (text[++i] ?? '')
    } else {
      if (character === '"') quoted = !quoted
      if (character === ';' && !quoted) {
        pieces.push(piece)
        piece = ''
      } else {
        piece += character
      }
    }
  }
  return [...pieces, piece]
}

function unquoted(value: string): string {
  // A comment stands apart; brackets in the middle of a name do not.
  if (!value.startsWith('"')) return value.replace(/\s+\([^)]*\)$/, '')
  const close = value.length > 1 && value.endsWith('"') ? -1 : value.length
  return value.slice(1, close).replace(/\\(.)/g, '$1')
}

/** RFC 2231: `name*0*=utf-8''a%20`, `name*1=b`, `name*=…`; and the encoded words that are not allowed there but common. */
function joined(pieces: ReadonlyMap<string, { value: string; extended: boolean }>): Map<string, string> {
  const result = new Map<string, string>()
  for (const [name, piece] of pieces) {
    const base = name.replace(/\*.*$/, '')
    if (base === name) result.set(name, result.get(name) ?? decodeWords(piece.value))
    else if (name === `${base}*`) result.set(base, percentDecoded(piece.value, null))
    else if (/\*0\*?$/.test(name)) result.set(base, continued(base, pieces))
  }
  return result
}

function continued(base: string, pieces: ReadonlyMap<string, { value: string; extended: boolean }>): string {
  let charset: string | null = null
  let whole = ''
  for (let i = 0; i < 100; i++) {
    const plain = pieces.get(`${base}*${i}`)
    const extended = pieces.get(`${base}*${i}*`)
    const piece = extended ?? plain
    if (piece === undefined) break
    if (i === 0 && extended !== undefined) charset = charsetOf(piece.value)
    whole +=
      extended === undefined
        ? encodeURIComponent(piece.value.toWellFormed())
        : i === 0
          ? afterCharset(piece.value)
          : piece.value
  }
  return percentDecoded(whole, charset)
}

function charsetOf(value: string): string | null {
  return /^([^']*)'[^']*'/.exec(value)?.[1] ?? null
}

function afterCharset(value: string): string {
  return value.replace(/^[^']*'[^']*'/, '')
}

function percentDecoded(value: string, charset: string | null): string {
  const declared = charset ?? charsetOf(value)
  const rest = charset === null ? afterCharset(value) : value
  const bytes: number[] = []
  for (let i = 0; i < rest.length; i++) {
    const hex = rest[i] === '%' ? /^[0-9a-f]{2}/i.exec(rest.slice(i + 1, i + 3))?.[0] : undefined
    if (hex === undefined) {
      bytes.push(...new TextEncoder().encode(rest[i] ?? ''))
    } else {
      bytes.push(Number.parseInt(hex, 16))
      i += 2
    }
  }
  return decodeText(Uint8Array.from(bytes), declared === '' ? null : declared).text
}
