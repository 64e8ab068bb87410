/** The shapes that signed things share (security design §3, conventions): ids, instants and binary fields in JSON. */
import { z } from 'zod'

/** Lower case: a packet's name and its JSON must agree letter for letter. */
export const Uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

/** RFC 3339, UTC with `Z`, whole seconds; a moment that exists. */
export const InstantText = z.string().refine(text => {
  const instant = Date.parse(text)
  return Number.isFinite(instant) && instantText(instant) === text
}, 'instant')

/** `YYYY-MM-DD`, a day that exists. */
export const DateText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(text => InstantText.safeParse(`${text}T00:00:00Z`).success, 'date')

/** 32 bytes, base64url without padding: keys, SHA-256, keyid, keyfp. */
export const Bytes32 = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)
/** 64 bytes: SHA-512. */
export const Bytes64 = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/)

export const Name = z.string().min(1).max(200)
export const Code = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/)
export const Reference = z.string().min(1).max(200)

/** Which organisation, by name and key. */
export const OrganisationName = z.strictObject({ name: Name, keyid: Bytes32 })

/** Somebody who signed: the person, the key used and the serial of the certificate. */
export const SignedByPerson = z.strictObject({ person: Uuid, keyid: Bytes32, cert: Uuid })
export type SignedByPerson = z.infer<typeof SignedByPerson>

export const dayMs = 24 * 3600 * 1000
/** Longest life of a role certificate and of a packet after its release. */
export const maxLifeMs = 400 * dayMs

/** An instant in files that leave: whole seconds, rounded down. */
export function instantText(instant: number): string {
  return `${new Date(Math.floor(instant / 1000) * 1000).toISOString().slice(0, 19)}Z`
}

/** Milliseconds since 1970 UTC, of a text that passed `InstantText`. */
export function instantOf(text: string): number {
  return Date.parse(text)
}
