/** What bytes look like before anybody has said what they are: marks, zeros, well-formed sequences. */
import { startsWith, u8 } from './bytes.ts'

/** How much is looked at where shares are counted. */
export const sampleBytes = 64 * 1024

/** A byte order mark decides, whatever is declared. */
export function markOf(bytes: Uint8Array): { label: string; length: number } | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { label: 'utf-8', length: 3 }
  if (startsWith(bytes, [0xff, 0xfe])) return { label: 'utf-16le', length: 2 }
  if (startsWith(bytes, [0xfe, 0xff])) return { label: 'utf-16be', length: 2 }
  return null
}

/** UTF-16 without a mark: Latin letters leave every other byte zero. */
export function looksWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length, sampleBytes) >> 1
  if (pairs < 2) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i++) {
    if (u8(bytes, 2 * i) === 0) even++
    if (u8(bytes, 2 * i + 1) === 0) odd++
  }
  if (odd * 10 >= pairs * 6 && even * 20 < pairs) return 'utf-16le'
  return even * 10 >= pairs * 6 && odd * 20 < pairs ? 'utf-16be' : null
}

/** In pieces that are thrown away: a text of hundreds of megabytes must not stand in memory twice. */
export function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const pieceBytes = 1024 * 1024
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes)
      decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte < 0x80)
}

export function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    const next = u8(bytes, at + 1)
    const last = u8(bytes, at + 2)
    if ((next === 0x24 && (last === 0x42 || last === 0x40)) || (next === 0x28 && last === 0x4a)) return true
  }
  return false
}

/** Well-formed sequences of two to four bytes. */
export function utf8Sequences(bytes: Uint8Array): number {
  let found = 0
  for (let i = 0; i < bytes.length; i++) {
    const lead = u8(bytes, i)
    const more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0
    if (more === 0) continue
    let good = true
    for (let k = 1; k <= more; k++) good &&= (u8(bytes, i + k) & 0xc0) === 0x80
    if (good) {
      found++
      i += more
    }
  }
  return found
}

/** U+FFFD that the author wrote: EF BF BD. */
export function ownReplacements(bytes: Uint8Array): number {
  let found = 0
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (u8(bytes, at + 1) === 0xbf && u8(bytes, at + 2) === 0xbd) found++
  }
  return found
}
