/**
 * Strict reader of ZIP archives (docs: security design §9). Central and local headers must agree, entries may not overlap, gaps are
 * counted, sizes are judged before inflating and again while inflating. Stored names are labels, never paths.
 */
import { Inflate } from 'fflate'
import type { ErrorCode } from '../../contract/errors.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { concat, startsWith, u16, u32, u64 } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { decryptEntry } from './zip-decrypt.ts'
import { climbs } from './labels.ts'
import { rawNames, readDirectory, type CentralEntry } from './zip-directory.ts'

export interface ZipEntry extends CentralEntry {
  readonly dataStart: number
  readonly isFolder: boolean
  /** A path that climbs, or a link or device: shown, not opened. */
  readonly isTrap: boolean
}

export type ZipListing =
  | { readonly kind: 'archive'; readonly entries: readonly ZipEntry[]; readonly gapBytes: number }
  | { readonly kind: 'refusal'; readonly code: ErrorCode; readonly red: boolean }

export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Damaged or cut off: this entry only. */
  | { readonly kind: 'damaged' }
  /** A way of packing that is not known here. */
  | { readonly kind: 'unknown' }
  /** The archive lies about the size, or exceeds the ratio: nothing of it is to be believed. */
  | { readonly kind: 'refusal'; readonly code: ErrorCode; readonly red: boolean }

const refusal = (code: ErrorCode, red = false) => ({ kind: 'refusal', code, red }) as const

export const entryNames = rawNames

/** Every entry, checked against the others and against its local header; or the reason why none may be opened. */
export function listZip(bytes: Uint8Array, hasPassword = false): ZipListing {
  const directory = readDirectory(bytes)
  if ('fault' in directory) {
    if (directory.fault === 'too_many') return refusal(IMP.archiveTooMany)
    return directory.fault === 'none' ? refusal(IMP.incomplete) : refusal(IMP.archiveContradicts, true)
  }
  // Strong encryption and a hidden directory (bits 6 and 13) are opened by hardly any program.
  if (directory.entries.some(entry => (entry.flags & 0x2040) !== 0)) return refusal(IMP.kindNotOpened)
  if (!hasPassword && directory.entries.some(isEncrypted)) return refusal(IMP.passwordNeeded)
  const bomb = tooMuch(directory.entries, bytes.length)
  if (bomb !== null) return refusal(bomb)
  const entries: ZipEntry[] = []
  for (const central of directory.entries) {
    const dataStart = localData(bytes, central)
    if (dataStart === null) return refusal(IMP.archiveContradicts, true)
    entries.push({ ...central, dataStart, isFolder: central.name.endsWith('/'), isTrap: isTrap(central) })
  }
  const gapBytes = gaps(bytes, entries, directory.start)
  if (gapBytes === null) return refusal(IMP.archiveInvalid, true)
  return { kind: 'archive', entries, gapBytes: gapBytes + (directory.tail - directory.end) }
}

export function isEncrypted(entry: CentralEntry): boolean {
  return (entry.flags & 1) !== 0
}

/** The bytes of one entry that asks for a password. */
export async function unpackEncrypted(
  bytes: Uint8Array,
  entry: ZipEntry,
  password: string,
): Promise<Unpacked | { readonly kind: 'wrong_password' }> {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes)
  const clear = await decryptEntry(packed, entry, password)
  if (clear === null) return { kind: 'wrong_password' }
  // AE-2 leaves the sum out: its code of authenticity has said more already.
  const result = unpackBytes(clear, entry, entry.aes?.version === 2)
  // The old cipher lets one wrong password of 256 through to here.
  return result.kind === 'bytes' || entry.aes !== null ? result : { kind: 'wrong_password' }
}

/** The bytes of one entry. Inflated in pieces, so that a lie about the size is found after 64 KiB of input, not at the end. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Unpacked {
  return unpackBytes(bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes), entry, false)
}

function unpackBytes(packed: Uint8Array, entry: ZipEntry, isWithoutSum: boolean): Unpacked {
  if (entry.method !== 0 && entry.method !== 8) return { kind: 'unknown' }
  const result = entry.method === 0 ? packed.slice() : inflate(packed, entry.sizeBytes)
  if (result === 'too_long' || (result !== 'damaged' && result.length !== entry.sizeBytes)) {
    return refusal(IMP.archiveContradicts, true)
  }
  const isWhole = result !== 'damaged' && (isWithoutSum || crc32(result) === entry.crc)
  return isWhole ? { kind: 'bytes', bytes: result } : { kind: 'damaged' }
}

/** Raw deflate of at most `maxBytes`. */
export function inflate(packed: Uint8Array, maxBytes: number): Uint8Array | 'too_long' | 'damaged' {
  const pieces: Uint8Array[] = []
  const state = { length: 0, finished: false }
  const stream = new Inflate((piece, final) => {
    state.length += piece.length
    state.finished = final
    if (state.length <= maxBytes) pieces.push(piece)
  })
  try {
    for (let at = 0; at === 0 || at < packed.length; at += 65_536) {
      // The library keeps pieces of its input; a copy keeps it from holding on to ours.
      stream.push(packed.slice(at, at + 65_536), at + 65_536 >= packed.length)
      if (state.length > maxBytes) return 'too_long'
    }
  } catch {
    return 'damaged'
  }
  return state.finished ? concat(pieces) : 'damaged'
}

