/**
 * Sealed bytes (SKBLOB1): originals, quarantine, staging. AES-256-GCM in chunks under a key of their own that serves once; the size
 * is padded (Padmé), so that it says little. One writer and one reader for values in memory and for files.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { Defect, IntegrityFailure } from '../contract/errors.ts'
import { blobFormat } from './formats.ts'

const { headerBytes, chunkBytes, tagBytes, idBytes, keyBytes } = blobFormat
const lengthBytes = 8
const sealedChunkBytes = chunkBytes + tagBytes
const zeros = Buffer.alloc(chunkBytes)

/** Key and id of one object. Both are drawn for it and used once. */
export interface SealKey {
  readonly key: Uint8Array
  /** 16 bytes: the file's name in hex. */
  readonly id: Uint8Array
}

export type DamagedPart = 'header' | 'chunk' | 'length' | 'padding' | 'end'

/** P: 8 + length rounded up to a multiple of 2^(E−S), at most 12 % more. */
export function paddedBytes(dataBytes: number): number {
  const l = lengthBytes + dataBytes
  const e = l.toString(2).length - 1 // ⌊log2 l⌋ without rounding
  const s = Math.floor(Math.log2(e)) + 1
  const step = 2 ** Math.max(0, e - s)
  return Math.ceil(l / step) * step
}

/** Size on disk of that many bytes. */
export function sealedSize(dataBytes: number): number {
  const padded = paddedBytes(dataBytes)
  return headerBytes + padded + tagBytes * Math.ceil(padded / chunkBytes)
}

/** Takes data in pieces of any size and hands out the sealed file in pieces, each with its place. */
export interface Sealer {
  push(data: Uint8Array): void
  /** Pads and closes. Header and first chunk come last: only then is the length known. */
  finish(): void
}

export type PutBytes = (position: number, bytes: Uint8Array) => void

export function createSealer(seal: SealKey, put: PutBytes): Sealer {
  const header = headerOf(seal)
  const first = new Uint8Array(chunkBytes)
  let rest = new Uint8Array(0) // made when a second chunk begins: most originals have one
  let index = 0
  let filled = lengthBytes
  let dataBytes = 0

  /** A full buffer is sealed only when more follows: the last chunk carries a flag and may be full itself. */
  const flush = (): void => {
    if (index > 0) put(chunkAt(index), sealChunk(seal.key, header, index, false, rest))
    else rest = new Uint8Array(chunkBytes)
    index += 1
    filled = 0
  }
  const append = (data: Uint8Array): void => {
    for (let at = 0; at < data.length;) {
      if (filled === chunkBytes) flush()
      const piece = data.subarray(at, at + chunkBytes - filled)
      ;(index === 0 ? first : rest).set(piece, filled)
      filled += piece.length
      at += piece.length
    }
  }
  return {
    push(data) {
      dataBytes += data.length
      append(data)
    },
    finish() {
      for (let left = paddedBytes(dataBytes) - lengthBytes - dataBytes; left > 0; left -= Math.min(left, chunkBytes)) {
        append(new Uint8Array(Math.min(left, chunkBytes)))
      }
      new DataView(first.buffer).setBigUint64(0, BigInt(dataBytes), true)
      if (index > 0) put(chunkAt(index), sealChunk(seal.key, header, index, true, rest.subarray(0, filled)))
      put(chunkAt(0), sealChunk(seal.key, header, 0, index === 0, index === 0 ? first.subarray(0, filled) : first))
      put(0, header)
      first.fill(0)
      rest.fill(0)
    },
  }
}

/** Seals a value in memory. */
export function sealBytes(data: Uint8Array, seal: SealKey): Uint8Array {
  const padded = paddedBytes(data.length)
  if (padded <= chunkBytes) return sealOneChunk(data, padded, seal)
  const sealed = new Uint8Array(sealedSize(data.length))
  const sealer = createSealer(seal, (position, bytes) => sealed.set(bytes, position))
  sealer.push(data)
  sealer.finish()
  return sealed
}

function sealOneChunk(data: Uint8Array, padded: number, seal: SealKey): Uint8Array {
  const header = headerOf(seal)
  const plain = new Uint8Array(padded)
  new DataView(plain.buffer).setBigUint64(0, BigInt(data.length), true)
  plain.set(data, lengthBytes)
  const sealed = Buffer.concat([header, sealChunk(seal.key, header, 0, true, plain)])
  plain.fill(0)
  return new Uint8Array(sealed)
}

