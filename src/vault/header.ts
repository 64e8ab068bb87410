/**
 * The header file of a vault (SKVAULT1): which database, which epoch, and the slots that lead to the master key. SHA-256 tells
 * damage without a key, HMAC tells alteration once open. Two copies; `header-files.ts` reads and writes them.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Defect } from '../contract/errors.ts'
import { canonicalBytes, parseCanonical, type Json } from './canonical.ts'
import { argon2Bounds, bundleFormat, headerFormat } from './formats.ts'
import { hmac } from './keys.ts'

/** Base64url without padding of exactly n bytes. */
const base64 = (n: number) =>
  z.string().refine(text => {
    const bytes = Buffer.from(text, 'base64url')
    return bytes.length === n && bytes.toString('base64url') === text
  })
const base64AtMost = (n: number) =>
  z.string().refine(text => {
    const bytes = Buffer.from(text, 'base64url')
    return bytes.length > 0 && bytes.length <= n && bytes.toString('base64url') === text
  })
const count = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

const Argon2id = z.strictObject({
  alg: z.literal('argon2id'),
  m: z.number().int().min(argon2Bounds.minKib).max(argon2Bounds.maxKib),
  p: z.number().int().min(argon2Bounds.minLanes).max(argon2Bounds.maxLanes),
  salt: base64(argon2Bounds.saltBytes),
  t: z.number().int().min(argon2Bounds.minPasses).max(argon2Bounds.maxPasses),
  v: z.literal(19),
})

const common = {
  created: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  id: count,
  label: z.string().min(1).max(headerFormat.maxLabelChars),
  /** `enc` an age recipient, `sig` an Ed25519 key. */
  pub: z.strictObject({ enc: z.string().regex(/^age1pq1[02-9ac-hj-np-z]{1,2100}$/), sig: base64(32) }),
  /** Binary age file with the master key, sealed to `pub.enc`. */
  vmk: base64AtMost(8192),
  /** `ct` = ciphertext ‖ tag of the user bundle. */
  wrap: z.strictObject({ ct: base64(bundleFormat.bytes + 16), iv: base64(12) }),
}

/** Any other kind of slot is refused. */
export const Slot = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('passphrase'), kdf: Argon2id }),
  z.strictObject({ ...common, kind: z.literal('recovery'), kdf: z.strictObject({ alg: z.literal('none') }) }),
])
export type Slot = z.infer<typeof Slot>
export type PassphraseSlot = Extract<Slot, { kind: 'passphrase' }>
export type RecoverySlot = Extract<Slot, { kind: 'recovery' }>

export const Header = z
  .strictObject({
    db: z.strictObject({ file: z.string().regex(/^case\.g\d{4,15}\.db$/), gen: count, salt: base64(16) }),
    epoch: count,
    seq: count,
    slots: z.array(Slot).max(headerFormat.maxSlots),
    v: z.literal(1),
    vault: base64(16),
  })
  .refine(header => header.db.file === databaseFileName(header.db.gen))
  .refine(header => new Set(header.slots.map(slot => slot.id)).size === header.slots.length)
export type Header = z.infer<typeof Header>

/** A copy whose SHA-256 is right. Not yet known to be unaltered: see `isAuthentic`. */
export interface HeaderCopy {
  readonly kind: 'copy'
  readonly header: Header
  readonly bytes: Uint8Array
}
export type HeaderReading = HeaderCopy | { readonly kind: 'damaged' } | { readonly kind: 'out-of-bounds' }

export function databaseFileName(generation: number): string {
  return `case.g${String(generation).padStart(4, '0')}.db`
}

/** The file's bytes. The key is K_hdr of the header's epoch. */
export function encodeHeader(header: Header, key: Uint8Array): Uint8Array {
  const json = canonicalBytes(Header.parse(header))
  if (json.length > headerFormat.maxJsonBytes) throw new Defect('DEFECT')
  const start = Buffer.alloc(12)
  start.write(headerFormat.magic, 0, 'latin1')
  start.writeUInt32LE(json.length, 8)
  const signed = Buffer.concat([start, json])
  const summed = Buffer.concat([signed, createHash('sha256').update(signed).digest()])
  return new Uint8Array(Buffer.concat([summed, hmac(key, summed)]))
}

/**
 * Reads one copy. `damaged`: length, magic or sum is wrong. `out-of-bounds` (KLU-07): whole, but with fields, kinds or settings
 * that no version of this program writes.
 */
export function decodeHeader(bytes: Uint8Array): HeaderReading {
  const json = summedJson(bytes)
  if (!json) return { kind: 'damaged' }
  const parsed = Header.safeParse(canonicalOrNothing(json))
  return parsed.success ? { kind: 'copy', header: parsed.data, bytes } : { kind: 'out-of-bounds' }
}

/** Was this copy written by somebody who held the master key? */
export function isAuthentic(copy: HeaderCopy, key: Uint8Array): boolean {
  const macAt = copy.bytes.length - 32
  return timingSafeEqual(hmac(key, copy.bytes.subarray(0, macAt)), copy.bytes.subarray(macAt))
}

function summedJson(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 76) return undefined
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const n = view.readUInt32LE(8)
  if (view.toString('latin1', 0, 8) !== headerFormat.magic || n > headerFormat.maxJsonBytes || bytes.length !== 76 + n)
    return undefined
  const sum = createHash('sha256')
    .update(view.subarray(0, 12 + n))
    .digest()
  return sum.equals(view.subarray(12 + n, 44 + n)) ? bytes.subarray(12, 12 + n) : undefined
}

function canonicalOrNothing(json: Uint8Array): Json | undefined {
  try {
    return parseCanonical(json)
  } catch {
    return undefined
  }
}
