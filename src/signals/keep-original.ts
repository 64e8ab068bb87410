/** Keeping a file or part as received (R47), or rebuilt without the list that lay in it (R7). */
import { createHash } from 'node:crypto'
import type { Session } from '../access/index.ts'
import type { ParsedDocument } from '../contract/parsed-document.ts'
import { duplicateDigest, insertRecord, type Keeping, type Tx } from '../vault/index.ts'
import { original } from '../vault/index.ts'
import { q } from './queries.ts'

/** One document with its bytes, as the parser read it. `container` is the original that it lay in, if any. */
export interface ReceivedDocument {
  readonly document: ParsedDocument
  readonly bytes: Uint8Array
  readonly container: string | null
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function sha512Of(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('hex')
}

/** HMAC-SHA-256(K_dup, SHA-512 of the bytes), as text: equal bytes are found without keeping a plain hash as a key. */
export function duplicateOf(session: Session, bytes: Uint8Array): string {
  const sha512 = new Uint8Array(createHash('sha512').update(bytes).digest())
  return Buffer.from(duplicateDigest(session.duplicateKey, sha512)).toString('hex')
}

export function keepOriginal(
  tx: Tx,
  session: Session,
  keeping: Keeping,
  { document, bytes, container }: ReceivedDocument,
): string {
  const isList = document.list !== null
  const kept = isList ? null : (document.rebuilt ?? bytes)
  const id = insertRecord(tx, original, keeping, {
    parent: container,
    name: document.name,
    media_type: document.mediaType,
    declared_type: document.declaredType,
    size_bytes: bytes.length,
    sha256: sha256Of(bytes),
    sha512: sha512Of(bytes),
    dup: duplicateOf(session, bytes),
    kept_as: isList ? 'extract_only' : document.rebuilt ? 'rebuilt' : 'bytes',
    kept_sha256: document.rebuilt ? sha256Of(document.rebuilt) : null,
    rows: document.list?.records ?? null,
  })
  if (kept) session.originals.keep(tx, id, kept)
  return id
}

/** The signal that already holds exactly these bytes, as its original or as a part of it; the earliest one. */
export function findDuplicate(
  tx: Pick<Tx, 'get'>,
  session: Session,
  bytes: Uint8Array,
): { signal: string; number: string; original: string } | undefined {
  const dup = duplicateOf(session, bytes)
  return tx.get(
    q
      .selectFrom('original as o')
      .innerJoin('signal as s', 's.id', 'o.owner')
      .select(['s.id as signal', 's.number as number', 'o.id as original'])
      .where('o.dup', '=', dup)
      .where('o.kept_as', '!=', 'extract_only')
      .orderBy('o.hlc')
      .orderBy('o.id')
      .limit(1),
  )
}
