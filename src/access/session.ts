/** One unlocking: the open database, who acts, and what may be signed. It ends with the process (security design §6). */
import type { Codebooks } from '../contract/codebooks.ts'
import type { AuditedDatabase } from '../audit/index.ts'
import type { Acting, Deps, Reader, Signer, Tx } from '../vault/index.ts'
import type { ContentAccess } from './content-access.ts'
import type { Role } from './tables.ts'

/** Sealed bytes of originals, each under a key of its own (security design §4). */
export interface Originals {
  /** Seals the bytes and writes key and row within the act; larger ones become a file before the rows. */
  keep(tx: Tx, original: string, bytes: Uint8Array): void
  /** After a destruction was committed: what is left of the sealed bytes. */
  clear(blobIds: readonly Uint8Array[]): void
  /** The bytes as received, every chunk verified. */
  read(original: string): Uint8Array
  /** Whether the sealed file of this id is where it belongs; says nothing of its content. */
  hasFile(id: Uint8Array): boolean
}

export interface Session {
  readonly originals: Originals
  readonly db: AuditedDatabase
  readonly reader: Reader
  readonly deps: Deps
  readonly codebooks: Codebooks
  readonly acting: Acting
  readonly user: {
    readonly id: string
    readonly name: string
    readonly fullName: string
    readonly role: Role
    readonly person: string
    readonly slot: number
    /** Content is open to this privacy officer now, for reading. */
    readonly readsContent: boolean
  }
  readonly content: ContentAccess
  readonly signer: Signer
  readonly vaultId: Uint8Array
  /** Letters of this device in human numbers: `2016-NH-0042`. */
  readonly letters: string
  /** Secrets that outlive a rotation; for keyed digests only. */
  readonly duplicateKey: Uint8Array
  readonly queryKey: Uint8Array
}
