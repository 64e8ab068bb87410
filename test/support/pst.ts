/**
 * Mail stores of Outlook built by hand (MS-PST), for tests: with 32-bit or 64-bit places, veiled or not. Only what a reader of messages
 * looks at: no maps of free space, no tables of folders.
 */
import { rawOf, type MadeItem, type Properties, type Raw } from './outlook.ts'
import { veiled, type Veil } from '../../src/intake/formats/pst-crypt.ts'

export interface MadeStore {
  readonly form?: 'ansi' | 'unicode'
  readonly veil?: Veil
  /** By name; a folder may hold folders. */
  readonly folders: readonly MadeFolder[]
}

export interface MadeFolder {
  readonly name: string
  readonly items?: readonly MadeItem[]
  readonly folders?: readonly MadeFolder[]
}

interface Node {
  readonly nid: number
  readonly data: number
  readonly below: number
  readonly parent: number
}

interface Block {
  readonly number: number
  readonly bytes: Buffer
  at: number
}

const largest = 8_000
const rootFolder = 0x122

export function aPst({ form = 'unicode', veil = 'permute', folders }: MadeStore): Uint8Array<ArrayBuffer> {
  const place = form === 'unicode' ? 8 : 4
  const blocks: Block[] = []
  const nodes: Node[] = []
  let lastNumber = 0
  let lastNid = 0x400

  const placeOf = (value: number): Buffer => {
    const bytes = Buffer.alloc(place)
    bytes.writeUInt32LE(value)
    return bytes
  }
  const addBlock = (bytes: Buffer, isInternal: boolean): number => {
    lastNumber += 4
    const number = lastNumber + (isInternal ? 2 : 0)
    blocks.push({ number, bytes: isInternal ? bytes : Buffer.from(veiled(bytes, veil, number)), at: 0 })
    return number
  }
  const listOf = (level: number, numbers: readonly number[]): number => {
    const head = Buffer.alloc(8)
    head.writeUInt8(1)
    head.writeUInt8(level, 1)
    head.writeUInt16LE(numbers.length, 2)
    return addBlock(Buffer.concat([head, ...numbers.map(placeOf)]), true)
  }
  const addData = (pieces: readonly Buffer[]): number => {
    const [only, ...rest] = pieces.map(piece => addBlock(piece, false))
    return rest.length === 0 ? (only ?? 0) : listOf(1, [only ?? 0, ...rest])
  }
  const cut = (bytes: Buffer): Buffer[] => {
    const pieces: Buffer[] = []
    for (let at = 0; at < bytes.length; at += largest) pieces.push(bytes.subarray(at, at + largest))
    return pieces.length === 0 ? [bytes] : pieces
  }
  const belowOf = (children: readonly Node[]): number => {
    if (children.length === 0) return 0
    const head = Buffer.alloc(place === 8 ? 8 : 4)
    head.writeUInt8(2)
    head.writeUInt16LE(children.length, 2)
    const rows = children
      .toSorted((a, b) => a.nid - b.nid)
      .flatMap(child => [placeOf(child.nid), placeOf(child.data), placeOf(child.below)])
    return addBlock(Buffer.concat([head, ...rows]), true)
  }

  /** Properties of an object; long values become nodes below it. */
  const object = (nid: number, parent: number, raw: readonly Raw[], children: readonly Node[]): Node => {
    const below = [...children]
    const heap = new HeapWriter(0xbc)
    const root = heap.add(treeHead(2, 6, 2))
    const records = heap.add(Buffer.alloc(8 * raw.length))
    heap.root = root
    heap.patch(root, treeHead(2, 6, records))
    const rows = raw
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, type, bytes }) => {
        const row = Buffer.alloc(8)
        row.writeUInt16LE(id)
        row.writeUInt16LE(type, 2)
        if (isInline(type)) bytes.copy(row, 4, 0, 4)
        else if (bytes.length <= 3_000) row.writeUInt32LE(heap.add(bytes), 4)
        else {
          const own = (0x100 + below.length) * 32 + 0x1f
          below.push({ nid: own, data: addData(cut(bytes)), below: 0, parent: 0 })
          row.writeUInt32LE(own, 4)
        }
        return row
      })
    heap.patch(records, Buffer.concat(rows))
    return { nid, data: addData(heap.blocks()), below: belowOf(below), parent }
  }

  const tableOf = (nid: number, rows: readonly Properties[]): Node => {
    const raws = rows.map(rawOf)
    const columns = [...new Map(raws.flat().map(({ id, type }) => [id, type]))].toSorted((a, b) => a[0] - b[0])
    const heap = new HeapWriter(0x7c)
    const cells = 4 * columns.length
    const rowBytes = cells + Math.ceil(columns.length / 8)
    const head = Buffer.alloc(22 + 8 * columns.length)
    heap.root = heap.add(head)
    head.writeUInt8(0x7c)
    head.writeUInt8(columns.length, 1)
    for (const [at, value] of [
      [2, cells],
      [4, cells],
      [6, cells],
      [8, rowBytes],
    ] as const)
      head.writeUInt16LE(value, at)
    for (const [i, [id, type]] of columns.entries()) {
      head.writeUInt16LE(type, 22 + 8 * i)
      head.writeUInt16LE(id, 24 + 8 * i)
      head.writeUInt16LE(4 * i, 26 + 8 * i)
      head.writeUInt8(4, 28 + 8 * i)
      head.writeUInt8(i, 29 + 8 * i)
    }
    const matrix = raws.map(raw => {
      const row = Buffer.alloc(rowBytes)
      for (const { id, type, bytes } of raw) {
        const i = columns.findIndex(([column]) => column === id)
        const bits = cells + (i >> 3)
        row.writeUInt8(row.readUInt8(bits) | (0x80 >> (i & 7)), bits)
        if (isInline(type)) bytes.copy(row, 4 * i, 0, 4)
        else row.writeUInt32LE(heap.add(bytes), 4 * i)
      }
      return row
    })
    const perBlock = Math.floor(largest / rowBytes)
    const pieces: Buffer[] = []
    for (let at = 0; at < matrix.length; at += perBlock) pieces.push(Buffer.concat(matrix.slice(at, at + perBlock)))
    const rowsNid = 0x3f
    head.writeUInt32LE(rowsNid, 14)
    heap.patch(heap.root, head)
    const children = [{ nid: rowsNid, data: addData(pieces), below: 0, parent: 0 }]
    return { nid, data: addData(heap.blocks()), below: belowOf(children), parent: 0 }
  }

  const item = (nid: number, parent: number, made: MadeItem): Node => {
    const children: Node[] = []
    if (made.recipients !== undefined) children.push(tableOf(0x692, made.recipients))
    for (const [i, { properties, item: inner }] of (made.attachments ?? []).entries()) {
      const raw = rawOf(properties)
      const below: Node[] = []
      if (inner !== undefined) {
        const own = 0x8004
        below.push(item(own, 0, inner))
        const bytes = Buffer.alloc(8)
        bytes.writeUInt32LE(own)
        raw.push({ id: 0x3701, type: 0x0d, bytes })
      }
      children.push(object((0x401 + i) * 32 + 5, 0, raw, below))
    }
    return object(nid, parent, rawOf(made.properties), children)
  }
  const newNid = (kind: number): number => lastNid++ * 32 + kind
  const folder = (made: MadeFolder, parent: number, nid = newNid(2)): void => {
    nodes.push(object(nid, parent, rawOf(made.name === '' ? {} : { 0x3001: made.name }), []))
    for (const inner of made.items ?? []) nodes.push(item(newNid(4), nid, inner))
    for (const inner of made.folders ?? []) folder(inner, nid)
  }
  folder({ name: '', folders }, rootFolder, rootFolder)

  const header = Buffer.alloc(form === 'unicode' ? 576 : 576)
  header.write('!BDN')
  header.write('SM', 8)
  header.writeUInt16LE(form === 'unicode' ? 23 : 14, 10)
  header.writeUInt16LE(19, 12)
  header.writeUInt8(['none', 'permute', 'cyclic'].indexOf(veil), form === 'unicode' ? 513 : 461)
  const pieces: Buffer[] = [Buffer.alloc(0x4400)]
  let end = 0x4400
  const append = (bytes: Buffer, unit: number): number => {
    const at = end
    const padded = Buffer.concat([bytes, Buffer.alloc((unit - (bytes.length % unit)) % unit)])
    pieces.push(padded)
    end += padded.length
    return at
  }
  const trailer = place === 8 ? 16 : 12
  for (const block of blocks) {
    const size = Math.ceil((block.bytes.length + trailer) / 64) * 64
    const whole = Buffer.alloc(size)
    block.bytes.copy(whole)
    whole.writeUInt16LE(block.bytes.length, size - trailer)
    whole.writeUInt32LE(block.number, place === 8 ? size - 8 : size - 8)
    block.at = append(whole, 64)
  }
  const treeOf = (kind: number, entries: readonly Buffer[]): number => {
    const counts = place === 8 ? 488 : 496
    const page = (level: number, rows: readonly Buffer[]): number => {
      const bytes = Buffer.alloc(512)
      Buffer.concat(rows).copy(bytes)
      const entryBytes = rows[0]?.length ?? 3 * place
      bytes.writeUInt8(rows.length, counts)
      bytes.writeUInt8(Math.floor(counts / entryBytes), counts + 1)
      bytes.writeUInt8(entryBytes, counts + 2)
      bytes.writeUInt8(level, counts + 3)
      bytes.fill(kind, 512 - trailer, 512 - trailer + 2)
      return append(bytes, 512)
    }
    let level = 0
    let rows = entries
    for (;;) {
      const most = Math.floor(counts / (rows[0]?.length ?? 1))
      if (rows.length <= most) return page(level, rows)
      const upper: Buffer[] = []
      for (let at = 0; at < rows.length; at += most) {
        const some = rows.slice(at, at + most)
        const key = some[0]?.subarray(0, place) ?? Buffer.alloc(place)
        upper.push(Buffer.concat([key, placeOf(0), placeOf(page(level, some))]))
      }
      rows = upper
      level++
    }
  }
  append(Buffer.alloc(0), 512)
  while (end % 512 !== 0) append(Buffer.alloc(64), 64)
  const nodeRows = nodes
    .toSorted((a, b) => a.nid - b.nid)
    .map(node =>
      Buffer.concat([placeOf(node.nid), placeOf(node.data), placeOf(node.below), padTo(numberOf(node.parent), place)]),
    )
  const blockRows = blocks
    .toSorted((a, b) => a.number - b.number)
    .map(block => {
      const size = Buffer.alloc(place)
      size.writeUInt16LE(block.bytes.length)
      size.writeUInt16LE(2, 2)
      return Buffer.concat([placeOf(block.number), placeOf(block.at), size])
    })
  const roots = place === 8 ? { nodes: 224, blocks: 240, end: 184 } : { nodes: 188, blocks: 196, end: 168 }
  header.writeUInt32LE(treeOf(0x81, nodeRows), roots.nodes)
  header.writeUInt32LE(treeOf(0x80, blockRows), roots.blocks)
  header.writeUInt32LE(end, roots.end)
  const whole = Buffer.concat(pieces)
  header.copy(whole)
  return new Uint8Array(whole)
}

