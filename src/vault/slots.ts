/**
 * Key slots: a passphrase (or the recovery secret) opens a user's bundle, the bundle opens the master key. So a lost passphrase, a
 * leaving colleague and a rotation of the master key are three separate, cheap acts (security design §3).
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { IntegrityFailure } from '../contract/errors.ts'
import { openWithSeed, recipientFromSeed, sealTo } from './age-keys.ts'
import { canonicalBytes, fromBase64url, toBase64url } from './canonical.ts'
import { signerFromSeed } from './dsse.ts'
import { bundleFormat } from './formats.ts'
import { type PassphraseSlot, type RecoverySlot, type Slot } from './header.ts'
import { deriveKey } from './keys.ts'
import { lendNow } from './secret.ts'

/** What binds a wrap to its place: nobody can move it to another slot, kind, settings or vault. */
type SlotIdentity = Pick<Slot, 'id' | 'kdf' | 'kind' | 'pub'>

/** A user's two seeds as 72 bytes: age identity, then Ed25519. */
export function encodeBundle(ageSeed: Uint8Array, signSeed: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([Buffer.from(bundleFormat.magic, 'latin1'), ageSeed, signSeed]))
}

/** Views into the bundle, not copies: zeroing the bundle zeroes both. */
export function readBundle(bundle: Uint8Array): { ageSeed: Uint8Array; signSeed: Uint8Array } {
  const magic = Buffer.from(bundle.subarray(0, 8)).toString('latin1')
  if (bundle.length !== bundleFormat.bytes || magic !== bundleFormat.magic) {
    throw new IntegrityFailure('SEALED_BYTES_DAMAGED', { details: { part: 'bundle' } })
  }
  return { ageSeed: bundle.subarray(8, 40), signSeed: bundle.subarray(40, 72) }
}

/** A new user: both seeds drawn afresh. The caller zeroes the result. */
export function drawBundle(): Uint8Array {
  const size = bundleFormat.seedBytes
  return lendNow(randomBytes(size), age => lendNow(randomBytes(size), sign => encodeBundle(age, sign)))
}

/** JCS{id,kdf,kind,pub} ‖ vault. */
export function slotAad({ id, kdf, kind, pub }: SlotIdentity, vault: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([canonicalBytes({ id, kdf, kind, pub }), vault]))
}

/** AES-256-GCM; ciphertext ‖ tag. An iv serves once. */
export function wrapBundle(bundle: Uint8Array, kek: Uint8Array, iv: Uint8Array, aad: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', kek, iv, { authTagLength: 16 }).setAAD(aad)
  return new Uint8Array(Buffer.concat([cipher.update(bundle), cipher.final(), cipher.getAuthTag()]))
}

/** The bundle, or nothing when key, place or bytes are not the right ones. */
export function unwrapBundle(
  wrapped: Uint8Array,
  kek: Uint8Array,
  iv: Uint8Array,
  aad: Uint8Array,
): Uint8Array | undefined {
  const tagAt = wrapped.length - 16
  const decipher = createDecipheriv('aes-256-gcm', kek, iv, { authTagLength: 16 }).setAAD(aad)
  decipher.setAuthTag(wrapped.subarray(tagAt))
  const open = decipher.update(wrapped.subarray(0, tagAt))
  try {
    decipher.final()
    return new Uint8Array(open)
  } catch {
    open.fill(0)
    return undefined
  }
}

interface SlotParts {
  readonly id: number
  readonly label: string
  readonly created: number
  readonly vault: Uint8Array
  /** Argon2id output, or the 32-byte recovery secret. */
  readonly secret: Uint8Array
  readonly bundle: Uint8Array
  /** Binary age file with the master key, sealed to the bundle's recipient. */
  readonly vmk: Uint8Array
}

export async function makePassphraseSlot(parts: SlotParts, kdf: PassphraseSlot['kdf']): Promise<PassphraseSlot> {
  const place = { id: parts.id, kdf, kind: 'passphrase' as const, pub: await publicParts(parts.bundle) }
  return { ...place, ...sealedParts(parts, place) }
}

export async function makeRecoverySlot(parts: SlotParts): Promise<RecoverySlot> {
  const place = {
    id: parts.id,
    kdf: { alg: 'none' as const },
    kind: 'recovery' as const,
    pub: await publicParts(parts.bundle),
  }
  return { ...place, ...sealedParts(parts, place) }
}

/** The master key sealed to a bundle's own recipient. */
export async function sealMasterKey(vmk: Uint8Array, bundle: Uint8Array): Promise<Uint8Array> {
  return await sealTo([await recipientFromSeed(readBundle(bundle).ageSeed)], vmk)
}

/** What a slot yields. Both are the caller's to zero. */
export interface OpenedSlot {
  readonly bundle: Uint8Array
  readonly vmk: Uint8Array
}

/** Nothing when the secret is not this slot's. */
export async function openSlot(slot: Slot, secret: Uint8Array, vault: Uint8Array): Promise<OpenedSlot | undefined> {
  const bundle = lendNow(deriveKey(secret, vault, 'slot', slot.id), kek =>
    unwrapBundle(fromBase64url(slot.wrap.ct), kek, fromBase64url(slot.wrap.iv), slotAad(slot, vault)),
  )
  if (!bundle) return undefined
  try {
    const vmk = await openWithSeed(readBundle(bundle).ageSeed, fromBase64url(slot.vmk))
    if (vmk.length !== 32) throw new IntegrityFailure('SEALED_BYTES_DAMAGED', { details: { part: 'vmk' } })
    return { bundle, vmk }
  } catch (error) {
    bundle.fill(0)
    throw error
  }
}

async function publicParts(bundle: Uint8Array): Promise<Slot['pub']> {
  const { ageSeed, signSeed } = readBundle(bundle)
  return { enc: await recipientFromSeed(ageSeed), sig: toBase64url(signerFromSeed(signSeed).publicKey) }
}

function sealedParts(parts: SlotParts, place: SlotIdentity): Pick<Slot, 'created' | 'label' | 'vmk' | 'wrap'> {
  const iv = randomBytes(12)
  const ct = lendNow(deriveKey(parts.secret, parts.vault, 'slot', place.id), kek =>
    wrapBundle(parts.bundle, kek, iv, slotAad(place, parts.vault)),
  )
  return {
    created: parts.created,
    label: parts.label,
    vmk: toBase64url(parts.vmk),
    wrap: { ct: toBase64url(ct), iv: toBase64url(iv) },
  }
}
