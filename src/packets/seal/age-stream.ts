/**
 * The payload of an age file: STREAM over 64 KiB chunks with ChaCha20-Poly1305 (c2sp.org/age, "Payload"), by libsodium.
 * Chunk i has nonce = i as 11 bytes big-endian ‖ 01 for the last chunk, else 00. A chunk can be opened on its own, so a sealed
 * file is readable from any place without a decrypted copy on the disk.
 */
import { hkdfSync } from 'node:crypto'
import sodium from 'sodium-native'
import { damaged } from './failures.ts'

export const chunkBytes = 64 * 1024
export const tagBytes = 16
export const sealedChunkBytes = chunkBytes + tagBytes
export const streamNonceBytes = 16
/** Read, worked and written at once: 32 chunks. */
export const windowChunks = 32
export const windowBytes = windowChunks * chunkBytes
export const sealedWindowBytes = windowChunks * sealedChunkBytes

export function streamKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32))
}

export function chunksIn(plainBytes: number): number {
  return Math.max(1, Math.ceil(plainBytes / chunkBytes))
}

export function sealedBytes(plainBytes: number): number {
  return plainBytes + chunksIn(plainBytes) * tagBytes
}

/** How much plaintext a payload of this size holds. PKT-02 when no file can have this size: it was cut, or grew. */
export function plainBytesIn(payloadBytes: number): number {
  const full = Math.floor(payloadBytes / sealedChunkBytes)
  const rest = payloadBytes % sealedChunkBytes
  // The last chunk may be empty only when it is the only one.
  const possible = rest === 0 ? full > 0 : rest > tagBytes || (rest === tagBytes && full === 0)
  if (!possible) throw damaged('cut')
  return payloadBytes - tagBytes * (full + (rest > 0 ? 1 : 0))
}

/** Seals and opens runs of chunks. All chunks of a run are full, but for the last of the file. */
export interface ChunkCipher {
  /** `target` takes plain.length + 16 bytes a chunk; `first` is the number of the first chunk. */
  seal(target: Uint8Array, plain: Uint8Array, first: number, last: boolean): void
  /** PKT-02 when a tag is wrong. */
  open(target: Uint8Array, sealed: Uint8Array, first: number, last: boolean): void
}

export function chunkCipher(key: Uint8Array): ChunkCipher {
  const nonce = new Uint8Array(12)
  const view = new DataView(nonce.buffer)
  const nonceFor = (chunk: number, last: boolean) => {
    view.setUint32(7, chunk)
    nonce[11] = last ? 1 : 0
    return nonce
  }
  return {
    seal(target, plain, first, last) {
      const count = chunksIn(plain.length)
      for (let i = 0; i < count; i += 1) {
        const message = plain.subarray(i * chunkBytes, (i + 1) * chunkBytes)
        const at = i * sealedChunkBytes
        const cipher = target.subarray(at, at + message.length + tagBytes)
        const from = nonceFor(first + i, last && i === count - 1)
        sodium.crypto_aead_chacha20poly1305_ietf_encrypt(cipher, message, null, null, from, key)
      }
    },
    open(target, sealed, first, last) {
      const count = Math.ceil(sealed.length / sealedChunkBytes)
      for (let i = 0; i < count; i += 1) {
        const cipher = sealed.subarray(i * sealedChunkBytes, (i + 1) * sealedChunkBytes)
        const at = i * chunkBytes
        const message = target.subarray(at, at + cipher.length - tagBytes)
        const from = nonceFor(first + i, last && i === count - 1)
        try {
          sodium.crypto_aead_chacha20poly1305_ietf_decrypt(message, null, cipher, null, from, key)
        } catch (cause) {
          throw damaged('payload', cause)
        }
      }
    },
  }
}
