/**
 * Signed things: DSSE envelopes (in-toto DSSE v1.0.2) with Ed25519, bodies in RFC 8785.
 * `role` stands beside a signature and is not signed: it is a label that decides nothing (security design §12).
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { IntegrityFailure } from '../contract/errors.ts'
import { canonicalBytes, fromBase64url, parseCanonical, toBase64url, type Json } from './canonical.ts'

export type SignedName =
  'statement' | 'release' | 'role' | 'revoked' | 'keycard' | 'status' | 'receipt' | 'checkpoint' | 'request' | 'extract'
export type SignatureRole = 'author' | 'reviewer' | 'releaser'

const Signature = z.strictObject({
  keyid: z.string().max(64),
  role: z.enum(['author', 'reviewer', 'releaser']).optional(),
  sig: z.string().max(128),
})
export const Envelope = z.strictObject({
  payload: z.string().max(4_000_000),
  payloadType: z.string().max(128),
  signatures: z.array(Signature).max(16),
})
export type Envelope = z.infer<typeof Envelope>

/** Somebody who can sign. The seed stays inside. */
export interface Signer {
  /** base64url SHA-256 of the raw 32-byte public key. */
  readonly keyid: string
  readonly publicKey: Uint8Array
  sign(bytes: Uint8Array): Uint8Array
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex')

/** RFC 8410 keys around a raw 32-byte seed. */
export function signerFromSeed(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = rawPublicKey(createPublicKey(key))
  return { keyid: keyidOf(publicKey), publicKey, sign: bytes => new Uint8Array(sign(null, bytes, key)) }
}

export function keyidOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('base64url')
}

export function typeOf(name: SignedName): string {
  return `application/vnd.schakel.${name}+json;v=1`
}

/** The signed bytes: "DSSEv1" SP len(type) SP type SP len(body) SP body. */
export function preAuthEncoding(type: string, body: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `
  return new Uint8Array(Buffer.concat([Buffer.from(head), body]))
}

export function signEnvelope(
  name: SignedName,
  body: Json,
  signers: readonly { signer: Signer; role?: SignatureRole }[],
): Envelope {
  const bytes = canonicalBytes(body)
  const envelope: Envelope = { payload: toBase64url(bytes), payloadType: typeOf(name), signatures: [] }
  return signers.reduce((made, { signer, role }) => addSignature(made, signer, role), envelope)
}

/** A further signature over the same body; a key that signed already adds nothing. */
export function addSignature(envelope: Envelope, signer: Signer, role?: SignatureRole): Envelope {
  if (envelope.signatures.some(s => s.keyid === signer.keyid)) return envelope
  const bytes = preAuthEncoding(envelope.payloadType, fromBase64url(envelope.payload))
  const signature = { keyid: signer.keyid, ...(role ? { role } : {}), sig: toBase64url(signer.sign(bytes)) }
  return { ...envelope, signatures: [...envelope.signatures, signature] }
}

/** The body as JSON, type checked and canonical; says nothing about signatures. */
export function bodyOf(envelope: Envelope, name: SignedName): Json {
  if (envelope.payloadType !== typeOf(name)) throw new IntegrityFailure('WRONG_SIGNED_TYPE')
  return parseCanonical(fromBase64url(envelope.payload))
}

/** Does this key's signature stand in the envelope, and is it good? */
export function isSignedBy(envelope: Envelope, publicKey: Uint8Array): boolean {
  const keyid = keyidOf(publicKey)
  const signature = envelope.signatures.find(s => s.keyid === keyid)
  if (!signature) return false
  const key = publicKeyObject(publicKey)
  const bytes = preAuthEncoding(envelope.payloadType, fromBase64url(envelope.payload))
  return verify(null, bytes, key, fromBase64url(signature.sig))
}

export function parseEnvelope(bytes: Uint8Array): Envelope {
  const parsed = Envelope.safeParse(parseCanonical(bytes))
  if (!parsed.success) throw new IntegrityFailure('NOT_CANONICAL', { cause: parsed.error })
  return parsed.data
}

export function envelopeBytes(envelope: Envelope): Uint8Array {
  return canonicalBytes(envelope)
}

export function publicKeyObject(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_ED25519, raw]), format: 'der', type: 'spki' })
}

function rawPublicKey(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(-32))
}
