/**
 * Entries of a ZIP archive that ask for a password: the old cipher of APPNOTE 6.3.10 §6.1, and AES as WinZip writes it (AE-1, AE-2;
 * APPNOTE Appendix E). The password is used for this one reading and kept nowhere.
 */
import { ecb } from '@noble/ciphers/aes.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js'
import { crc32Step } from './crc32.ts'
import type { CentralEntry } from './zip-directory.ts'

const oldHeaderBytes = 12

/** The packed bytes in the clear, or null when the password does not fit. */
export async function decryptEntry(
  packed: Uint8Array,
  entry: CentralEntry,
  password: string,
): Promise<Uint8Array | null> {
  const secret = new TextEncoder().encode(password)
  return entry.aes === null ? oldCipher(packed, entry, secret) : await aesCipher(packed, entry.aes.strength, secret)
}

/** Three keys that every byte of the plain text moves on. */
function oldCipher(packed: Uint8Array, entry: CentralEntry, secret: Uint8Array): Uint8Array | null {
  const keys = { first: 0x1234_5678, second: 0x2345_6789, third: 0x3456_7890 }
  const moveOn = (byte: number): void => {
    keys.first = crc32Step(keys.first, byte)
    keys.second = (Math.imul((keys.second + (keys.first & 0xff)) | 0, 134_775_813) + 1) >>> 0
    keys.third = crc32Step(keys.third, keys.second >>> 24)
  }
  for (const byte of secret) moveOn(byte)
  const plain = new Uint8Array(packed.length)
  for (const [at, byte] of packed.entries()) {
    const stream = (keys.third | 2) & 0xffff
    const clear = byte ^ ((Math.imul(stream, stream ^ 1) >>> 8) & 0xff)
    moveOn(clear)
    plain[at] = clear
    // The last byte of the header tells a wrong password from a right one, 255 times out of 256.
    if (at === oldHeaderBytes - 1 && clear !== checkByte(entry)) return null
  }
  return packed.length < oldHeaderBytes ? null : plain.subarray(oldHeaderBytes)
}

function checkByte({ flags, crc, stamp }: CentralEntry): number {
  return (flags & 8) === 0 ? crc >>> 24 : (stamp >>> 8) & 0xff
}

const macBytes = 10
const verifierBytes = 2
const rounds = 1_000
const blockBytes = 16

/** Salt, verifier, content, code of authenticity. Counter mode whose counter runs from 1, its low byte first. */
async function aesCipher(packed: Uint8Array, strength: number, secret: Uint8Array): Promise<Uint8Array | null> {
  const keyBytes = 8 + 8 * strength
  const saltBytes = keyBytes / 2
  const start = saltBytes + verifierBytes
  if (packed.length < start + macBytes) return null
  const made = await pbkdf2Async(sha1, secret, packed.subarray(0, saltBytes), {
    c: rounds,
    dkLen: 2 * keyBytes + verifierBytes,
  })
  const verifier = made.subarray(2 * keyBytes)
  if (!isSame(verifier, packed.subarray(saltBytes, start))) return null
  const content = packed.subarray(start, packed.length - macBytes)
  const code = hmac(sha1, made.subarray(keyBytes, 2 * keyBytes), content).subarray(0, macBytes)
  if (!isSame(code, packed.subarray(packed.length - macBytes))) return null
  const cipher = ecb(made.subarray(0, keyBytes), { disablePadding: true })
  const counters = new Uint8Array(Math.ceil(content.length / blockBytes) * blockBytes)
  const view = new DataView(counters.buffer)
  for (let at = 0; at < counters.length; at += blockBytes) view.setUint32(at, at / blockBytes + 1, true)
  const stream = cipher.encrypt(counters)
  return content.map((byte, at) => byte ^ (stream[at] ?? 0))
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
