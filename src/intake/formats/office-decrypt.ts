/**
 * Office documents behind a password (MS-OFFCRYPTO): the compound file holds the document encrypted, and how. Agile encryption
 * (§2.3.4.10, Office 2010 and later) and standard encryption (§2.3.4.5, Office 2007). The password is used for this one reading.
 */
import { cbc, ecb } from '@noble/ciphers/aes.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { base64 } from '@scure/base'
import { concat, u16, u32, u64 } from './bytes.ts'
import { readCfb, streamNamed } from './cfb.ts'
import { attributesOf } from './xml.ts'

export type OpenedOffice = Uint8Array | 'wrong_password' | 'unknown'

export function decryptOffice(bytes: Uint8Array, password: string): OpenedOffice {
  const root = readCfb(bytes)
  const info = root && streamNamed(root, 'EncryptionInfo')
  const sealed = root && streamNamed(root, 'EncryptedPackage')
  if (!info || !sealed || sealed.length < 8) return 'unknown'
  const secret = new Uint8Array(
    Uint16Array.from({ length: password.length }, (_, at) => password.charCodeAt(at)).buffer,
  )
  const [major, minor] = [u16(info, 0), u16(info, 2)]
  if (major === 4 && minor === 4) return agile(info, sealed, secret)
  return minor === 2 && major >= 2 && major <= 4 ? standard(info, sealed, secret) : 'unknown'
}

type Hash = (message: Uint8Array) => Uint8Array
const hashes: Readonly<Record<string, Hash>> = { SHA1: sha1, SHA256: sha256, SHA384: sha384, SHA512: sha512 }
/** A file may ask for more turns than anybody waits for. */
const mostTurns = 1_000_000

/** Block keys of §2.3.4.11 to §2.3.4.13. */
const purposes = {
  verifierInput: [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79],
  verifierValue: [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e],
  key: [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6],
} as const

const segmentBytes = 4_096

function agile(info: Uint8Array, sealed: Uint8Array, secret: Uint8Array): OpenedOffice {
  const xml = new TextDecoder().decode(info.subarray(8))
  const data = attributesOf(xml, 'keyData')
  const lock = attributesOf(xml, 'encryptedKey')
  const [dataHash, hash] = [hashes[data['hashAlgorithm'] ?? ''], hashes[lock['hashAlgorithm'] ?? '']]
  const turns = Number(lock['spinCount'])
  const keyBytes = Number(lock['keyBits']) / 8
  const isKnown = data['cipherChaining'] === 'ChainingModeCBC' && data['cipherAlgorithm'] === 'AES'
  if (!dataHash || !hash || !isKnown || ![16, 24, 32].includes(keyBytes) || !(turns <= mostTurns)) return 'unknown'
  const part = (name: string): Uint8Array => base64.decode(lock[name] ?? '')
  const salt = part('saltValue')
  const turned = turn(hash, salt, secret, turns)
  const opened = (purpose: readonly number[], value: Uint8Array): Uint8Array => {
    const key = sized(hash(concat([turned, Uint8Array.from(purpose)])), keyBytes)
    return cbc(key, sized(salt, 16), { disablePadding: true }).decrypt(value)
  }
  const input = opened(purposes.verifierInput, part('encryptedVerifierHashInput'))
  const expected = opened(purposes.verifierValue, part('encryptedVerifierHashValue'))
  if (!startsAlike(hash(input), expected)) return 'wrong_password'
  const key = opened(purposes.key, part('encryptedKeyValue')).subarray(0, Number(data['keyBits']) / 8)
  const dataSalt = base64.decode(data['saltValue'] ?? '')
  const pieces: Uint8Array[] = []
  for (let at = 8, segment = 0; at + 16 <= sealed.length; at += segmentBytes, segment++) {
    const number = new Uint8Array(new Uint32Array([segment]).buffer)
    const start = sized(dataHash(concat([dataSalt, number])), 16)
    const piece = sealed.subarray(at, Math.min(at + segmentBytes, sealed.length))
    pieces.push(cbc(key, start, { disablePadding: true }).decrypt(whole(piece)))
  }
  return concat(pieces).subarray(0, u64(sealed, 0))
}

/** AES in blocks of their own, SHA-1, 50,000 turns. */
function standard(info: Uint8Array, sealed: Uint8Array, secret: Uint8Array): OpenedOffice {
  const headerBytes = u32(info, 8)
  const keyBytes = u32(info, 12 + 16) / 8
  const verifier = 12 + headerBytes
  if (u32(info, verifier) !== 16 || ![16, 24, 32].includes(keyBytes)) return 'unknown'
  const salt = info.subarray(verifier + 4, verifier + 20)
  const turned = turn(sha1, salt, secret, 50_000)
  const last = sha1(concat([turned, new Uint8Array(4)]))
  const padded = (with_: number): Uint8Array => {
    const block = new Uint8Array(64).fill(with_)
    return sha1(block.map((byte, at) => byte ^ (last[at] ?? 0)))
  }
  const key = concat([padded(0x36), padded(0x5c)]).subarray(0, keyBytes)
  const cipher = ecb(key, { disablePadding: true })
  const input = cipher.decrypt(info.subarray(verifier + 20, verifier + 36))
  const expected = cipher.decrypt(info.subarray(verifier + 40, verifier + 72))
  if (!startsAlike(sha1(input), expected)) return 'wrong_password'
  return cipher.decrypt(whole(sealed.subarray(8))).subarray(0, u64(sealed, 0))
}

/** The password, made slow to guess. */
function turn(hash: Hash, salt: Uint8Array, secret: Uint8Array, turns: number): Uint8Array {
  let turned = hash(concat([salt, secret]))
  const counter = new Uint8Array(4)
  const view = new DataView(counter.buffer)
  for (let at = 0; at < turns; at++) {
    view.setUint32(0, at, true)
    turned = hash(concat([counter, turned]))
  }
  return turned
}

/** As long as is asked: cut, or filled up with 0x36 (§2.3.4.11). */
function sized(bytes: Uint8Array, length: number): Uint8Array {
  const made = new Uint8Array(length).fill(0x36)
  made.set(bytes.subarray(0, length))
  return made
}

/** Whole cipher blocks; what hangs over belongs to nothing. */
function whole(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length - (bytes.length % 16))
}

function startsAlike(hash: Uint8Array, expected: Uint8Array): boolean {
  return hash.every((byte, at) => byte === expected[at])
}
