/** CRC-32 as ZIP has it (APPNOTE 4.4.7), eight bytes a step. It finds accidents; the hashes of the bag find the rest. */

const tables = makeTables()

/** Continues from `crc`, which is 0 for the first bytes. */
export function crc32(bytes: Uint8Array, crc = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const eights = bytes.length - (bytes.length % 8)
  let c = ~crc
  for (let i = 0; i < eights; i += 8) {
    const low = view.getUint32(i, true) ^ c
    const high = view.getUint32(i + 4, true)
    c =
      at(t7, low) ^
      at(t6, low >>> 8) ^
      at(t5, low >>> 16) ^
      at(t4, low >>> 24) ^
      at(t3, high) ^
      at(t2, high >>> 8) ^
      at(t1, high >>> 16) ^
      at(t0, high >>> 24)
  }
  for (let i = eights; i < bytes.length; i += 1) c = (c >>> 8) ^ at(t0, c ^ (bytes[i] ?? 0))
  return ~c >>> 0
}

/** A table has 256 numbers and the index is one byte: it cannot miss. */
function at(table: Int32Array, index: number): number {
  return table[index & 0xff] ?? 0
}

type Tables = readonly [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]

function makeTables(): Tables {
  const first = new Int32Array(256)
  for (let n = 0; n < 256; n += 1) {
    let c = n
    for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
    first[n] = c
  }
  const next = (table: Int32Array) => table.map(c => (c >>> 8) ^ at(first, c))
  const second = next(first)
  const third = next(second)
  const fourth = next(third)
  const fifth = next(fourth)
  const sixth = next(fifth)
  const seventh = next(sixth)
  return [first, second, third, fourth, fifth, sixth, seventh, next(seventh)]
}
