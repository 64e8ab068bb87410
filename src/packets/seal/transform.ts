/**
 * Source → work → file in windows, with the next read and the last write under way while a window is worked on. Two buffers
 * each way, used again and again: memory stays flat whatever the size.
 */
import type { FileHandle } from 'node:fs/promises'
import { writeFully, type ByteSource } from './bytes.ts'

export interface Windows {
  readonly inBytes: number
  readonly outBytes: number
  readonly signal?: AbortSignal | undefined
}

/** Fills `into` from `bytes` and returns the part of it that is to be written. An empty source is one empty window. */
export type WindowWork = (
  into: Uint8Array,
  bytes: Uint8Array,
  at: { readonly window: number; readonly last: boolean },
) => Uint8Array

export async function transform(
  source: ByteSource,
  handle: FileHandle,
  { inBytes, outBytes, signal }: Windows,
  work: WindowWork,
): Promise<void> {
  const ins = pair(Math.min(inBytes, source.size))
  const outs = pair(outBytes)
  const count = Math.max(1, Math.ceil(source.size / inBytes))
  const read = (window: number) => {
    const from = window * inBytes
    const bytes = ins(window).subarray(0, Math.min(inBytes, source.size - from))
    return underWay(source.readInto(bytes, from).then(() => bytes))
  }
  let reading = read(0)
  let writing = underWay(Promise.resolve())
  try {
    for (let window = 0; window < count; window += 1) {
      signal?.throwIfAborted()
      const bytes = await reading
      const last = window === count - 1
      if (!last) reading = read(window + 1)
      const made = work(outs(window), bytes, { window, last })
      await writing
      writing = underWay(writeFully(handle, made))
    }
    await writing
  } finally {
    // Whoever closes the files next must find them at rest.
    await Promise.allSettled([reading, writing])
  }
}

function pair(bytes: number): (window: number) => Uint8Array {
  const even = new Uint8Array(bytes)
  const odd = new Uint8Array(bytes)
  return window => (window % 2 === 0 ? even : odd)
}

/** Awaited later: a failure in the meantime must not count as unhandled. */
function underWay<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
