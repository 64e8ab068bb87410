/**
 * Bytes → text, as declared or detected, with the choice stated (R49). Own rules over TextDecoder: a byte order mark decides,
 * then valid UTF-8, then what is declared, then the look of the bytes. Western text without a declaration is windows-1252.
 */
import * as mbcs from 'chardet/lib/encoding/mbcs.js'
import * as sbcs from 'chardet/lib/encoding/sbcs.js'
import type { TextCharset } from '../../contract/charsets.ts'
import { limits } from '../limits.ts'
import {
  hasJapaneseEscapes,
  isAscii,
  isUtf8,
  looksWide,
  markOf,
  ownReplacements,
  sampleBytes,
  utf8Sequences,
} from './byte-look.ts'
import { encodingOf, isOneByte } from './charset-names.ts'
import { fromUtf7 } from './utf7.ts'

export interface Decoded {
  readonly text: string
  readonly charset: { declared: string | null; used: string }
  /** Characters that could not be read and became U+FFFD. */
  readonly replaced: number
  /** The declaration was unknown or untrue, or the look of the bytes decided between scripts: IMP-23. */
  readonly uncertain: boolean
  /** There was more than is ever decoded. */
  readonly cut: boolean
}

/** Markup is longer than its words, so more is decoded than is shown; beyond this nothing is. */
const mostCharacters = 4 * limits.text.characters
const pieceBytes = 1024 * 1024

export function decodeText(bytes: Uint8Array, claimed: string | null): Decoded {
  const declared = claimed?.slice(0, 255) ?? null
  const mark = markOf(bytes)
  if (mark !== null) return decoded(bytes.subarray(mark.length), declared, mark.label, false)
  const label = declared === null ? null : encodingOf(declared)
  const unknown = declared !== null && label === null
  if (label === null || label === 'us-ascii')
    return detected(bytes, declared, unknown || (label !== null && !isAscii(bytes)))
  if (label === 'utf-8')
    return isUtf8(bytes) ? decoded(bytes, declared, label, false) : brokenUtf8(bytes, declared, true)
  // Two sequences that are valid UTF-8 do not come about by chance in a one-byte script: the declaration is untrue.
  if (isOneByte(label) && utf8Sequences(bytes) >= 2) return decoded(bytes, declared, 'utf-8', true)
  return decoded(bytes, declared, label, false)
}

/** In the set that a person chose, whatever the bytes look like. */
export function decodeAs(bytes: Uint8Array, label: TextCharset): Decoded {
  const mark = markOf(bytes)
  return decoded(mark?.label === label ? bytes.subarray(mark.length) : bytes, null, label, false)
}

function decoded(bytes: Uint8Array, declared: string | null, label: string, uncertain: boolean): Decoded {
  const utf7 = label === 'utf-7'
  const decoder = new TextDecoder(utf7 ? 'utf-8' : label, { ignoreBOM: true })
  let text = ''
  let at = 0
  // In pieces, so that a text of hundreds of megabytes costs no more memory than what is shown of it.
  for (; at < bytes.length && text.length <= mostCharacters; at += pieceBytes) {
    text += decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: at + pieceBytes < bytes.length })
  }
  const own = label === 'utf-8' ? ownReplacements(bytes.subarray(0, at)) : 0
  return {
    text: utf7 ? fromUtf7(text) : text,
    charset: { declared, used: utf7 ? label : decoder.encoding },
    replaced: Math.max(0, count(text, '\ufffd') - own),
    uncertain,
    cut: at < bytes.length,
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
  return best !== undefined && best.confidence >= 10 ? encodingOf(best.name) : null
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++
  return found
}
