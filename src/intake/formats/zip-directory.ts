/** The central directory of a ZIP archive (APPNOTE 6.3.10), read without believing it: every number is checked against the bytes. */
import { limits } from '../limits.ts'
import { byteText, startsWith, u16, u32, u64 } from './bytes.ts'
import { isUtf8 } from './byte-look.ts'
import { crc32 } from './crc32.ts'

export interface CentralEntry {
  readonly nameBytes: Uint8Array
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly sizeBytes: number
  readonly localStart: number
  /** Unix file type bits, 0 when the archive was not made on Unix. */
  readonly unixType: number
  readonly madeBy: number
  readonly attributes: number
  /** DOS time and date, as written. */
  readonly stamp: number
  /** Encrypted with AES: by a key of 1 = 128, 2 = 192, 3 = 256 bits. `method` is then how the plain text is packed. */
  readonly aes: { readonly version: number; readonly strength: number } | null
}

export interface Directory {
  readonly entries: readonly CentralEntry[]
  readonly start: number
  readonly end: number
  /** Where the end records begin. Between `end` and here nothing may stand. */
  readonly tail: number
}

export type DirectoryFault = 'none' | 'contradicts' | 'too_many'

const endMark = [0x50, 0x4b, 0x05, 0x06]
const end64Mark = [0x50, 0x4b, 0x06, 0x06]
const locator64Mark = [0x50, 0x4b, 0x06, 0x07]
const centralMark = [0x50, 0x4b, 0x01, 0x02]

/** `none` when there is no end record (not an archive, or cut off). */
export function readDirectory(bytes: Uint8Array): Directory | { fault: DirectoryFault } {
  const at = findEnd(bytes)
  if (at < 0) return { fault: 'none' }
  // The end record must be the end: bytes after it are how two readers come to see two archives.
  if (at + 22 + u16(bytes, at + 20) !== bytes.length) return { fault: 'contradicts' }
  const end = endRecord(bytes, at)
  if (end === null || end.start + end.size > end.tail) return { fault: 'contradicts' }
  if (end.count > limits.archive.entries) return { fault: 'too_many' }
  const entries: CentralEntry[] = []
  let place = end.start
  for (let i = 0; i < end.count; i++) {
    const entry = centralEntry(bytes, place, end.start + end.size)
    if (entry === null) return { fault: 'contradicts' }
    entries.push(entry.entry)
    place = entry.next
  }
  if (place !== end.start + end.size) return { fault: 'contradicts' }
  return { entries, start: end.start, end: place, tail: end.tail }
}

/** The last end record, searched backwards over the longest comment there may be. */
function findEnd(bytes: Uint8Array): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= lowest; at--) if (startsWith(bytes, endMark, at)) return at
  return -1
}

interface EndRecord {
  readonly count: number
  readonly size: number
  readonly start: number
  readonly tail: number
}

function endRecord(bytes: Uint8Array, at: number): EndRecord | null {
  const small = { count: u16(bytes, at + 10), size: u32(bytes, at + 12), start: u32(bytes, at + 16), tail: at }
  const large = u16(bytes, at + 10) === 0xffff || small.size === 0xffffffff || small.start === 0xffffffff
  const locator = at - 20
  if (!startsWith(bytes, locator64Mark, locator)) {
    const oneDisk = u16(bytes, at + 4) === 0 && u16(bytes, at + 6) === 0 && u16(bytes, at + 8) === small.count
    return oneDisk && !(large && small.start === 0xffffffff) ? small : null
  }
  const record = u64(bytes, locator + 8)
  const valid = record + 56 <= locator && startsWith(bytes, end64Mark, record) && u32(bytes, locator + 4) === 0
  if (!valid || u32(bytes, record + 16) !== 0 || u32(bytes, record + 20) !== 0) return null
  const wide = {
    count: u64(bytes, record + 32),
    size: u64(bytes, record + 40),
    start: u64(bytes, record + 48),
    tail: record,
  }
  // Both end records speak: where the small one is not filled with ones, it must say the same.
  const agrees =
    (small.count === 0xffff || small.count === wide.count) &&
    (small.size === 0xffffffff || small.size === wide.size) &&
    (small.start === 0xffffffff || small.start === wide.start)
  return agrees ? wide : null
}

