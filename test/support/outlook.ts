/** Outlook items built by hand, for tests: a compound file with a message in it (.msg), and the same as TNEF (winmail.dat). */

export type Value = string | number | boolean | Date | Uint8Array

/** Properties by id; a text is Unicode unless `codePage` bytes are given for it. */
export type Properties = Readonly<Record<number, Value>>

export interface MadeItem {
  readonly properties: Properties
  readonly recipients?: readonly Properties[]
  readonly attachments?: readonly { readonly properties: Properties; readonly item?: MadeItem }[]
  /** Id from 0x8000 → set (32 hex digits as written) and number. */
  readonly named?: readonly { readonly id: number; readonly set: string; readonly number: number }[]
}

/** One-byte text, where a test is about code pages. */
export class OneByte extends Uint8Array {}

export interface Raw {
  readonly id: number
  readonly type: number
  readonly bytes: Buffer
}

export function rawOf(properties: Properties): Raw[] {
  return Object.entries(properties).map(([key, value]) => {
    const id = Number(key)
    if (value instanceof OneByte) return { id, type: 0x1e, bytes: Buffer.from(value) }
    if (value instanceof Uint8Array) return { id, type: 0x102, bytes: Buffer.from(value) }
    if (typeof value === 'string') return { id, type: 0x1f, bytes: Buffer.from(value, 'utf16le') }
    if (typeof value === 'boolean') return { id, type: 0x0b, bytes: Buffer.from([value ? 1 : 0, 0, 0, 0]) }
    if (typeof value === 'number') {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32LE(value)
      return { id, type: 3, bytes }
    }
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(BigInt(value.getTime() + 11_644_473_600_000) * 10_000n)
    return { id, type: 0x40, bytes }
  })
}

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0')
const guidBytes = (set: string): Buffer => {
  const written = Buffer.from(set, 'hex')
  return Buffer.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map(i => written[i] ?? 0))
}

type Tree = Map<string, Tree | Buffer>

/** A .msg file. */
export function aMsg(item: MadeItem): Uint8Array<ArrayBuffer> {
  const root = storageOf(item, 32)
  const named = item.named ?? []
  const sets = [...new Set(named.map(name => name.set))]
  const rows = named.map(name => {
    const row = Buffer.alloc(8)
    row.writeUInt32LE(name.number)
    row.writeUInt16LE((sets.indexOf(name.set) + 3) << 1, 4)
    row.writeUInt16LE(name.id - 0x8000, 6)
    return row
  })
  root.set(
    '__nameid_version1.0',
    new Map([
      ['__substg1.0_00020102', Buffer.concat(sets.map(guidBytes))],
      ['__substg1.0_00030102', Buffer.concat(rows)],
    ]),
  )
  return compoundFile(root)
}

function storageOf(item: MadeItem, header: number): Tree {
  const storage = propertiesOf(item.properties, header)
  for (const [i, recipient] of (item.recipients ?? []).entries())
    storage.set(`__recip_version1.0_#${hex(i, 8)}`, propertiesOf(recipient, 8))
  for (const [i, attachment] of (item.attachments ?? []).entries()) {
    const inner = propertiesOf(attachment.properties, 8)
    if (attachment.item !== undefined) inner.set('__substg1.0_3701000D', storageOf(attachment.item, 24))
    storage.set(`__attach_version1.0_#${hex(i, 8)}`, inner)
  }
  return storage
}

function propertiesOf(properties: Properties, header: number): Tree {
  const tree: Tree = new Map()
  const rows = rawOf(properties).map(({ id, type, bytes }) => {
    const row = Buffer.alloc(16)
    row.writeUInt16LE(type)
    row.writeUInt16LE(id, 2)
    row.writeUInt32LE(6, 4)
    const isFixed = type === 3 || type === 0x0b || type === 0x40
    if (isFixed) bytes.copy(row, 8)
    else {
      row.writeUInt32LE(bytes.length, 8)
      tree.set(`__substg1.0_${hex(id, 4)}${hex(type, 4)}`, bytes)
    }
    return row
  })
  tree.set('__properties_version1.0', Buffer.concat([Buffer.alloc(header), ...rows]))
  return tree
}

const sectorBytes = 512
const endOfChain = 0xffff_fffe
const free = 0xffff_ffff
const padTo = (bytes: Buffer, size: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((size - (bytes.length % size)) % size)])

