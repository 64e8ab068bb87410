/** Sealed bytes as files: written once to a part file, read through with every check of the format. */
import { closeSync, constants, fstatSync, fsyncSync, openSync } from 'node:fs'
import { IntegrityFailure } from '../contract/errors.ts'
import { readAt, removeLeftover, storing, writeAll } from './durable.ts'
import { createSealer, openSealed, type SealKey } from './sealed-bytes.ts'
import { codeOf } from './storage-errors.ts'

export interface SealedFileWriter {
  push(data: Uint8Array): void
  /** Pads, writes the header, syncs and closes. */
  finish(): void
  /** Closes and removes what was written. Safe to call twice. */
  abandon(): void
}

/** Begins a new file (mode 0600). Flat memory: two chunks, whatever the size. */
export function createSealedFile(path: string, seal: SealKey): SealedFileWriter {
  const file = storing(() => openSync(path, 'wx', 0o600))
  const sealer = createSealer(seal, (position, bytes) => writeAll(file, bytes, position))
  let open = true
  const close = (): void => {
    if (open) closeSync(file)
    open = false
  }
  return {
    push: data => storing(() => sealer.push(data)),
    finish: () =>
      storing(() => {
        sealer.finish()
        fsyncSync(file)
        close()
      }),
    abandon() {
      if (!open) return
      close()
      removeLeftover(path)
    },
  }
}

/**
 * Reads a sealed file in pieces of at most 64 KiB. ORIGINAL_MISSING when there is none, SEALED_BYTES_DAMAGED when any byte of it is
 * not what was written. A reader that stops early closes the file.
 */
export function* openSealedFile(path: string, seal: SealKey): Generator<Uint8Array> {
  const file = openForReading(path, seal)
  try {
    yield* openSealed((position, length) => storing(() => readAt(file, position, length)), fstatSync(file).size, seal)
  } finally {
    closeSync(file)
  }
}

function openForReading(path: string, { id }: SealKey): number {
  try {
    // Windows has no O_NOFOLLOW: absent, it adds nothing.
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT' && codeOf(cause) !== 'ELOOP') throw cause
    throw new IntegrityFailure('ORIGINAL_MISSING', { subject: Buffer.from(id).toString('hex'), cause })
  }
}