/** Items of a heap, spread over blocks; an item's number tells block and place. */
class HeapWriter {
  root = 0
  readonly #kind: number
  readonly #blocks: Buffer[][] = [[]]

  constructor(kind: number) {
    this.#kind = kind
  }

  add(bytes: Buffer): number {
    const last = this.#blocks.at(-1) ?? []
    const used = last.reduce((sum, item) => sum + item.length + 2, 0)
    if (last.length > 0 && used + bytes.length > largest - 200) this.#blocks.push([bytes])
    else last.push(bytes)
    const block = this.#blocks.length - 1
    return (block << 16) | ((this.#blocks[block]?.length ?? 0) << 5)
  }

  patch(hid: number, bytes: Buffer): void {
    const block = this.#blocks[hid >>> 16]
    if (block !== undefined) block[((hid >>> 5) & 0x7ff) - 1] = bytes
  }

  blocks(): Buffer[] {
    return this.#blocks.map((items, number) => {
      const head = Buffer.alloc(number === 0 ? 12 : 2)
      if (number === 0) {
        head.writeUInt8(0xec, 2)
        head.writeUInt8(this.#kind, 3)
        head.writeUInt32LE(this.root, 4)
      }
      const map = Buffer.alloc(4 + 2 * (items.length + 1))
      map.writeUInt16LE(items.length)
      let at = head.length
      for (const [i, item] of items.entries()) {
        map.writeUInt16LE(at, 4 + 2 * i)
        at += item.length
      }
      map.writeUInt16LE(at, 4 + 2 * items.length)
      const odd = Buffer.alloc(at % 2)
      head.writeUInt16LE(at + odd.length)
      return Buffer.concat([head, ...items, odd, map])
    })
  }
}

function treeHead(keyBytes: number, valueBytes: number, records: number): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt8(0xb5)
  head.writeUInt8(keyBytes, 1)
  head.writeUInt8(valueBytes, 2)
  head.writeUInt32LE(records, 4)
  return head
}

function isInline(type: number): boolean {
  return type === 3 || type === 0x0b
}

function numberOf(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function padTo(bytes: Buffer, size: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((size - (bytes.length % size)) % size)])
}