/** A compound file of version 3: small streams in the mini stream, siblings in a list to the right. */
export function compoundFile(root: Tree): Uint8Array<ArrayBuffer> {
  const mini: Buffer[] = []
  const miniTable: number[] = []
  const sectors: Buffer[] = []
  const table: number[] = []
  const addSectors = (bytes: Buffer): number => {
    const start = sectors.length
    const padded = padTo(bytes, sectorBytes)
    for (let at = 0; at < padded.length; at += sectorBytes) {
      sectors.push(padded.subarray(at, at + sectorBytes))
      table.push(at + sectorBytes < padded.length ? sectors.length : endOfChain)
    }
    return start
  }
  const addMini = (bytes: Buffer): number => {
    const start = miniTable.length
    const padded = padTo(bytes, 64)
    mini.push(padded)
    for (let at = 64; at <= padded.length; at += 64)
      miniTable.push(at < padded.length ? miniTable.length + 1 : endOfChain)
    return start
  }
  const entries: Buffer[] = []
  const add = (name: string, type: number): number => {
    const entry = Buffer.alloc(128)
    entry.write(name, 0, 'utf16le')
    entry.writeUInt16LE(2 * name.length + 2, 64)
    entry.writeUInt8(type, 66)
    for (const at of [68, 72, 76]) entry.writeUInt32LE(free, at)
    return entries.push(entry) - 1
  }
  const fill = (storage: Tree, parent: number): void => {
    let last = -1
    for (const [name, content] of storage) {
      const number = add(name, content instanceof Map ? 1 : 2)
      entries[last < 0 ? parent : last]?.writeUInt32LE(number, last < 0 ? 76 : 72)
      last = number
      if (content instanceof Map) fill(content, number)
      else {
        const start =
          content.length === 0 ? endOfChain : content.length < 4_096 ? addMini(content) : addSectors(content)
        entries[number]?.writeUInt32LE(start, 116)
        entries[number]?.writeUInt32LE(content.length, 120)
      }
    }
  }
  add('Root Entry', 5)
  fill(root, 0)
  const miniStream = Buffer.concat(mini)
  entries[0]?.writeUInt32LE(miniStream.length === 0 ? endOfChain : addSectors(miniStream), 116)
  entries[0]?.writeUInt32LE(miniStream.length, 120)
  const miniTableStart = miniTable.length === 0 ? endOfChain : addSectors(numbers(miniTable))
  const directoryStart = addSectors(Buffer.concat(entries))
  const tableSectors = Math.ceil(table.length / 127)
  const tableStart = sectors.length
  const whole = [...table, ...Array.from({ length: tableSectors }, () => 0xffff_fffd)]
  while (whole.length % 128 !== 0) whole.push(free)
  sectors.push(numbers(whole))
  const header = Buffer.alloc(sectorBytes, 0xff)
  header.fill(0, 0, 76)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, at)
  const fields = [
    ...([
      [44, tableSectors],
      [48, directoryStart],
      [56, 4_096],
      [60, miniTableStart],
    ] as const),
    ...([
      [64, Math.ceil(miniTable.length / 128)],
      [68, endOfChain],
      [72, 0],
    ] as const),
  ]
  for (const [at, value] of fields) header.writeUInt32LE(value, at)
  for (let i = 0; i < tableSectors; i++) header.writeUInt32LE(tableStart + i, 76 + 4 * i)
  return new Uint8Array(Buffer.concat([header, ...sectors]))
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value, 4 * i)
  const rest = (sectorBytes - (bytes.length % sectorBytes)) % sectorBytes
  return Buffer.concat([bytes, Buffer.alloc(rest, 0xff)])
}

/** The same item as Outlook sends it to people without Outlook. */
export function aTnef(item: MadeItem): Uint8Array<ArrayBuffer> {
  const start = Buffer.alloc(6)
  start.writeUInt32LE(0x223e_9f78)
  const pieces = [start, attribute(1, 0x0006_9003, propertyList(rawOf(item.properties)))]
  if (item.recipients !== undefined) {
    const count = Buffer.alloc(4)
    count.writeUInt32LE(item.recipients.length)
    const rows = item.recipients.map(row => propertyList(rawOf(row)))
    pieces.push(attribute(1, 0x0006_9004, Buffer.concat([count, ...rows])))
  }
  for (const { properties, item: inner } of item.attachments ?? []) {
    pieces.push(attribute(2, 0x0006_9002, Buffer.alloc(14)))
    const raw = rawOf(properties)
    const message = guidBytes('0002030700000000c000000000000046')
    if (inner !== undefined) raw.push({ id: 0x3701, type: 0x0d, bytes: Buffer.concat([message, aTnef(inner)]) })
    pieces.push(attribute(2, 0x0006_9005, propertyList(raw)))
  }
  return new Uint8Array(Buffer.concat(pieces))
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt8(level)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(data.length, 5)
  const sum = Buffer.alloc(2)
  sum.writeUInt16LE(data.reduce((total, byte) => (total + byte) & 0xffff, 0))
  return Buffer.concat([head, data, sum])
}

function propertyList(raw: readonly Raw[]): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32LE(raw.length)
  const pieces = raw.map(({ id, type, bytes }) => {
    const tag = Buffer.alloc(4)
    tag.writeUInt16LE(type)
    tag.writeUInt16LE(id, 2)
    if (type === 3 || type === 0x0b || type === 0x40) return Buffer.concat([tag, bytes])
    const sizes = Buffer.alloc(8)
    sizes.writeUInt32LE(1)
    sizes.writeUInt32LE(bytes.length, 4)
    return Buffer.concat([tag, sizes, padTo(bytes, 4)])
  })
  return Buffer.concat([count, ...pieces])
}
