/** What is recorded of received bytes: two plain hashes, and the keyed value by which equal bytes are found again (security design §3). */
import { createHash } from 'node:crypto'
import type { Session } from '../access/index.ts'
import type { Ranges } from '../intake/index.ts'
import { breath, duplicateDigest } from '../vault/index.ts'

export interface Digests {
  readonly sha256: string
  readonly sha512: string
  /** HMAC-SHA-256(K_dup, SHA-512 of the bytes): equal bytes are found without keeping a plain hash as a key. */
  readonly dup: string
}

/** So many bytes are hashed at one stretch. */
const pieceBytes = 4 * 1024 * 1024

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function digestsOf(session: Session, bytes: Uint8Array): Digests {
  return digestsFrom(session, createHash('sha256').update(bytes), createHash('sha512').update(bytes))
}

/** The same for bytes that may be many: other callers are served in between. */
export async function digestsInPieces(session: Session, ranges: Ranges): Promise<Digests> {
  const sha256 = createHash('sha256')
  const sha512 = createHash('sha512')
  for (let at = 0; at < ranges.sizeBytes; at += pieceBytes) {
    const piece = await ranges.read(at, pieceBytes)
    sha256.update(piece)
    sha512.update(piece)
    if (ranges.sizeBytes > pieceBytes) await breath()
  }
  return digestsFrom(session, sha256, sha512)
}

type Hash = ReturnType<typeof createHash>

function digestsFrom(session: Session, sha256: Hash, sha512: Hash): Digests {
  const long = new Uint8Array(sha512.digest())
  return {
    sha256: sha256.digest('hex'),
    sha512: Buffer.from(long).toString('hex'),
    dup: Buffer.from(duplicateDigest(session.duplicateKey, long)).toString('hex'),
  }
}
