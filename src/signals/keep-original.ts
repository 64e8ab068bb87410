/** Keeping a file or part as received (R47), or rebuilt without the list that lay in it (R7). */
import type { Session } from '../access/index.ts'
import type { ParsedDocument } from '../contract/parsed-document.ts'
import { insertRecord, prepared, type Keeping, type Tx } from '../vault/index.ts'
import { original } from '../vault/index.ts'
import { digestsOf, sha256Of, type Digests } from './digests.ts'
import { q } from './queries.ts'

/** One document with its bytes, as the parser read it. `container` is the original that it lay in, if any. */
export interface ReceivedDocument {
  readonly document: ParsedDocument
  readonly bytes: Uint8Array
  /** Of the bytes, where they were made already. */
  readonly digests?: Digests
  readonly container: string | null
}

export function keepOriginal(
  tx: Tx,
  session: Session,
  keeping: Keeping,
  { document, bytes, container, ...received }: ReceivedDocument,
): string {
  const isList = document.list !== null
  const kept = isList ? null : (document.rebuilt ?? bytes)
  const id = insertRecord(tx, original, keeping, {
    parent: container,
    name: document.name,
    media_type: document.mediaType,
    declared_type: document.declaredType,
    size_bytes: bytes.length,
    ...(received.digests ?? digestsOf(session, bytes)),
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
  { dup }: Digests,
): { signal: string; number: string; original: string } | undefined {
  return tx.get(sameBytes(dup))
}

const sameBytes = prepared((dup: string) =>
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
