/** Random bytes of the system's generator, drawn 4 KiB at a time: an import asks for a nonce a row, and each asking has its price. */
import { randomBytes, randomFillSync } from 'node:crypto'

const poolBytes = 4_096
const mostFromPool = 64

export function pooledRandom(): (bytes: number) => Uint8Array<ArrayBuffer> {
  const pool = new Uint8Array(poolBytes)
  let at = poolBytes
  return bytes => {
    if (bytes > mostFromPool) return new Uint8Array(randomBytes(bytes))
    if (at + bytes > poolBytes) {
      randomFillSync(pool)
      at = 0
    }
    const given = pool.slice(at, at + bytes)
    // What was given out may be a key: it stands in one place only.
    pool.fill(0, at, at + bytes)
    at += bytes
    return given
  }
}
