/**
 * Writes a message (RFC 5322, MIME) from what a program stored in a form of its own, so that one reader judges all messages alike.
 * Everything is ASCII on the outside: encoded words in headers, base64 around bodies.
 */
import { ascii, concat, indexOf } from './bytes.ts'
import { base64Lines } from './mime-transfer.ts'

export type WrittenHeader = readonly [name: string, value: string]

export interface WrittenPart {
  readonly headers: readonly WrittenHeader[]
  readonly body: Uint8Array
  /** A message stands as it is (RFC 2046, section 5.2.1); everything else is encoded. */
  readonly isMessage?: boolean
}

export function textPart(subtype: 'plain' | 'html', body: Uint8Array, charset: string | null): WrittenPart {
  const parameter = charset === null ? '' : `; charset=${charset}`
  return { headers: [['Content-Type', `text/${subtype}${parameter}`]], body }
}

export function multipart(subtype: 'mixed' | 'alternative', parts: readonly WrittenPart[]): WrittenPart {
  const written = parts.map(partBytes)
  const boundary = unusedBoundary(written)
  const pieces = written.flatMap(part => [ascii(`--${boundary}\r\n`), part, ascii('\r\n')])
  return {
    headers: [['Content-Type', `multipart/${subtype}; boundary="${boundary}"`]],
    body: concat([...pieces, ascii(`--${boundary}--\r\n`)]),
    isMessage: true,
  }
}

export function message(headers: readonly WrittenHeader[], content: WrittenPart): Uint8Array {
  return concat([headerBytes([...headers, ['MIME-Version', '1.0']]), partBytes(content)])
}

function partBytes(part: WrittenPart): Uint8Array {
  if (part.isMessage === true) return concat([headerBytes(part.headers), ascii('\r\n'), part.body])
  const headers: WrittenHeader[] = [...part.headers, ['Content-Transfer-Encoding', 'base64']]
  return concat([headerBytes(headers), ascii(`\r\n${base64Lines(part.body, '\r\n')}`)])
}

function headerBytes(headers: readonly WrittenHeader[]): Uint8Array {
  return ascii(headers.map(([name, value]) => `${name}: ${value}\r\n`).join(''))
}

/** A line that stands in none of the parts. Derived from their sizes, so that equal items give equal messages. */
function unusedBoundary(parts: readonly Uint8Array[]): string {
  const seed = parts.reduce((sum, part) => (sum * 31 + part.length) >>> 0, parts.length)
  for (let i = 0; ; i++) {
    const boundary = `=_deel_${((seed + i) >>> 0).toString(36)}`
    const mark = ascii(`--${boundary}`)
    if (!parts.some(part => indexOf(part, mark) >= 0)) return boundary
  }
}

/** One header value: what is not printable ASCII stands in encoded words (RFC 2047). */
export function headerText(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  if (/^[ -~]*$/.test(line) && !line.includes('=?')) return line
  return Array.from(line)
    .reduce<string[]>((words, character) => {
      const last = words.at(-1)
      if (last === undefined || last.length >= 12) words.push(character)
      else words[words.length - 1] = last + character
      return words
    }, [])
    .map(word => `=?utf-8?B?${btoa(String.fromCharCode(...new TextEncoder().encode(word)))}?=`)
    .join('\r\n ')
}

/** A parameter such as a file name (RFC 2231). */
export function headerParameter(name: string, value: string): string {
  return `${name}*=utf-8''${encodeURIComponent(value.toWellFormed()).replace(/['()*!]/g, character => `%${character.charCodeAt(0).toString(16)}`)}`
}
