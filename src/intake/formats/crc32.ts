/** CRC-32 as in ZIP and gzip (ISO 3309). */
const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let k = 0; k < 8; k++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** One byte further, without the two inversions of the sum: what the old cipher of ZIP is made of. */
export function crc32Step(value: number, byte: number): number {
  return ((table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)) >>> 0
}

export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return ~value >>> 0
}
