/**
 * Bytes that must not outlive their owner. They are lent inside `use` and zeroed by `wipe`; a secret shows nothing of itself
 * when it is logged or serialised. Zeroing is hygiene, not a boundary: locking ends the process (security design §0.1).
 */
import { Locked } from '../contract/errors.ts'

export interface Secret {
  /** The bytes are valid during the call only. Refused with LOCKED once wiped. */
  use<T>(work: (bytes: Uint8Array) => T): T
  /** For asynchronous work: lends a copy and zeroes it afterwards, so that a wipe meanwhile cannot hand out zeros as a key. */
  lend<T>(work: (bytes: Uint8Array) => Promise<T>): Promise<T>
  wipe(): void
}

/** Takes the bytes over: the caller keeps no copy. */
export function secretOf(bytes: Uint8Array): Secret {
  let open = true
  const opened = (): Uint8Array => {
    if (!open) throw new Locked('LOCKED')
    return bytes
  }
  return {
    use: work => work(opened()),
    lend: async work => await lend(new Uint8Array(opened()), work),
    wipe() {
      open = false
      bytes.fill(0)
    },
  }
}

/** Lends bytes to `work` and zeroes them on every way out, also when `work` is asynchronous. */
export async function lend<T>(bytes: Uint8Array, work: (bytes: Uint8Array) => T | Promise<T>): Promise<T> {
  try {
    return await work(bytes)
  } finally {
    bytes.fill(0)
  }
}

/** The same for synchronous work. */
export function lendNow<T>(bytes: Uint8Array, work: (bytes: Uint8Array) => T): T {
  try {
    return work(bytes)
  } finally {
    bytes.fill(0)
  }
}
