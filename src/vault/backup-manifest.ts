/** `backup.json`: what a backup holds, by size and SHA-256 of the ciphertext, with the log's checkpoint, signed by who made it. */
import { verify } from 'node:crypto'
import { z } from 'zod'
import { IntegrityFailure } from '../contract/errors.ts'
import { canonicalBytes, fromBase64url, parseCanonical, toBase64url } from './canonical.ts'
import { Envelope, keyidOf, publicKeyObject, type Signer } from './dsse.ts'

export const manifestName = 'backup.json'
const domain = new TextEncoder().encode('schakel/backup/1\n')

/** Names that a backup may hold; anything else, and any way out of the folder, is refused. */
const filePattern =
  /^(vault\.[ab]\.hdr|db\/case\.g\d{4,15}\.db|blobs\/[0-9a-f]{2}\/[0-9a-f]{32}\.skb|quarantine\/[0-9a-f]{32}\.skb)$/
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const BackedUpFile = z.strictObject({
  path: z.string().regex(filePattern),
  sha256: z.string().regex(/^[\w-]{43}$/),
  size: count,
})
const Backup = z.strictObject({
  /** Milliseconds since 1970 UTC. */
  at: count,
  checkpoint: Envelope.nullable(),
  epoch: count,
  files: z.array(BackedUpFile).max(2_000_000),
  generation: count,
  headerSeq: count,
  /** Ids in hex of originals whose file was already missing from the vault. */
  missing: z.array(z.string().regex(/^[0-9a-f]{32}$/)),
  v: z.literal(1),
  vault: z.string().regex(/^[\w-]{22}$/),
})
const Manifest = z.strictObject({ backup: Backup, keyid: z.string().max(64), sig: z.string().max(128) })

export type BackedUpFile = z.infer<typeof BackedUpFile>
export type Backup = z.infer<typeof Backup>
export type Manifest = z.infer<typeof Manifest>

export function signManifest(backup: Backup, signer: Signer): Uint8Array {
  const sig = toBase64url(signer.sign(signedBytes(backup)))
  return canonicalBytes({ backup, keyid: signer.keyid, sig })
}

/** The form is right; says nothing yet about the signature. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const parsed = Manifest.safeParse(parseCanonical(bytes))
  if (!parsed.success)
    throw new IntegrityFailure('BACKUP_FAILED', { details: { part: manifestName }, cause: parsed.error })
  return parsed.data
}

/** Signed by one of these raw Ed25519 keys: those of the slots in the backup's own, authenticated header. */
export function isSignedByOneOf({ backup, keyid, sig }: Manifest, publicKeys: readonly Uint8Array[]): boolean {
  const key = publicKeys.find(candidate => keyidOf(candidate) === keyid)
  return key !== undefined && verify(null, signedBytes(backup), publicKeyObject(key), fromBase64url(sig))
}

function signedBytes(backup: Backup): Uint8Array {
  return new Uint8Array(Buffer.concat([domain, canonicalBytes(backup)]))
}
