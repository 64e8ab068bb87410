/** The two header copies of a vault folder: which one counts, and how both are written. */
import { readFileSync } from 'node:fs'
import { KLU } from '../contract/error-codes/vault.ts'
import { IntegrityFailure, Refused } from '../contract/errors.ts'
import { canonicalText } from './canonical.ts'
import { replaceDurably } from './durable.ts'
import type { VaultPaths } from './folder.ts'
import {
  decodeHeader,
  encodeHeader,
  isAuthentic,
  type Header,
  type HeaderCopy,
  type HeaderReading,
  type Slot,
} from './header.ts'
import { codeOf } from './storage-errors.ts'

export interface HeaderFiles {
  /** Whole copies, highest seq first; not yet authenticated. */
  readonly copies: readonly [HeaderCopy, ...HeaderCopy[]]
  /** A copy is damaged, missing, or behind the other. */
  readonly uneven: boolean
}

/**
 * Reads both copies, needing no key. KLU-08 when there is none, KLU-09 when none is whole, KLU-07 when a whole one has settings out
 * of bounds: nothing is computed with such a header, even beside a good one.
 */
export function readHeaderFiles(paths: VaultPaths): HeaderFiles {
  const readings = [paths.headerA, paths.headerB].map(readCopy)
  if (readings.every(reading => reading === undefined)) throw new Refused(KLU.notAVault)
  if (readings.some(reading => reading?.kind === 'out-of-bounds')) throw new IntegrityFailure(KLU.outOfBounds)
  const [first, ...others] = readings
    .filter((reading): reading is HeaderCopy => reading?.kind === 'copy')
    .sort((a, b) => b.header.seq - a.header.seq)
  if (!first) throw new IntegrityFailure(KLU.headerDamaged)
  const [second] = others
  return { copies: [first, ...others], uneven: !second || !Buffer.from(first.bytes).equals(second.bytes) }
}

/** Lends K_hdr of an epoch. */
export type HeaderKeys = <T>(epoch: number, work: (key: Uint8Array) => T) => T

/**
 * The copy that counts for somebody who came in by this slot: the highest seq that was written with the master key and holds the slot.
 * It may be the older copy when a change was cut short; the anchors tell whether it is older than it may be. KLU-10 when there is none.
 */
export function countingHeader({ copies }: HeaderFiles, slot: Slot, keys: HeaderKeys): Header {
  const same = canonicalText(slot)
  const copy = copies.find(
    one =>
      keys(one.header.epoch, key => isAuthentic(one, key)) &&
      one.header.slots.some(other => canonicalText(other) === same),
  )
  if (!copy) throw new IntegrityFailure(KLU.headerAltered)
  return copy.header
}

/**
 * Writes copy b, checks what the disk then holds, writes copy a. Until the check has passed, copy a still has every former slot.
 * `check` gets the copy as read back and throws if it must not count.
 */
export async function writeHeaderFiles(
  paths: VaultPaths,
  header: Header,
  key: Uint8Array,
  check: (written: HeaderCopy) => Promise<void> | void = () => undefined,
): Promise<void> {
  const bytes = encodeHeader(header, key)
  const before = readBytes(paths.headerB)
  replaceDurably(paths.headerB, paths.part(), bytes)
  try {
    const written = readCopy(paths.headerB)
    if (written?.kind !== 'copy' || !isAuthentic(written, key)) throw new IntegrityFailure('STORAGE_FAILED')
    await check(written)
  } catch (error) {
    if (before) replaceDurably(paths.headerB, paths.part(), before)
    throw error
  }
  replaceDurably(paths.headerA, paths.part(), bytes)
}

function readCopy(path: string): HeaderReading | undefined {
  const bytes = readBytes(path)
  return bytes && decodeHeader(bytes)
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(path))
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') return undefined
    throw cause
  }
}
