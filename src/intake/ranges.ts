/** A file that is read in pieces, where nobody holds it whole: a mailbox or mail store may be larger than memory. */

export interface Ranges {
  readonly sizeBytes: number
  /** Exactly those bytes, fewer only at the end of the file. Rejects when they cannot be had. */
  read(at: number, length: number): Promise<Uint8Array>
}

/** What is asked for at once, at most: callers that want more ask again. */
export const rangeBytes = 1024 * 1024

export function rangesOf(bytes: Uint8Array): Ranges {
  return { sizeBytes: bytes.length, read: (at, length) => Promise.resolve(bytes.subarray(at, at + length)) }
}

const windowBytes = 64 * 1024

/**
 * The same with what was read last kept at hand: readers ask for many small pieces that lie near each other. Holds at most
 * `windows` × 64 KiB.
 */
export function windowed(ranges: Ranges, windows = 64): Ranges {
  const held = new Map<number, Uint8Array>()
  const window = async (number: number): Promise<Uint8Array> => {
    const known = held.get(number)
    held.delete(number)
    const bytes = known ?? (await ranges.read(number * windowBytes, windowBytes))
    held.set(number, bytes)
    const [oldest] = held.keys()
    if (held.size > windows && oldest !== undefined) held.delete(oldest)
    return bytes
  }
  return {
    sizeBytes: ranges.sizeBytes,
    async read(at, length) {
      const whole = new Uint8Array(Math.max(0, Math.min(length, ranges.sizeBytes - at)))
      for (let done = 0; done < whole.length;) {
        const number = Math.floor((at + done) / windowBytes)
        const from = at + done - number * windowBytes
        const piece = (await window(number)).subarray(from, from + whole.length - done)
        if (piece.length === 0) return whole.subarray(0, done)
        whole.set(piece, done)
        done += piece.length
      }
      return whole
    },
  }
}
