/**
 * The upper half of Outlook mail stores (MS-PST, section 2.3): the heap in a node's data, and in it one object's properties or a table of
 * several. Gives values as bytes; what they mean is MAPI.
 */
import { limits } from '../limits.ts'
import { concat, startsWith, u16, u32, u8 } from './bytes.ts'
import type { MapiKey, MapiValue } from './mapi.ts'
import { PstDamaged, type PstFile, type PstNode, type ReadBudget } from './pst-file.ts'

type Values = Map<MapiKey, MapiValue>

/** An object: its properties, and the nodes below it. */
export interface PstObject {
  readonly values: Values
  readonly below: ReadonlyMap<number, PstNode>
}

/** Records of one tree in a heap, at most: an object with more properties is none. */
const mostRecords = 20_000

const heapMark = 0xec
const kind = { tree: 0xb5, properties: 0xbc, table: 0x7c } as const

class Heap {
  readonly #file: PstFile
  readonly #blocks: readonly Uint8Array[]
  readonly #below: ReadonlyMap<number, PstNode>
  readonly #budget: ReadBudget

  constructor(
    file: PstFile,
    blocks: readonly Uint8Array[],
    below: ReadonlyMap<number, PstNode>,
    budget: ReadBudget,
    expected: number,
  ) {
    this.#file = file
    this.#blocks = blocks
    this.#below = below
    this.#budget = budget
    const [first] = blocks
    if (first === undefined || u8(first, 2) !== heapMark || u8(first, 3) !== expected) throw new PstDamaged()
  }

  get root(): Uint8Array {
    const root = this.item(u32(this.#blocks[0] ?? new Uint8Array(), 4))
    if (root === null) throw new PstDamaged()
    return root
  }

  /** An item of the heap by its number; null for none. */
  item(hid: number): Uint8Array | null {
    const bits = this.#file.hasLargeBlocks ? 14 : 11
    const index = (hid >>> 5) & (2 ** bits - 1)
    const block = this.#blocks[hid >>> (5 + bits)]
    if (block === undefined || index === 0) return null
    const map = u16(block, 0)
    if (index > u16(block, map)) return null
    const [start, end] = [u16(block, map + 2 + 2 * index), u16(block, map + 4 + 2 * index)]
    return start <= end && end <= block.length ? block.subarray(start, end) : null
  }

  /** Either an item of the heap or the data of a node below, block by block. */
  async blocksOf(hnid: number): Promise<readonly Uint8Array[]> {
    if (hnid === 0) return []
    if ((hnid & 0x1f) === 0) {
      const item = this.item(hnid)
      return item === null ? [] : [item]
    }
    const node = this.#below.get(hnid)
    return node === undefined ? [] : await this.#file.blocks(node.data, this.#budget)
  }

  /** Records of a tree, each with its key in front. */
  records(root: Uint8Array): Uint8Array[] {
    const [keyBytes, valueBytes, levels] = [u8(root, 1), u8(root, 2), u8(root, 3)]
    if (u8(root, 0) !== kind.tree || keyBytes === 0 || levels > 8) throw new PstDamaged()
    const found: Uint8Array[] = []
    let visits = 0
    const walk = (hid: number, level: number): void => {
      const item = this.item(hid)
      if (item === null) return
      if (++visits > mostRecords) throw new PstDamaged()
      const size = keyBytes + (level === 0 ? valueBytes : 4)
      for (let at = 0; at + size <= item.length; at += size) {
        if (level > 0) walk(u32(item, at + keyBytes), level - 1)
        else if (found.push(item.subarray(at, at + size)) > mostRecords) throw new PstDamaged()
      }
    }
    walk(u32(root, 4), levels)
    return found
  }
}

/** The properties of an object (section 2.3.3). */
export async function readObject(file: PstFile, node: PstNode, budget: ReadBudget): Promise<PstObject> {
  const below = await file.below(node.below, budget)
  const heap = new Heap(file, await file.blocks(node.data, budget), below, budget, kind.properties)
  const values: Values = new Map()
  for (const record of heap.records(heap.root)) {
    const type = u16(record, 2)
    const bytes = isInline(type) ? record.slice(4, 8) : concat(await heap.blocksOf(u32(record, 4)))
    values.set(u16(record, 0), valueOf(u16(record, 0), type, bytes))
  }
  return { values, below }
}

/** The rows of a table (section 2.3.4), at most one more than a message may have addresses. */
export async function readRows(file: PstFile, node: PstNode, budget: ReadBudget): Promise<Values[]> {
  const below = await file.below(node.below, budget)
  const heap = new Heap(file, await file.blocks(node.data, budget), below, budget, kind.table)
  const table = heap.root
  const rowBytes = u16(table, 8)
  const cellsAt = u16(table, 6)
  const columns = columnsOf(table)
  if (u8(table, 0) !== kind.table || rowBytes === 0) throw new PstDamaged()
  const rows: Values[] = []
  // A row never lies over the end of a block.
  for (const block of await heap.blocksOf(u32(table, 14)))
    for (let at = 0; at + rowBytes <= block.length && rows.length <= limits.mail.addresses; at += rowBytes) {
      const row = block.subarray(at, at + rowBytes)
      const values: Values = new Map()
      for (const { id, type, from, length, bit } of columns) {
        if ((u8(row, cellsAt + (bit >> 3)) & (0x80 >> (bit & 7))) === 0) continue
        const cell = row.slice(from, from + length)
        const isThere = isInline(type) || eightBytes.has(type)
        values.set(id, valueOf(id, type, isThere ? cell : concat(await heap.blocksOf(u32(cell, 0)))))
      }
      rows.push(values)
    }
  return rows
}

function columnsOf(table: Uint8Array) {
  return Array.from({ length: Math.min(u8(table, 1), Math.floor((table.length - 22) / 8)) }, (_, i) => {
    const at = 22 + 8 * i
    return {
      type: u16(table, at),
      id: u16(table, at + 2),
      from: u16(table, at + 4),
      length: u8(table, at + 6),
      bit: u8(table, at + 7),
    }
  })
}

/** Of at most four bytes: they stand where others say where they stand. */
function isInline(type: number): boolean {
  return type === 0x02 || type === 0x03 || type === 0x04 || type === 0x0a || type === 0x0b
}
const eightBytes = new Set([0x05, 0x06, 0x07, 0x14, 0x40])

const subject = 0x0037

/** A subject may begin with a mark and the length of its "Re: " (section 2.5.3.1.1.1). */
function valueOf(id: number, type: number, bytes: Uint8Array): MapiValue {
  if (id !== subject) return { type, bytes }
  if (type === 0x1f && startsWith(bytes, [1, 0])) return { type, bytes: bytes.subarray(4) }
  return { type, bytes: type === 0x1e && startsWith(bytes, [1]) ? bytes.subarray(2) : bytes }
}
