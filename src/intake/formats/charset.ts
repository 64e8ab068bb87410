/**
 * Bytes → text, as declared or detected, with the choice stated (R49). Own rules over TextDecoder: a byte order mark decides,
 * then valid UTF-8, then what is declared, then the look of the bytes. Western text without a declaration is windows-1252.
 */
import * as mbcs from 'chardet/lib/encoding/mbcs.js'
import * as sbcs from 'chardet/lib/encoding/sbcs.js'
import { startsWith, u8 } from './bytes.ts'

export interface Decoded {
  readonly text: string
  readonly charset: { declared: string | null; used: string }
  /** Characters that could not be read and became U+FFFD. */
  readonly replaced: number
  /** The declaration was unknown or untrue, or the look of the bytes decided between scripts: IMP-23. */
  readonly uncertain: boolean
}

/** How much is looked at where statistics decide. */
const sampleBytes = 64 * 1024

export function decodeText(bytes: Uint8Array, claimed: string | null): Decoded {
  const declared = claimed?.slice(0, 255) ?? null
  const mark = markOf(bytes)
  if (mark !== null) return decoded(bytes.subarray(mark.length), declared, mark.label, false)
  const label = declared === null ? null : labelOf(declared)
  const unknown = declared !== null && label === null
  if (label === null || label === 'us-ascii')
    return detected(bytes, declared, unknown || (label !== null && !isAscii(bytes)))
  if (label === 'utf-8')
    return isUtf8(bytes) ? decoded(bytes, declared, label, false) : brokenUtf8(bytes, declared, true)
  // Two sequences that are valid UTF-8 do not come about by chance in a one-byte script: the declaration is untrue.
  if (isOneByte(label) && utf8Sequences(bytes) >= 2) return decoded(bytes, declared, 'utf-8', true)
  return decoded(bytes, declared, label, false)
}

/** The label as TextDecoder knows it; null when it knows none. `us-ascii` stays, because it is often untrue. */
function labelOf(declared: string): string | null {
  const plain = declared
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
  if (/^(us-)?ascii$|^ansi_x3\.4/.test(plain)) return 'us-ascii'
  if (plain === 'utf-7' || plain === 'unicode-1-1-utf-7') return 'utf-7'
  const bare = plain.replace(/^(x-|cs)/, '').replace(/[\s._-]+/g, '')
  const candidates = [plain, aliases.get(bare), bare.replace(/^(?:cp|ibm|ms|windows)(125\d|874)$/, 'windows-$1')]
  return candidates.find(candidate => candidate !== undefined && isKnown(candidate)) ?? null
}

/** Names that mail uses and the Encoding Standard does not list. */
const aliases = new Map<string, string>([
  ['eucjp', 'euc-jp'],
  ['shiftjis', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['ms932', 'shift_jis'],
  ['windows932', 'shift_jis'],
  ['iso2022jp', 'iso-2022-jp'],
  ['iso2022jp1', 'iso-2022-jp'],
  ['iso2022jp2', 'iso-2022-jp'],
  ['euckr', 'euc-kr'],
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp936', 'gbk'],
  ['cp950', 'big5'],
  ['tis620', 'windows-874'],
  ['iso88598i', 'iso-8859-8-i'],
  ['iso88598e', 'iso-8859-8'],
  ['macroman', 'macintosh'],
  ['utf16', 'utf-16le'],
  ['utf8', 'utf-8'],
])

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'replacement'
  } catch {
    return false
  }
}

function isOneByte(label: string): boolean {
  return /^(windows-125|iso-?8859|iso_8859|latin|l\d|cp125|koi8|macintosh)/.test(label)
}

function decoded(bytes: Uint8Array, declared: string | null, label: string, uncertain: boolean): Decoded {
  const utf7 = label === 'utf-7'
  const decoder = new TextDecoder(utf7 ? 'utf-8' : label, { ignoreBOM: true })
  const text = utf7 ? fromUtf7(bytes) : decoder.decode(bytes)
  const replaced = count(text, '\ufffd') - (label === 'utf-8' ? ownReplacements(bytes) : 0)
  return {
    text,
    charset: { declared, used: utf7 ? label : decoder.encoding },
    replaced: Math.max(0, replaced),
    uncertain,
  }
}

function detected(bytes: Uint8Array, declared: string | null, uncertain: boolean): Decoded {
  const wide = looksWide(bytes)
  if (wide !== null) return decoded(bytes, declared, wide, uncertain)
  if (hasJapaneseEscapes(bytes)) return decoded(bytes, declared, 'iso-2022-jp', uncertain)
  if (isUtf8(bytes)) return decoded(bytes, declared, 'utf-8', uncertain)
  return utf8Sequences(bytes) >= 2 ? brokenUtf8(bytes, declared, uncertain) : legacy(bytes, declared, uncertain)
}

