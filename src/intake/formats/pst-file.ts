/**
 * The lower half of Outlook mail stores, .pst and .ost (MS-PST, sections 2.2.2.6 to 2.2.2.8): two B-trees, of nodes and of blocks. Read
 * in pieces as it is asked for. Three forms of one file: with 32-bit places (to Outlook 2002), with 64-bit places, and the latter in pages
 * of 4 KiB with packed blocks (Outlook 2013's .ost). Every walk is bounded by what the file can hold, so that circles and lies end.
 */
import { unzlibSync } from 'fflate'
import { windowed, type Ranges } from '../ranges.ts'
import { byteText, u16, u32, u64, u8 } from './bytes.ts'
import { unveil, type Veil } from './pst-crypt.ts'

/** A node of the file, or one below a node: its data and what hangs below it, by number of block. */
export interface PstNode {
  readonly nid: number
  readonly data: number
  readonly below: number
  /** The folder it stands in; 0 below a node. */
  readonly parent: number
}

/** Counts down what one message may cost, its attachments with it. */
export interface ReadBudget {
  bytes: number
}

export class PstDamaged extends Error {}
/** One message costs more than a message may. */
export class PstTooLarge extends Error {}

interface Form {
  readonly placeBytes: 4 | 8
  readonly pageBytes: number
  /** Of the numbers that stand behind a page's entries. */
  readonly countsAt: number
  readonly wideCounts: boolean
  readonly roots: { readonly nodes: number; readonly blocks: number }
  readonly veilAt: number
}

const narrow: Form = {
  placeBytes: 4,
  pageBytes: 512,
  countsAt: 496,
  wideCounts: false,
  roots: { nodes: 188, blocks: 196 },
  veilAt: 461,
}
const wide: Form = { ...narrow, placeBytes: 8, countsAt: 488, roots: { nodes: 224, blocks: 240 }, veilAt: 513 }
const packed: Form = { ...wide, pageBytes: 4_096, countsAt: 4_056, wideCounts: true }

const forms = new Map<number, Form>([
  [14, narrow],
  [15, narrow],
  [21, wide],
  [23, wide],
  [36, packed],
  [37, packed],
])
const veils: readonly Veil[] = ['none', 'permute', 'cyclic']

const deepestTree = 8
const headerBytes = 576

interface Page {
  readonly level: number
  /** Each with its key in front. */
  readonly entries: readonly Uint8Array[]
}

export class PstFile {
  readonly #ranges: Ranges
  readonly #form: Form
  readonly #veil: Veil
  readonly #roots: { readonly nodes: number; readonly blocks: number }

  private constructor(ranges: Ranges, form: Form, veil: Veil, header: Uint8Array) {
    this.#ranges = ranges
    this.#form = form
    this.#veil = veil
    const place = (at: number): number => (form.placeBytes === 8 ? u64(header, at) : u32(header, at))
    this.#roots = { nodes: place(form.roots.nodes), blocks: place(form.roots.blocks) }
  }

  /** `unknown`: another version, or veiled in a way that takes a key. */
  static async open(ranges: Ranges): Promise<PstFile | 'damaged' | 'unknown'> {
    const header = await ranges.read(0, headerBytes)
    if (header.length < headerBytes || byteText(header, 0, 4) !== '!BDN') return 'damaged'
    const form = forms.get(u16(header, 10))
    const veil = form === undefined ? undefined : veils[u8(header, form.veilAt)]
    return form === undefined || veil === undefined ? 'unknown' : new PstFile(windowed(ranges), form, veil, header)
  }

  /** Blocks grew beyond what eleven bits number within them. */
  get hasLargeBlocks(): boolean {
    return this.#form === packed
  }

  async node(nid: number): Promise<PstNode | null> {
    const entry = await this.#find(this.#roots.nodes, nid)
    return entry === null ? null : this.#nodeOf(entry)
  }