/**
 * Opens sealed bytes piece by piece. `read` returns the bytes at a position, fewer only at the end. The piece with the last byte of
 * data is given out after every following chunk, the flag, the length and the zeros were right. Throws SEALED_BYTES_DAMAGED.
 */
export function* openSealed(
  read: (position: number, length: number) => Uint8Array,
  sizeBytes: number,
  seal: SealKey,
): Generator<Uint8Array> {
  const header = read(0, headerBytes)
  if (!Buffer.from(headerOf(seal)).equals(header)) throw damaged('header', seal)
  const sealedBytes = sizeBytes - headerBytes
  const chunks = Math.ceil(sealedBytes / sealedChunkBytes)
  const padded = sealedBytes - chunks * tagBytes
  if (chunks < 1 || padded <= (chunks - 1) * chunkBytes) throw damaged('end', seal)
  let left = 0
  let held: Uint8Array | undefined
  for (let index = 0; index < chunks; index++) {
    const length = Math.min(chunkBytes, padded - index * chunkBytes) + tagBytes
    let plain = openChunk(seal, header, index, index === chunks - 1, read(chunkAt(index), length), length)
    if (index === 0) {
      left = readLength(plain, padded, seal)
      plain = plain.subarray(lengthBytes)
    }
    const data = plain.subarray(0, Math.min(left, plain.length))
    if (!zeros.subarray(0, plain.length - data.length).equals(plain.subarray(data.length)))
      throw damaged('padding', seal)
    left -= data.length
    if (data.length === 0) continue
    if (held) yield held
    held = data
  }
  if (read(sizeBytes, 1).length > 0) throw damaged('end', seal)
  if (held) yield held
}

/** Opens a value in memory, whole or not at all. */
export function openBytes(sealed: Uint8Array, seal: SealKey): Uint8Array {
  const read = (position: number, length: number): Uint8Array => sealed.subarray(position, position + length)
  return new Uint8Array(Buffer.concat([...openSealed(read, sealed.length, seal)]))
}

function chunkAt(index: number): number {
  return headerBytes + index * sealedChunkBytes
}

function headerOf({ key, id }: SealKey): Uint8Array {
  if (key.length !== keyBytes || id.length !== idBytes) throw new Defect('DEFECT')
  const header = Buffer.alloc(headerBytes)
  header.write(blobFormat.magic, 0, 'latin1')
  header.writeUInt32LE(blobFormat.version, 8)
  header.writeUInt32LE(chunkBytes, 12)
  header.set(id, 16)
  return new Uint8Array(header)
}

/** The index as 11 bytes big-endian, as in age, then 01 for the last chunk. */
function nonceOf(index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(index), 3)
  nonce[11] = last ? 1 : 0
  return nonce
}

function sealChunk(key: Uint8Array, header: Uint8Array, index: number, last: boolean, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, last), { authTagLength: tagBytes }).setAAD(header)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openChunk(
  seal: SealKey,
  header: Uint8Array,
  index: number,
  last: boolean,
  sealed: Uint8Array,
  length: number,
): Uint8Array {
  if (sealed.length !== length) throw damaged('end', seal)
  const decipher = createDecipheriv('aes-256-gcm', seal.key, nonceOf(index, last), { authTagLength: tagBytes }).setAAD(
    header,
  )
  decipher.setAuthTag(sealed.subarray(length - tagBytes))
  const plain = decipher.update(sealed.subarray(0, length - tagBytes))
  try {
    decipher.final()
  } catch {
    plain.fill(0)
    throw damaged('chunk', seal)
  }
  return plain
}

/** The length is sealed in the first chunk; it must be the one that gives exactly this padded size. */
function readLength(first: Uint8Array, padded: number, seal: SealKey): number {
  if (first.length < lengthBytes) throw damaged('length', seal)
  const length = Number(new DataView(first.buffer, first.byteOffset).getBigUint64(0, true))
  if (!Number.isSafeInteger(length) || paddedBytes(length) !== padded) throw damaged('length', seal)
  return length
}

function damaged(part: DamagedPart, { id }: SealKey): IntegrityFailure {
  return new IntegrityFailure('SEALED_BYTES_DAMAGED', { subject: Buffer.from(id).toString('hex'), details: { part } })
}
