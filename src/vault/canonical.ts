/**
 * The one JSON form of everything that is hashed or signed: RFC 8785 (JCS), UTF-8, no final newline.
 * A reader serialises again and refuses a difference, so double keys and odd numbers cannot hide.
 */
import canonicalize from 'canonicalize'
import { IntegrityFailure } from '../contract/errors.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** RFC 8785 text. Numbers must be integers within ±(2^53 − 1): everything else here travels as text. */
export function canonicalText(value: Json): string {
  refuseNumbers(value)
  const text = canonicalize(value)
  if (text === undefined) throw new IntegrityFailure('NOT_CANONICAL')
  return text
}

/**
 * The same for an object of strings and integers whose keys stand in order already. Made for rows, which come by the thousand: then
 * JSON.stringify gives RFC 8785, but for half a surrogate pair, which it escapes and the standard refuses.
 */
export function canonicalFlat(fields: Readonly<Record<string, string | number>>): string {
  const text = JSON.stringify(fields)
  return escapedSurrogate.test(text) || !Object.values(fields).every(isTextOrInteger) ? canonicalText(fields) : text
}

const escapedSurrogate = /\\u[dD][89a-fA-F]/

function isTextOrInteger(value: string | number): boolean {
  return typeof value === 'string' || Number.isSafeInteger(value)
}

export function canonicalBytes(value: Json): Uint8Array {
  return new TextEncoder().encode(canonicalText(value))
}

/** Reads canonical JSON; anything that would serialise differently is refused. */
export function parseCanonical(bytes: Uint8Array): Json {
  let value: Json
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    value = unsafeJson(text)
  } catch (cause) {
    throw new IntegrityFailure('NOT_CANONICAL', { cause })
  }
  if (canonicalText(value) !== text) throw new IntegrityFailure('NOT_CANONICAL')
  return value
}

/** JSON.parse yields exactly the Json union; the compiler cannot know. */
function unsafeJson(text: string): Json {
  return JSON.parse(text) as Json
}

function refuseNumbers(value: Json | undefined): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new IntegrityFailure('NOT_CANONICAL')
  } else if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(unsafeObject(value))) refuseNumbers(inner)
  }
}

/** What is neither null, array nor primitive is the union's object. */
function unsafeObject(value: object): Readonly<Record<string, Json | undefined>> {
  return value as Readonly<Record<string, Json | undefined>>
}

export function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

/** Strict: refuses padding, foreign characters and non-canonical tails. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw new IntegrityFailure('NOT_CANONICAL')
  return new Uint8Array(bytes)
}

/** "Twelve groups" of anything: its first 24 bytes as 12 groups of 4 hex digits, for reading aloud. */
export function twelveGroups(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.subarray(0, 24)).toString('hex')
  return (hex.match(/.{4}/g) ?? []).join(' ')
}
