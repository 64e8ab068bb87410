/**
 * Frames between the CLI and its parser child: u32 length, u32 length of the head, the head as JSON, then bytes. Inside the head a
 * byte array stands as `{"$bytes":[start,length]}` into what follows. JSON rather than a serialised object graph, because the one
 * end has read foreign bytes and the other holds the keys.
 */

const lengths = 8

/** Head and bytes of one frame as pieces to be written one after another; nothing large is copied. */
export function frameOf(head: unknown): Uint8Array[] {
  const tails: Uint8Array[] = []
  let at = 0
  const json = JSON.stringify(head, (_key, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value
    tails.push(value)
    at += value.length
    return { $bytes: [at - value.length, value.length] }
  })
  const text = new TextEncoder().encode(json)
  const start = new DataView(new ArrayBuffer(lengths))
  start.setUint32(0, text.length + at, true)
  start.setUint32(4, text.length, true)
  return [new Uint8Array(start.buffer), text, ...tails]
}

/** Weight of a frame without its two lengths. */
export function frameBytes(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, -lengths)
}

/**
 * Takes frames apart as pieces arrive. A frame is collected into one array of its stated length, so a large one is held once. Calls
 * `refuse` once, and nothing after it, when a frame is larger than `maxBytes` or is no JSON.
 */
export class FrameReader {
  readonly #maxBytes: number
  readonly #frame: (head: unknown) => void
  readonly #refuse: () => void
  readonly #start = new Uint8Array(lengths)
  #startLength = 0
  #body: Uint8Array | null = null
  #bodyLength = 0
  #refused = false

  constructor(maxBytes: number, frame: (head: unknown) => void, refuse: () => void) {
    this.#maxBytes = maxBytes
    this.#frame = frame
    this.#refuse = refuse
  }

  push(piece: Uint8Array): void {
    let rest = piece
    while (rest.length > 0 && !this.#refused)
      rest = this.#body === null ? this.#takeStart(rest) : this.#takeBody(rest, this.#body)
  }

  #takeStart(piece: Uint8Array): Uint8Array {
    const taken = piece.subarray(0, lengths - this.#startLength)
    this.#start.set(taken, this.#startLength)
    this.#startLength += taken.length
    if (this.#startLength === lengths) {
      const view = new DataView(this.#start.buffer)
      const total = view.getUint32(0, true)
      if (total > this.#maxBytes || view.getUint32(4, true) > total) this.#fail()
      else if (total === 0) this.#fail()
      else this.#body = new Uint8Array(total)
    }
    return piece.subarray(taken.length)
  }

  #takeBody(piece: Uint8Array, body: Uint8Array): Uint8Array {
    const taken = piece.subarray(0, body.length - this.#bodyLength)
    body.set(taken, this.#bodyLength)
    this.#bodyLength += taken.length
    if (this.#bodyLength === body.length) {
      const headLength = new DataView(this.#start.buffer).getUint32(4, true)
      this.#body = null
      this.#bodyLength = 0
      this.#startLength = 0
      this.#deliver(body, headLength)
    }
    return piece.subarray(taken.length)
  }

  #deliver(body: Uint8Array, headLength: number): void {
    let head: unknown
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(0, headLength))
      head = JSON.parse(text, (_key, value: unknown) => bytesIn(value, body.subarray(headLength)))
    } catch {
      this.#fail()
      return
    }
    this.#frame(head)
  }

  #fail(): void {
    this.#refused = true
    this.#refuse()
  }
}

/** A reference outside the frame stays the object it is, and the schema behind refuses it. */
function bytesIn(value: unknown, tails: Uint8Array): unknown {
  if (typeof value !== 'object' || value === null || !('$bytes' in value) || !Array.isArray(value.$bytes)) return value
  const range: unknown[] = value.$bytes
  const [start, length] = range
  const inside = Number.isSafeInteger(start) && Number.isSafeInteger(length)
  if (!inside || typeof start !== 'number' || typeof length !== 'number') return value
  if (start < 0 || length < 0 || start + length > tails.length) return value
  return tails.subarray(start, start + length)
}
