/** A lost passphrase: two of three shares make a new slot, nothing else. Its owner signs again only with a new certificate (R84). */
import { recoverFiles, type FilesDeps, type NewPassphrase } from '../vault/index.ts'
import { recoveredLabel } from './open-session.ts'

export interface RecoverInput {
  readonly shares: readonly string[]
  readonly passphrase: string
  readonly kdf?: NewPassphrase['kdf']
}

/** The vault must be closed. At its first unlocking the new slot gets a user, and RECOVERY_USED stands in the log. */
export async function recoverVault(folder: string, input: RecoverInput, deps: FilesDeps) {
  const { shares, passphrase, kdf } = input
  return await recoverFiles(folder, { shares, passphrase, label: recoveredLabel, ...(kdf ? { kdf } : {}) }, deps)
}
