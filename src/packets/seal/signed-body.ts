/** Reading what stands inside an envelope: the right type, canonical, and the exact shape. */
import type { z } from 'zod'
import { SchakelError } from '../../contract/errors.ts'
import { bodyOf, fromBase64url, isSignedBy, type Envelope, type Json, type SignedName } from '../../vault/index.ts'

/** The body, or what `failure` makes of any deviation. Says nothing about signatures. */
export function readBody<T>(
  envelope: Envelope,
  name: SignedName,
  shape: z.ZodType<T>,
  failure: (cause: unknown) => Error,
): T {
  let body: Json
  try {
    body = bodyOf(envelope, name)
  } catch (cause) {
    throw failure(cause)
  }
  const parsed = shape.safeParse(body)
  if (!parsed.success) throw failure(parsed.error)
  return parsed.data
}

/** The bytes that a hash of "the body" is taken over. */
export function bodyBytes(envelope: Envelope): Uint8Array {
  return fromBase64url(envelope.payload)
}

/** Does a good signature of this key stand in the envelope? A signature that is not even base64url is not good. */
export function holdsSignature(envelope: Envelope, publicKey: Uint8Array): boolean {
  try {
    return isSignedBy(envelope, publicKey)
  } catch (error) {
    if (error instanceof SchakelError) return false
    throw error
  }
}