function centralEntry(bytes: Uint8Array, at: number, end: number): { entry: CentralEntry; next: number } | null {
  if (!startsWith(bytes, centralMark, at)) return null
  const nameLength = u16(bytes, at + 28)
  const extraLength = u16(bytes, at + 30)
  const next = at + 46 + nameLength + extraLength + u16(bytes, at + 32)
  if (next > end || u16(bytes, at + 34) !== 0) return null
  const nameBytes = bytes.slice(at + 46, at + 46 + nameLength)
  const extra = extraFields(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength))
  if (extra === null) return null
  const aes = aesOf(u16(bytes, at + 8), u16(bytes, at + 10), extra.get(0x9901))
  if (aes === 'malformed') return null
  const numbers = widened(extra.get(0x0001), u32(bytes, at + 24), u32(bytes, at + 20), u32(bytes, at + 42))
  if (numbers === null) return null
  const flags = u16(bytes, at + 8)
  const madeBy = u16(bytes, at + 4)
  const attributes = u32(bytes, at + 38)
  return {
    entry: {
      nameBytes,
      name: nameOf(nameBytes, flags, extra.get(0x7075)),
      flags,
      method: aes?.method ?? u16(bytes, at + 10),
      crc: u32(bytes, at + 16),
      ...numbers,
      unixType: madeBy >> 8 === 3 ? attributes >>> 28 : 0,
      madeBy,
      attributes,
      stamp: u32(bytes, at + 12),
      aes,
    },
    next,
  }
}

/** WinZip's field (APPNOTE, Appendix E): method 99 stands for the one that it names. */
function aesOf(
  flags: number,
  method: number,
  field: Uint8Array | undefined,
): { version: number; strength: number; method: number } | null | 'malformed' {
  if (method !== 99 || (flags & 1) === 0) return null
  const [version, strength] = [field === undefined ? 0 : u16(field, 0), field?.[4] ?? 0]
  if (field?.length !== 7 || (version !== 1 && version !== 2) || strength < 1 || strength > 3) return 'malformed'
  return { version, strength, method: u16(field, 5) }
}

function extraFields(extra: Uint8Array): Map<number, Uint8Array> | null {
  const fields = new Map<number, Uint8Array>()
  let at = 0
  while (at + 4 <= extra.length) {
    const size = u16(extra, at + 2)
    if (at + 4 + size > extra.length) return null
    fields.set(u16(extra, at), extra.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return fields
}

/** Zip64: a field of ones means that the extra field holds the number, in this order. */
function widened(
  extra: Uint8Array | undefined,
  sizeBytes: number,
  packedBytes: number,
  localStart: number,
): Pick<CentralEntry, 'sizeBytes' | 'packedBytes' | 'localStart'> | null {
  const state = { at: 0, missing: false }
  const wide = (value: number): number => {
    if (value !== 0xffffffff) return value
    state.at += 8
    if (extra === undefined || state.at > extra.length) {
      state.missing = true
      return value
    }
    return u64(extra, state.at - 8)
  }
  const numbers = { sizeBytes: wide(sizeBytes), packedBytes: wide(packedBytes), localStart: wide(localStart) }
  return state.missing ? null : numbers
}

/** UTF-8 by flag, by the Info-ZIP field whose checksum fits, or by being it; else code page 437 as the format says. */
function nameOf(nameBytes: Uint8Array, flags: number, unicodePath: Uint8Array | undefined): string {
  if (unicodePath?.[0] === 1 && u32(unicodePath, 1) === crc32(nameBytes)) {
    return new TextDecoder().decode(unicodePath.subarray(5))
  }
  if ((flags & 0x800) !== 0 || isUtf8(nameBytes)) return new TextDecoder().decode(nameBytes)
  return Array.from(nameBytes, byte =>
    byte < 0x80 ? String.fromCharCode(byte) : (codePage437[byte - 0x80] ?? '\ufffd'),
  ).join('')
}

const codePage437 = Array.from(
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
)

/** Names as they stand in the directory, without any check: for recognising what kind of archive it is. */
export function rawNames(bytes: Uint8Array): string[] {
  const directory = readDirectory(bytes)
  return 'fault' in directory ? [] : directory.entries.map(entry => byteText(entry.nameBytes))
}
