/**
 * age as the vault uses it: identities from seeds, small things sealed to one recipient. Post-quantum recipients only (X-Wing,
 * `age1pq1…`). Packets have their own sealing, with streaming.
 */
import { createHash } from 'node:crypto'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import { bech32 } from '@scure/base'
import { Defect, IntegrityFailure } from '../contract/errors.ts'

const identityPrefix = 'age-secret-key-pq-'

/** The identity of a 32-byte seed, `AGE-SECRET-KEY-PQ-1…`. A text cannot be zeroed: make it where it is used, keep it nowhere. */
export function identityFromSeed(seed: Uint8Array): string {
  return bech32.encodeFromBytes(identityPrefix, seed).toUpperCase()
}

export async function recipientFromSeed(seed: Uint8Array): Promise<string> {
  return await identityToRecipient(identityFromSeed(seed))
}

/** `keyfp`: base64url SHA-256 of the recipient's text. */
export function keyFingerprint(recipient: string): string {
  return createHash('sha256').update(recipient).digest('base64url')
}

export function isHybridRecipient(recipient: string): boolean {
  return recipient.startsWith('age1pq1')
}

/** A binary age file that each recipient alone can open. Hybrid recipients only: never mixed with classical ones. */
export async function sealTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    if (!isHybridRecipient(recipient)) throw new Defect('DEFECT')
    encrypter.addRecipient(recipient)
  }
  return await encrypter.encrypt(bytes)
}

/** Opens a small age file with the identity of a seed. SEALED_BYTES_DAMAGED when it is not for this identity or was altered. */
export async function openWithSeed(seed: Uint8Array, file: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identityFromSeed(seed))
  try {
    return await decrypter.decrypt(file)
  } catch (cause) {
    throw new IntegrityFailure('SEALED_BYTES_DAMAGED', { details: { part: 'age' }, cause })
  }
}

/** Opens an age file with identities as they stand in an identity file. NOT_SEALED_TO_YOU when none of them does. */
export async function openWithIdentities(identities: readonly string[], file: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    return await decrypter.decrypt(file)
  } catch (cause) {
    throw new IntegrityFailure('NOT_SEALED_TO_YOU', { cause })
  }
}
