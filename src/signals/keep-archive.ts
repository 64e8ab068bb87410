/** An archive is kept once, under a key of its own, as soon as one of its entries is: destroying an entry destroys it too. */
import type { Session } from '../access/index.ts'
import type { ParsedDocument } from '../contract/parsed-document.ts'
import { insertRecord, newKeeping, type Tx } from '../vault/index.ts'
import { original as originalTable } from '../vault/index.ts'
import { sha256Of, type Digests } from './digests.ts'
import { allWords } from './import-units.ts'
import { refusedMarkingIn } from './markings.ts'
import { q } from './queries.ts'

export class Archive {
  #id: string | null = null
  readonly #session: Session
  readonly #document: ParsedDocument
  readonly #bytes: Uint8Array
  readonly #digests: Digests

  constructor(session: Session, document: ParsedDocument, bytes: Uint8Array, digests: Digests) {
    this.#session = session
    this.#document = document
    this.#bytes = bytes
    this.#digests = digests
  }

  /** Its id as an original. Entries may be settled in several acts, and one of those may be undone. */
  original(tx: Tx): string {
    const known = this.#id
    if (known && tx.get(q.selectFrom('original').select('id').where('id', '=', known))) return known
    const id = tx.uuid7()
    const { name, mediaType, declaredType, rebuilt } = this.#document
    // An entry that is refused for its marking must not stay inside the archive (R51): then only the stub is kept.
    const mayKeep = refusedMarkingIn(this.#session.codebooks, allWords(this.#document)) === null
    const kept = rebuilt ?? this.#bytes
    insertRecord(
      tx,
      originalTable,
      newKeeping(tx, 'inbox', id),
      {
        name,
        media_type: mediaType,
        declared_type: declaredType,
        size_bytes: this.#bytes.length,
        ...this.#digests,
        kept_as: mayKeep ? (rebuilt ? 'rebuilt' : 'bytes') : 'extract_only',
        kept_sha256: mayKeep ? (rebuilt ? sha256Of(rebuilt) : this.#digests.sha256) : null,
      },
      { id },
    )
    if (mayKeep) this.#session.originals.keep(tx, id, kept)
    this.#id = id
    return id
  }
}