  /** Every node behind `after`, in order of number; one that stands out of order is told, and not given twice. */
  async *nodesAfter(after: number, outOfOrder: () => void): AsyncGenerator<PstNode> {
    let last = after
    const pages = { left: Math.ceil(this.#ranges.sizeBytes / this.#form.pageBytes) }
    for await (const entry of this.#leaves(this.#roots.nodes, after, null, pages)) {
      const node = this.#nodeOf(entry)
      if (node.nid > last) {
        last = node.nid
        yield node
      } else if (node.nid > after) outOfOrder()
    }
  }

  /** The data of a node, block by block. */
  async blocks(number: number, budget: ReadBudget): Promise<Uint8Array[]> {
    if (number === 0) return []
    const block = await this.#block(number, budget)
    if (!isInternal(number)) return [block]
    const level = u8(block, 1)
    if (u8(block, 0) !== 1 || level < 1 || level > 2) throw new PstDamaged()
    const pieces: Uint8Array[] = []
    for (const inner of this.#numbersIn(block)) {
      // A list of lists holds lists, and a list blocks of data: nothing else is followed.
      if (isInternal(inner) !== (level === 2)) throw new PstDamaged()
      if (level === 1) pieces.push(await this.#block(inner, budget))
      else {
        const list = await this.#block(inner, budget)
        if (u8(list, 0) !== 1 || u8(list, 1) !== 1) throw new PstDamaged()
        for (const data of this.#numbersIn(list)) {
          if (isInternal(data)) throw new PstDamaged()
          pieces.push(await this.#block(data, budget))
        }
      }
    }
    return pieces
  }

  /** What hangs below a node, by its number there. */
  async below(number: number, budget: ReadBudget): Promise<Map<number, PstNode>> {
    const found = new Map<number, PstNode>()
    if (number === 0) return found
    const size = this.#form.placeBytes
    const take = async (block: number, depth: number): Promise<void> => {
      const bytes = await this.#block(block, budget)
      if (!isInternal(block) || u8(bytes, 0) !== 2 || depth > 1) throw new PstDamaged()
      const isLeaf = u8(bytes, 1) === 0
      const entryBytes = isLeaf ? 3 * size : 2 * size
      const start = size === 8 ? 8 : 4
      const count = Math.min(u16(bytes, 2), Math.floor((bytes.length - start) / entryBytes))
      for (let i = 0; i < count; i++) {
        const at = start + i * entryBytes
        if (!isLeaf) await take(this.#place(bytes, at + size), depth + 1)
        else {
          const nid = u32(bytes, at)
          found.set(nid, {
            nid,
            data: this.#place(bytes, at + size),
            below: this.#place(bytes, at + 2 * size),
            parent: 0,
          })
        }
      }
    }
    await take(number, 0)
    return found
  }

  #place(bytes: Uint8Array, at: number): number {
    return this.#form.placeBytes === 8 ? u64(bytes, at) : u32(bytes, at)
  }

  #nodeOf(entry: Uint8Array): PstNode {
    const size = this.#form.placeBytes
    return {
      nid: u32(entry, 0),
      data: this.#place(entry, size),
      below: this.#place(entry, 2 * size),
      parent: u32(entry, 3 * size),
    }
  }

  #numbersIn(list: Uint8Array): number[] {
    const size = this.#form.placeBytes
    const count = Math.min(u16(list, 2), Math.floor((list.length - 8) / size))
    return Array.from({ length: count }, (_, i) => this.#place(list, 8 + i * size))
  }

  async #block(number: number, budget: ReadBudget): Promise<Uint8Array> {
    const size = this.#form.placeBytes
    // The lowest bit says nothing (section 2.2.2.2).
    const entry = await this.#find(this.#roots.blocks, number - (number % 2))
    if (entry === null) throw new PstDamaged()
    const stored = u16(entry, 2 * size)
    // A small block costs a place in the tree, too: a list of a million empty ones must end.
    budget.bytes -= Math.max(stored, 512)
    if (budget.bytes < 0) throw new PstTooLarge()
    const read = await this.#ranges.read(this.#place(entry, size), stored)
    if (read.length < stored) throw new PstDamaged()
    const whole = u16(entry, 2 * size + 2)
    if (this.#form === packed && whole > stored) {
      budget.bytes -= whole
      return this.#unveiled(unpacked(read, whole), number)
    }
    return this.#unveiled(read.slice(), number)
  }

  #unveiled(bytes: Uint8Array, number: number): Uint8Array {
    if (!isInternal(number)) unveil(bytes, this.#veil, number % 0x1_0000_0000)
    return bytes
  }

  async #page(at: number, expected: number | null): Promise<Page> {
    const { pageBytes, countsAt, wideCounts, placeBytes } = this.#form
    const page = await this.#ranges.read(at, pageBytes)
    if (page.length < pageBytes) throw new PstDamaged()
    const step = wideCounts ? 2 : 1
    const count = wideCounts ? u16(page, countsAt) : u8(page, countsAt)
    const entryBytes = u8(page, countsAt + 2 * step)
    const level = u8(page, countsAt + 2 * step + 1)
    const isLower = expected === null ? level <= deepestTree : level === expected
    if (!isLower || entryBytes < 3 * placeBytes || count * entryBytes > countsAt) throw new PstDamaged()
    const entries = Array.from({ length: count }, (_, i) => page.subarray(i * entryBytes, (i + 1) * entryBytes))
    return { level, entries }
  }

  async #find(root: number, key: number): Promise<Uint8Array | null> {
    let page = await this.#page(root, null)
    while (page.level > 0) {
      const next = page.entries.findLast(entry => this.#place(entry, 0) <= key)
      if (next === undefined) return null
      page = await this.#page(this.#place(next, 2 * this.#form.placeBytes), page.level - 1)
    }
    return page.entries.find(entry => this.#place(entry, 0) === key) ?? null
  }

  async *#leaves(
    at: number,
    after: number,
    expected: number | null,
    pages: { left: number },
  ): AsyncGenerator<Uint8Array> {
    if (--pages.left < 0) throw new PstDamaged()
    const page = await this.#page(at, expected)
    if (page.level === 0) {
      yield* page.entries
      return
    }
    // What ends before the place we came to is not read again.
    const first = page.entries.findLastIndex(entry => this.#place(entry, 0) <= after)
    for (const entry of page.entries.slice(Math.max(0, first)))
      yield* this.#leaves(this.#place(entry, 2 * this.#form.placeBytes), after, page.level - 1, pages)
  }
}

/** Lists and trees, as opposed to data: the second bit of a block's number. */
function isInternal(number: number): boolean {
  return number % 4 >= 2
}

/** Never more than stated, which is below 64 KiB. */
function unpacked(bytes: Uint8Array, sizeBytes: number): Uint8Array {
  try {
    return unzlibSync(bytes, { out: new Uint8Array(sizeBytes) })
  } catch {
    throw new PstDamaged()
  }
}
