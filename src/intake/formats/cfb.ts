/**
 * Compound files (MS-CFB), the container of Outlook items and of old Office documents: a small file system of storages and streams.
 * Every chain is bounded by the number of sectors there are, so that one which bites its tail ends.
 */
import { limits } from '../limits.ts'
import { concat, startsWith, u16, u32, u8 } from './bytes.ts'

export interface CfbStorage {
  readonly kind: 'storage'
  readonly name: string
  /** In the order of the directory's numbers, which is the order they were written in. */
  readonly entries: readonly CfbEntry[]
}

export interface CfbStream {
  readonly kind: 'stream'
  readonly name: string
  readonly sizeBytes: number
  /** Null when its chain breaks off before its stated size. */
  bytes(): Uint8Array | null
}

export type CfbEntry = CfbStorage | CfbStream

/** The stream that every Outlook item has, and nothing else (MS-OXMSG, section 2.4). */
export const outlookProperties = '__properties_version1.0'

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const noEntry = 0xffff_ffff
const entryBytes = 128

/** The root storage; null when it is no compound file, or one whose tables lead nowhere. */
export function readCfb(bytes: Uint8Array): CfbStorage | null {
  if (!startsWith(bytes, magic) || bytes.length < 512) return null
  const shift = u16(bytes, 30)
  const miniShift = u16(bytes, 32)
  if (shift < 7 || shift > 20 || miniShift < 2 || miniShift >= shift) return null
  const file = new Sectors(bytes, shift)
  const directory = file.chain(u32(bytes, 48), null)
  if (directory === null || directory.length < entryBytes) return null
  const cutoff = u32(bytes, 56)
  const miniTable = file.chain(u32(bytes, 60), null) ?? new Uint8Array()
  const rootStart = u32(directory, 116)
  let mini: Uint8Array | null = null
  const streamBytes = (start: number, size: number): Uint8Array | null => {
    if (size === 0) return new Uint8Array()
    if (size >= cutoff) return file.chain(start, size)
    mini ??= file.chain(rootStart, null) ?? new Uint8Array()
    return miniChain(mini, miniTable, miniShift, start, size)
  }
  return treeOf(directory, shift === 9, streamBytes)
}

class Sectors {
  readonly #bytes: Uint8Array
  readonly #size: number
  readonly #count: number
  readonly #table: Uint8Array

  constructor(bytes: Uint8Array, shift: number) {
    this.#bytes = bytes
    this.#size = 2 ** shift
    this.#count = Math.ceil(bytes.length / this.#size)
    this.#table = this.#allocation()
  }

  /** `size` bytes along a chain; all of it where no size is stated. Null when it breaks off or runs in a circle. */
  chain(start: number, size: number | null): Uint8Array | null {
    if (size !== null && size > this.#bytes.length) return null
    const pieces: Uint8Array[] = []
    let have = 0
    for (let sector = start; size === null || have < size; sector = u32(this.#table, 4 * sector)) {
      if (sector >= this.#count) {
        if (size !== null || pieces.length > this.#count) return null
        break
      }
      if (pieces.length > this.#count) return null
      const piece = this.#sector(sector)
      if (piece.length === 0) return null
      pieces.push(piece)
      have += piece.length
    }
    const whole = concat(pieces)
    return size === null ? whole : whole.length < size ? null : whole.subarray(0, size)
  }

  #sector(number: number): Uint8Array {
    const from = (number + 1) * this.#size
    return this.#bytes.subarray(from, from + this.#size)
  }

  /** The table of sectors: the first 109 of its own sectors stand in the header, the rest in a chain (section 2.5). */
  #allocation(): Uint8Array {
    const numbers: number[] = []
    for (let i = 0; i < 109; i++) numbers.push(u32(this.#bytes, 76 + 4 * i))
    const perSector = this.#size / 4 - 1
    let next = u32(this.#bytes, 68)
    for (let seen = 0; next < this.#count && seen <= this.#count; seen++) {
      const sector = this.#sector(next)
      for (let i = 0; i < perSector; i++) numbers.push(u32(sector, 4 * i))
      next = u32(sector, 4 * perSector)
    }
    const used = numbers.filter(number => number < this.#count).slice(0, this.#count)
    return concat(used.map(number => this.#sector(number)))
  }
}

function miniChain(mini: Uint8Array, table: Uint8Array, shift: number, start: number, size: number): Uint8Array | null {
  const sectorBytes = 2 ** shift
  const pieces: Uint8Array[] = []
  const needed = Math.ceil(size / sectorBytes)
  for (let sector = start; pieces.length < needed; sector = u32(table, 4 * sector)) {
    const from = sector * sectorBytes
    if (from >= mini.length || 4 * sector >= table.length) return null
    pieces.push(mini.subarray(from, from + sectorBytes))
  }
  const whole = concat(pieces)
  return whole.length < size ? null : whole.subarray(0, size)
}

function treeOf(
  directory: Uint8Array,
  isVersion3: boolean,
  streamBytes: (start: number, size: number) => Uint8Array | null,
): CfbStorage {
  const count = Math.floor(directory.length / entryBytes)
  const seen = new Set<number>([0])
  const storage = (number: number, depth: number): CfbStorage => ({
    kind: 'storage',
    name: nameAt(directory, number),
    entries: depth > limits.cfb.depth ? [] : children(u32(directory, number * entryBytes + 76), depth),
  })
  /** Siblings hang in a tree (section 2.6.4). A number that was seen before is a circle, and is left out. */
  const children = (top: number, depth: number): CfbEntry[] => {
    const numbers: number[] = []
    const open = [top]
    while (open.length > 0) {
      const number = open.pop() ?? noEntry
      if (number >= count || seen.has(number)) continue
      seen.add(number)
      numbers.push(number)
      open.push(u32(directory, number * entryBytes + 68), u32(directory, number * entryBytes + 72))
    }
    return numbers.sort((a, b) => a - b).flatMap(number => entry(number, depth))
  }
  const entry = (number: number, depth: number): CfbEntry[] => {
    const at = number * entryBytes
    const type = u8(directory, at + 66)
    if (type === 1) return [storage(number, depth + 1)]
    if (type !== 2) return []
    const high = isVersion3 ? 0 : u32(directory, at + 124)
    const sizeBytes = u32(directory, at + 120) + high * 0x1_0000_0000
    const start = u32(directory, at + 116)
    return [{ kind: 'stream', name: nameAt(directory, number), sizeBytes, bytes: () => streamBytes(start, sizeBytes) }]
  }
  return storage(0, 0)
}

function nameAt(directory: Uint8Array, number: number): string {
  const at = number * entryBytes
  const length = Math.max(0, Math.min(64, u16(directory, at + 64)) - 2)
  return new TextDecoder('utf-16le').decode(directory.subarray(at, at + length))
}

/** Names are compared without regard to case. */
export function entryNamed(storage: CfbStorage, name: string): CfbEntry | undefined {
  return storage.entries.find(entry => entry.name.toLowerCase() === name.toLowerCase())
}

export function streamNamed(storage: CfbStorage, name: string): Uint8Array | null {
  const entry = entryNamed(storage, name)
  return entry?.kind === 'stream' ? entry.bytes() : null
}
