/** One anchor record (SKANCHR1, 256 bytes): where the log stood after a commit, under a key that only the vault has. */
import { timingSafeEqual } from 'node:crypto'
import { anchorFormat } from './formats.ts'
import { hmac } from './keys.ts'

export interface AnchorRecord {
  readonly vault: Uint8Array
  /** Rises by one each write; even numbers lie in record A. */
  readonly n: number
  /** Number of the last log entry. */
  readonly count: number
  /** h of that entry. */
  readonly head: Uint8Array
  readonly epoch: number
  readonly generation: number
  readonly headerSeq: number
  /** Milliseconds since 1970 UTC. */
  readonly at: number
}

/** K_anchor of an epoch, lent; nothing for an epoch whose key is unknown. */
export type AnchorKeys = <T>(epoch: number, work: (key: Uint8Array) => T) => T | undefined

/** `unknown-epoch`: of this vault by its looks, under a key that this database does not know. */
export type RecordReading = AnchorRecord | 'empty' | 'bad' | 'unknown-epoch'

const magic = Buffer.from(anchorFormat.magic, 'latin1')

export function encodeAnchorRecord(record: AnchorRecord, key: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(anchorFormat.recordBytes)
  bytes.set(magic, 0)
  bytes.set(record.vault, 8)
  bytes.set(record.head, 40)
  const numbers = [
    [24, record.n],
    [32, record.count],
    [72, record.epoch],
    [80, record.generation],
    [88, record.headerSeq],
    [96, record.at],
  ] as const
  for (const [at, value] of numbers) bytes.writeBigUInt64LE(BigInt(value), at)
  bytes.set(hmac(key, bytes.subarray(0, anchorFormat.macAt)), anchorFormat.macAt)
  return new Uint8Array(bytes)
}

/** `bad` for anything but a whole record of this vault, made with the key of an epoch that is known. */
export function decodeAnchorRecord(source: Uint8Array, vault: Uint8Array, keys: AnchorKeys): RecordReading {
  const bytes = Buffer.from(source)
  if (bytes.every(byte => byte === 0)) return 'empty'
  if (
    bytes.length !== anchorFormat.recordBytes ||
    !bytes.subarray(0, 8).equals(magic) ||
    !bytes.subarray(8, 24).equals(vault)
  )
    return 'bad'
  const number = (at: number): number => Number(bytes.readBigUInt64LE(at))
  const signed = bytes.subarray(0, anchorFormat.macAt)
  const right = keys(number(72), key => timingSafeEqual(hmac(key, signed), bytes.subarray(anchorFormat.macAt)))
  if (right === undefined) return 'unknown-epoch'
  if (!right) return 'bad'
  return {
    ...{ vault: new Uint8Array(vault), n: number(24), count: number(32), head: new Uint8Array(bytes.subarray(40, 72)) },
    ...{ epoch: number(72), generation: number(80), headerSeq: number(88), at: number(96) },
  }
}
