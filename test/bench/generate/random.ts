/** Numbers that look drawn and are the same in every run with the same seed. For made-up texts and files, never for keys. */
import { createCipheriv, createHash } from 'node:crypto'

export interface Draw {
  /** A whole number of at least 0, below `end`. */
  below(end: number): number
  of<T>(choices: readonly [T, ...T[]]): T
  digits(count: number): string
}

/** mulberry32, T. Ettinger: 32 bits of state, enough for choosing words. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    below,
    of: choices => choices[below(choices.length)] ?? choices[0],
    digits: count => Array.from({ length: count }, () => String(below(10))).join(''),
  }
}

/** Bytes that do not compress, in chunks of 1 MiB. */
export function* bytesFrom(seed: number, sizeBytes: number): Generator<Uint8Array> {
  const key = createHash('sha256')
    .update(`bytes ${String(seed)}`)
    .digest()
  const stream = createCipheriv('aes-256-ctr', key, new Uint8Array(16))
  const zeros = new Uint8Array(1024 * 1024)
  for (let left = sizeBytes; left > 0; left -= zeros.length)
    yield stream.update(zeros.subarray(0, Math.min(left, zeros.length)))
}
