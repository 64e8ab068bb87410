/**
 * The archive again, with some entries replaced by stored stubs (R7). Packed data of every other entry are copied as they are, in the
 * same order and with the same time stamp.
 */
import { concat } from './bytes.ts'
import { crc32 } from './crc32.ts'
import type { ZipEntry } from './zip-reader.ts'

/** `stubs` maps an entry to what stands in its place. */
export function rebuiltZip(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  stubs: ReadonlyMap<ZipEntry, Uint8Array>,
): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const stub = stubs.get(entry)
    const data = stub ?? bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes)
    const shared = sharedFields(entry, data.length, stub)
    const local = concat([fields([0x04034b50, 4], [20, 2], ...shared), entry.nameBytes])
    const rest: Field[] = [
      [0, 4],
      [0, 2],
      [entry.attributes, 4],
      [at, 4],
    ]
    directory.push(concat([fields([0x02014b50, 4], [entry.madeBy, 2], [20, 2], ...shared, ...rest), entry.nameBytes]))
    pieces.push(local, data)
    at += local.length + data.length
  }
  const central = concat(directory)
  const counts: Field[] = [
    [entries.length, 2],
    [entries.length, 2],
    [central.length, 4],
    [at, 4],
  ]
  return concat([...pieces, central, fields([0x06054b50, 4], [0, 4], ...counts, [0, 2])])
}

type Field = readonly [value: number, width: 2 | 4]

/** What both headers say, from the flags to the length of the extra field (APPNOTE 4.3.7 and 4.3.12). */
function sharedFields(entry: ZipEntry, packedBytes: number, stub: Uint8Array | undefined): Field[] {
  return [
    [entry.flags & 0x800, 2],
    [stub === undefined ? entry.method : 0, 2],
    [entry.stamp, 4],
    [stub === undefined ? entry.crc : crc32(stub), 4],
    [packedBytes, 4],
    [stub?.length ?? entry.sizeBytes, 4],
    [entry.nameBytes.length, 2],
    [0, 2],
  ]
}

/** Little-endian numbers one after another. */
function fields(...list: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(list.reduce((sum, [, width]) => sum + width, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [value, width] of list) {
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += width
  }
  return bytes
}