function tooMuch(entries: readonly CentralEntry[], archiveBytes: number): ErrorCode | null {
  const { entryBytes, entryRatio, ratioFromBytes, totalBytes, totalRatio } = limits.archive
  const total = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0)
  const swollen = entries.some(
    entry => entry.sizeBytes > ratioFromBytes && entry.sizeBytes > entryRatio * entry.packedBytes,
  )
  const tooLarge = total > totalBytes || entries.some(entry => entry.sizeBytes > entryBytes)
  return swollen || tooLarge || (total > ratioFromBytes && total > totalRatio * archiveBytes) ? IMP.archiveBomb : null
}

/** Where the entry's data begin, when its local header says the same as the directory; else null. */
function localData(bytes: Uint8Array, entry: CentralEntry): number | null {
  const at = entry.localStart
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04], at)) return null
  const nameLength = u16(bytes, at + 26)
  const dataStart = at + 30 + nameLength + u16(bytes, at + 28)
  if (dataStart + entry.packedBytes > bytes.length) return null
  const flags = u16(bytes, at + 6)
  const sameName = nameLength === entry.nameBytes.length && startsWith(bytes, entry.nameBytes, at + 30)
  // Bit 0 and 13 hide content, bit 3 moves the sizes behind the data.
  if (
    !sameName ||
    u16(bytes, at + 8) !== (entry.aes === null ? entry.method : 99) ||
    ((flags ^ entry.flags) & 0x2009) !== 0
  )
    return null
  if (entry.method === 0 && !isEncrypted(entry) && entry.packedBytes !== entry.sizeBytes) return null
  const later = (flags & 8) !== 0
  const agrees = (local: number, central: number): boolean =>
    local === central || (later && local === 0) || local === 0xffffffff
  const same =
    (u32(bytes, at + 14) === entry.crc || (later && u32(bytes, at + 14) === 0)) &&
    agrees(u32(bytes, at + 18), entry.packedBytes) &&
    agrees(u32(bytes, at + 22), entry.sizeBytes)
  return same ? dataStart : null
}

/** Bytes between the entries and before the directory that belong to nobody; null when two entries share bytes. */
function gaps(bytes: Uint8Array, entries: readonly ZipEntry[], directoryStart: number): number | null {
  let free = 0
  let at = 0
  for (const entry of entries.toSorted((a, b) => a.localStart - b.localStart)) {
    if (entry.localStart < at) return null
    free += entry.localStart - at
    const dataEnd = entry.dataStart + entry.packedBytes
    at = dataEnd + ((entry.flags & 8) === 0 ? 0 : descriptorLength(bytes, dataEnd, entry))
  }
  return at > directoryStart ? null : free + directoryStart - at
}

/** A data descriptor comes with or without mark, with sizes of four or eight bytes; 0 when none stands there. */
function descriptorLength(bytes: Uint8Array, at: number, entry: CentralEntry): number {
  const mark = startsWith(bytes, [0x50, 0x4b, 0x07, 0x08], at) ? 4 : 0
  if (u32(bytes, at + mark) !== entry.crc) return 0
  if (u32(bytes, at + mark + 4) === entry.packedBytes && u32(bytes, at + mark + 8) === entry.sizeBytes) return mark + 12
  return u64(bytes, at + mark + 4) === entry.packedBytes ? mark + 20 : 0
}

/** Links, devices and pipes by their Unix type (4 is a folder, 8 a file); names that lead out of a folder. */
function isTrap(entry: CentralEntry): boolean {
  const ordinary = entry.unixType === 0 || entry.unixType === 4 || entry.unixType === 8
  return !ordinary || climbs(entry.name) || entry.name.includes(':') || entry.nameBytes.length > limits.name.pathBytes
}