/** Declared or mostly UTF-8, but not all of it: a few broken places are replaced, a text without one good sequence is something else. */
function brokenUtf8(bytes: Uint8Array, declared: string | null, uncertain: boolean): Decoded {
  const kept = decoded(bytes, declared, 'utf-8', true)
  return utf8Sequences(bytes) > kept.replaced ? kept : legacy(bytes, declared, uncertain)
}

function legacy(bytes: Uint8Array, declared: string | null, uncertain: boolean): Decoded {
  const sample = bytes.subarray(0, sampleBytes)
  const high = sample.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0)
  const letters = sample.reduce((sum, byte) => sum + (byte > 0x40 ? 1 : 0), 0)
  // Names and quotation marks are a small share of Western text; in another script nearly every letter lies above 0x7F.
  if (high * 2 < letters) return decoded(bytes, declared, western(bytes), uncertain)
  const guess = statistics(sample)
  return decoded(bytes, declared, guess ?? western(bytes), true)
}

/** € is 0x80 in windows-1252 and 0xA4 in iso-8859-15; the six Turkish letters are Icelandic ones in windows-1252. */
function western(bytes: Uint8Array): string {
  const seen = new Uint8Array(256)
  for (const byte of bytes) seen[byte] = 1
  const has = (from: number, to = from): boolean => seen.subarray(from, to + 1).includes(1)
  if (has(0xa4) && !has(0x80, 0x9f)) return 'iso-8859-15'
  return has(0xfe) || has(0xf0) || has(0xd0) || has(0xde) ? 'windows-1254' : 'windows-1252'
}

const recognisers = [
  new mbcs.sjis(),
  new mbcs.big5(),
  new mbcs.euc_jp(),
  new mbcs.euc_kr(),
  new mbcs.gb_18030(),
  new sbcs.ISO_8859_5(),
  new sbcs.ISO_8859_6(),
  new sbcs.ISO_8859_7(),
  new sbcs.ISO_8859_8(),
  new sbcs.windows_1251(),
  new sbcs.windows_1256(),
  new sbcs.KOI8_R(),
]

function statistics(sample: Uint8Array): string | null {
  const byteStats = Array.from({ length: 256 }, () => 0)
  for (const byte of sample) byteStats[byte] = (byteStats[byte] ?? 0) + 1
  const context = {
    byteStats,
    c1Bytes: byteStats.slice(0x80, 0xa0).some(times => times > 0),
    rawInput: sample,
    rawLen: sample.length,
    inputBytes: sample,
    inputLen: sample.length,
  }
  const matches = recognisers.map(recogniser => recogniser.match(context)).filter(match => match !== null)
  const best = matches.toSorted((a, b) => b.confidence - a.confidence)[0]
  return best !== undefined && best.confidence >= 10 ? labelOf(best.name) : null
}

function markOf(bytes: Uint8Array): { label: string; length: number } | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { label: 'utf-8', length: 3 }
  if (startsWith(bytes, [0xff, 0xfe])) return { label: 'utf-16le', length: 2 }
  if (startsWith(bytes, [0xfe, 0xff])) return { label: 'utf-16be', length: 2 }
  return null
}

/** UTF-16 without a mark: Latin letters leave every other byte zero. */
function looksWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
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

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte < 0x80)
}

function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    const next = u8(bytes, at + 1)
    const last = u8(bytes, at + 2)
    if ((next === 0x24 && (last === 0x42 || last === 0x40)) || (next === 0x28 && last === 0x4a)) return true
  }
  return false
}

/** Well-formed sequences of two to four bytes. */
function utf8Sequences(bytes: Uint8Array): number {
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
function ownReplacements(bytes: Uint8Array): number {
  let found = 0
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (u8(bytes, at + 1) === 0xbf && u8(bytes, at + 2) === 0xbd) found++
  }
  return found
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++
  return found
}

/** RFC 2152: runs between + and - are UTF-16 in base64. */
function fromUtf7(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes)
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_whole, run: string) => (run === '' ? '+' : fromBase64Utf16(run)))
}

function fromBase64Utf16(run: string): string {
  const padded = run.length % 4 === 1 ? run.slice(0, -1) : run
  const raw = Uint8Array.from(atob(padded), character => character.charCodeAt(0))
  return new TextDecoder('utf-16be').decode(raw.subarray(0, raw.length & ~1))
}
