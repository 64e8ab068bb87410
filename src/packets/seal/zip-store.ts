/**
 * ZIP as packets have it (APPNOTE 6.3): method stored, names sorted by bytes, 1980-01-01, UTF-8 flag, no extra fields, no
 * comment, no data descriptors, no ZIP64. Equal entries give equal bytes. The reader accepts nothing else: it writes every
 * header again and compares, so there is no second way to read a file.
 */
import { Defect } from '../../contract/errors.ts'
import { allOf, joinedSource, memorySource, sliceSource, type ByteSource } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { contentsDiffer } from './failures.ts'

export interface ZipEntry {
  readonly name: string
  readonly content: ByteSource
  readonly crc32: number
}

const localBytes = 30
const centralBytes = 46
const endBytes = 22
const maxEntries = 0xfffe
const maxDirectoryBytes = 16 * 1024 * 1024
const maxNameBytes = 200
const utf8Flag = 0x0800
const firstOfJanuary1980 = 0x21

/** Names of a packet are plain ASCII paths: what a sender called a file is a field in JSON. Nothing hidden, no `..`. */
const goodName = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/

/** The ZIP of these entries, described: bytes are fetched when they are read. The order of `entries` does not matter. */
export function zipOf(entries: readonly ZipEntry[]): ByteSource {
  const sorted = entries.toSorted((a, b) => compareNames(a.name, b.name))
  const parts: ByteSource[] = []
  const directory: Uint8Array[] = []
  let at = 0
  sorted.forEach((entry, i) => {
    if (!goodName.test(entry.name) || sorted[i - 1]?.name === entry.name) throw badEntry()
    directory.push(centralHeader(entry, at))
    const header = localHeader(entry)
    parts.push(memorySource(header), entry.content)
    at += header.length + entry.content.size
  })
  const central = Buffer.concat(directory)
  if (sorted.length > maxEntries || at + central.length + endBytes > 2 ** 31) throw badEntry()
  parts.push(memorySource(central), memorySource(endRecord(sorted.length, central.length, at)))
  return joinedSource(parts)
}

/** The entries, in order. PKT-06 for anything `zipOf` would not have written. Contents are not read: see `contentOf`. */
export async function readZip(source: ByteSource): Promise<ZipEntry[]> {
  if (source.size < endBytes) throw contentsDiffer('zip')
  const end = new Uint8Array(endBytes)
  await source.readInto(end, source.size - endBytes)
  const tail = new DataView(end.buffer)
  const count = tail.getUint16(10, true)
  const directoryBytes = tail.getUint32(12, true)
  const directoryAt = tail.getUint32(16, true)
  const fits = directoryAt + directoryBytes + endBytes === source.size && directoryBytes <= maxDirectoryBytes
  if (!fits || !equal(end, endRecord(count, directoryBytes, directoryAt))) throw contentsDiffer('zip')
  const directory = new Uint8Array(directoryBytes)
  await source.readInto(directory, directoryAt)
  return await readEntries(source, directory, count, directoryAt)
}

async function readEntries(
  source: ByteSource,
  directory: Uint8Array,
  count: number,
  directoryAt: number,
): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  let at = 0
  let read = 0
  for (let i = 0; i < count; i += 1) {
    if (read + centralBytes > directory.length) throw contentsDiffer('zip')
    const nameBytes = view.getUint16(read + 28, true)
    const name = nameIn(directory.subarray(read + centralBytes, read + centralBytes + nameBytes))
    const size = view.getUint32(read + 24, true)
    const contentAt = at + localBytes + nameBytes
    if (contentAt + size > directoryAt) throw contentsDiffer('zip')
    const entry = { name, content: sliceSource(source, contentAt, size), crc32: view.getUint32(read + 16, true) }
    const expected = centralHeader(entry, at)
    if (!equal(directory.subarray(read, read + expected.length), expected)) throw contentsDiffer('zip')
    if (compareNames(entries.at(-1)?.name ?? '', name) >= 0) throw contentsDiffer('zip')
    const header = new Uint8Array(localBytes + nameBytes)
    await source.readInto(header, at)
    if (!equal(header, localHeader(entry))) throw contentsDiffer('zip')
    entries.push(entry)
    read += expected.length
    at = contentAt + size
  }
  if (read !== directory.length || at !== directoryAt) throw contentsDiffer('zip')
  return entries
}

/** All bytes of a small entry, checked against its CRC. PKT-06. */
export async function contentOf(entry: ZipEntry, limit: number): Promise<Uint8Array> {
  const bytes = await allOf(entry.content, limit)
  if (crc32(bytes) !== entry.crc32) throw contentsDiffer('zip')
  return bytes
}

function nameIn(bytes: Uint8Array): string {
  const name = Buffer.from(bytes).toString('latin1')
  if (bytes.length > maxNameBytes || !goodName.test(name)) throw contentsDiffer('name')
  return name
}

/** By bytes; names are ASCII. */
function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What both headers of an entry share, from "version needed" to "extra length". */
function describe(view: DataView, from: number, entry: ZipEntry): void {
  view.setUint16(from, 10, true)
  view.setUint16(from + 2, utf8Flag, true)
  view.setUint16(from + 8, firstOfJanuary1980, true)
  view.setUint32(from + 10, entry.crc32, true)
  view.setUint32(from + 14, entry.content.size, true)
  view.setUint32(from + 18, entry.content.size, true)
  view.setUint16(from + 22, entry.name.length, true)
}

function localHeader(entry: ZipEntry): Uint8Array {
  const bytes = new Uint8Array(localBytes + entry.name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x04034b50, true)
  describe(view, 4, entry)
  bytes.set(Buffer.from(entry.name, 'latin1'), localBytes)
  return bytes
}

function centralHeader(entry: ZipEntry, at: number): Uint8Array {
  const bytes = new Uint8Array(centralBytes + entry.name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x02014b50, true)
  view.setUint16(4, 10, true)
  describe(view, 6, entry)
  view.setUint32(42, at, true)
  bytes.set(Buffer.from(entry.name, 'latin1'), centralBytes)
  return bytes
}

function endRecord(count: number, directoryBytes: number, directoryAt: number): Uint8Array {
  const bytes = new Uint8Array(endBytes)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, directoryBytes, true)
  view.setUint32(16, directoryAt, true)
  return bytes
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

function badEntry(): Defect {
  return new Defect('UNREACHABLE', { details: { kind: 'zip entry' } })
}
