/** One unlocking: the open database, who acts, and what may be signed. It ends with the process (security design §6). */
import type { Codebooks } from '../contract/codebooks.ts'
import type { AuditedDatabase } from '../audit/index.ts'
import type { Acting, Deps, Reader, Signer } from '../vault/index.ts'
import type { Role } from './tables.ts'

export interface Session {
  readonly db: AuditedDatabase
  readonly reader: Reader
  readonly deps: Deps
  readonly codebooks: Codebooks
  readonly acting: Acting
  readonly user: { readonly id: string; readonly name: string; readonly fullName: string; readonly role: Role; readonly person: string; readonly slot: number }
  readonly signer: Signer
  readonly vaultId: Uint8Array
  /** Letters of this device in human numbers: `2016-NH-0042`. */
  readonly letters: string
  /** Secrets that outlive a rotation; for keyed digests only. */
  readonly duplicateKey: Uint8Array
  readonly queryKey: Uint8Array
}
