/** A lost passphrase: two of three shares make a new slot, nothing else. Its owner signs again only with a new certificate (R84). */
import { Refused } from '../contract/errors.ts'
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

type Fault = Extract<Awaited<ReturnType<typeof recoverFiles>>, { kind: 'wrong-shares' }>['faults'][number]

/** What is wrong with the shares, as a refusal. */
export function refusalOfShares(fault: Fault | undefined): Refused {
  const details = fault && 'details' in fault ? { ...fault.details } : {}
  return new Refused(fault?.code ?? 'SHARES_DO_NOT_OPEN', { details })
}
