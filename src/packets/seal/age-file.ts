/**
 * Sealing and opening age files of any size with flat memory. Reading ahead and writing behind over reused buffers is what
 * makes this as fast as the age program; encrypting into new buffers halves it (performance notes §4, G10).
 */
import { randomBytes } from 'node:crypto'
import { maxHeaderBytes, newHeader, openHeader, scanHeader } from './age-header.ts'
import type { RecipientKind } from './age-keys.ts'
import {
  chunkCipher,
  plainBytesIn,
  sealedBytes,
  sealedWindowBytes,
  streamKey,
  streamNonceBytes,
  windowBytes,
  windowChunks,
} from './age-stream.ts'
import { fileSource, sliceSource, writeFully, writeWhole, type ByteSource, type OpenSource } from './bytes.ts'
import { damaged, sealNotAllowed } from './failures.ts'
import { transform } from './transform.ts'

/** Total size of what is sealed: no ZIP64 in a packet. */
export const maxPlainBytes = 2 ** 31

/**
 * Seals `source` to a new file that only these recipients can open; it appears whole or not at all. PKT-07 for recipients
 * that are mixed, of another kind, doubled, too many or none, and above 2 GiB.
 */
export async function sealFile(
  source: ByteSource,
  path: string,
  recipients: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  if (source.size > maxPlainBytes) throw sealNotAllowed('too_large')
  const { header, fileKey } = await newHeader(recipients)
  const nonce = new Uint8Array(randomBytes(streamNonceBytes))
  const key = streamKey(fileKey, nonce)
  try {
    await writeWhole(path, async handle => {
      await writeFully(handle, header)
      await writeFully(handle, nonce)
      const cipher = chunkCipher(key)
      await transform(
        source,
        handle,
        { inBytes: windowBytes, outBytes: sealedWindowBytes, signal },
        (into, plain, at) => {
          const sealed = into.subarray(0, sealedBytes(plain.length))
          cipher.seal(sealed, plain, at.window * windowChunks, at.last)
          return sealed
        },
      )
    })
  } finally {
    key.fill(0)
    fileKey.fill(0)
  }
}

/** A sealed file, opened for reading its plaintext from any place. Nothing decrypted touches the disk. */
export interface SealedSource extends OpenSource {
  readonly kind: RecipientKind
  /**
   * Opens every chunk once and keeps nothing: after this no byte of the file is altered, missing or added. PKT-02 otherwise.
   */
  verify(signal?: AbortSignal): Promise<void>
}

/**
 * Opens a sealed file: size, header caps (no cryptography so far), identity, layout. PKT-07, PKT-02 and PKT-01 in that order.
 * What is read is authentic chunk by chunk; that the file is whole is known after `verify`.
 */
export async function openSealed(path: string, identities: readonly string[]): Promise<SealedSource> {
  const file = await fileSource(path)
  try {
    return sealedSource(file, await readOpening(file, identities))
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Opens a whole file into a new one, which appears only after the final chunk was found good. */
export async function openFile(
  path: string,
  target: string,
  identities: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const file = await fileSource(path)
  try {
    const { payload, key } = await readOpening(file, identities)
    const cipher = chunkCipher(key)
    await writeWhole(target, handle =>
      transform(payload, handle, { inBytes: sealedWindowBytes, outBytes: windowBytes, signal }, (into, sealed, at) => {
        const plain = into.subarray(0, plainBytesIn(sealed.length))
        cipher.open(plain, sealed, at.window * windowChunks, at.last)
        return plain
      }),
    )
  } finally {
    await file.close()
  }
}

interface Opening {
  readonly kind: RecipientKind
  readonly payload: ByteSource
  /** Bytes of plaintext. */
  readonly size: number
  readonly key: Uint8Array
}

async function readOpening(file: ByteSource, identities: readonly string[]): Promise<Opening> {
  const start = new Uint8Array(Math.min(file.size, maxHeaderBytes))
  await file.readInto(start, 0)
  const header = scanHeader(start)
  const payloadAt = header.bytes.length + streamNonceBytes
  if (file.size < payloadAt) throw damaged('cut')
  const payload = sliceSource(file, payloadAt, file.size - payloadAt)
  const size = plainBytesIn(payload.size)
  if (size > maxPlainBytes) throw sealNotAllowed('too_large')
  const fileKey = await openHeader(header.bytes, identities)
  const nonce = new Uint8Array(streamNonceBytes)
  await file.readInto(nonce, header.bytes.length)
  const key = streamKey(fileKey, nonce)
  fileKey.fill(0)
  return { kind: header.kind, payload, size, key }
}

function sealedSource(file: OpenSource, { kind, payload, size, key }: Opening): SealedSource {
  const cipher = chunkCipher(key)
  const sealed = new Uint8Array(Math.min(sealedWindowBytes, payload.size))
  const plain = new Uint8Array(Math.min(windowBytes, size))
  const windows = Math.max(1, Math.ceil(size / windowBytes))
  let loaded = -1

  async function load(window: number): Promise<Uint8Array> {
    const length = Math.min(windowBytes, size - window * windowBytes)
    const opened = plain.subarray(0, length)
    if (loaded === window) return opened
    const from = window * sealedWindowBytes
    const bytes = sealed.subarray(0, Math.min(sealedWindowBytes, payload.size - from))
    loaded = -1
    await payload.readInto(bytes, from)
    cipher.open(opened, bytes, window * windowChunks, window === windows - 1)
    loaded = window
    return opened
  }

  return {
    kind,
    size,
    async readInto(target, position) {
      for (let done = 0; done < target.length;) {
        const at = position + done
        const window = Math.floor(at / windowBytes)
        const opened = await load(window)
        const part = opened.subarray(at - window * windowBytes).subarray(0, target.length - done)
        target.set(part, done)
        done += part.length
      }
    },
    async verify(signal) {
      for (let window = 0; window < windows; window += 1) {
        signal?.throwIfAborted()
        await load(window)
      }
    },
    async close() {
      key.fill(0)
      plain.fill(0)
      await file.close()
    },
  }
}
