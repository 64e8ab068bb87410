/**
 * What needs no open vault: a second composition root, for the command line. Recovery and restoring, reading one file, judging a
 * kept checkpoint; later the organisation's key, key cards, and packets at their recipient.
 */
import { recoverVault as recoverFolder, restoreVault as restoreFolder, type RestoreOutcome } from './access/index.ts'
import { readCheckpoint } from './audit/index.ts'
import { Refused } from './contract/errors.ts'
import { fromBase64url, isSignedBy, keyidOf, parseEnvelope, stateFolderOf, surroundings, twelveGroups, type FilesDeps, type NewPassphrase } from './vault/index.ts'
import { readKeyCard } from './packets/seal/key-card.ts'
import { systemDeps } from './schakel.ts'
import type { Deps } from './vault/index.ts'

export interface OfflineDeps {
  readonly deps?: Deps
  /** Null: the place of this platform, or SCHAKEL_STATE_DIR. */
  readonly stateFolder: string | null
  /** Cost of a new passphrase; calibrated when left out. */
  readonly kdf?: NewPassphrase['kdf']
}

export interface Recovery {
  readonly folder: string
  /** As typed from paper. */
  readonly shares: readonly string[]
  readonly passphrase: string
}

/** Two of three shares make a new passphrase slot. Refused with the first fault of the shares. */
export async function recoverVault({ folder, shares, passphrase }: Recovery, offline: OfflineDeps): Promise<{ slot: number; label: string }> {
  const outcome = await recoverFolder(folder, { shares, passphrase, ...(offline.kdf ? { kdf: offline.kdf } : {}) }, filesDepsOf(offline))
  if (outcome.kind === 'recovered') return { slot: outcome.slot.id, label: outcome.slot.label }
  const [fault] = outcome.faults
  throw new Refused(fault?.code ?? 'SHARES_DO_NOT_OPEN', fault && 'details' in fault ? { details: fault.details } : {})
}

export interface Restoring {
  readonly from: string
  readonly to: string
  readonly passphrase: string
  readonly because: string
}

export async function restoreVault(wanted: Restoring, offline: OfflineDeps): Promise<RestoreOutcome> {
  return await restoreFolder(wanted, offline.deps ?? systemDeps(), filesDepsOf(offline))
}

export interface CheckpointJudgement {
  /** UNCHECKED: no card was given to check the signature with. */
  readonly verdict: 'OK' | 'BADSIG' | 'UNCHECKED'
  readonly count: number
  readonly headGroups: string
  readonly at: number
  /** Of the key that it says it was signed with. */
  readonly keyGroups: string
  /** Hex, as `vault info` shows it. */
  readonly vault: string
}

/** A checkpoint that was kept outside the vault: its form, and whether one of these cards signed it. NOT_CANONICAL for anything else. */
export function judgeCheckpointFile(file: Uint8Array, cards: readonly Uint8Array[]): CheckpointJudgement {
  const envelope = parseEnvelope(file)
  const body = readCheckpoint(envelope)
  const keys = cards.map(card => readKeyCard(card).sig).filter(sig => sig !== null).map(sig => fromBase64url(sig))
  const signed = keys.some(key => keyidOf(key) === body.keyid && isSignedBy(envelope, key))
  return {
    verdict: keys.length === 0 ? 'UNCHECKED' : signed ? 'OK' : 'BADSIG', count: body.count, headGroups: twelveGroups(fromBase64url(body.head)), at: body.t,
    keyGroups: twelveGroups(fromBase64url(body.keyid)), vault: Buffer.from(fromBase64url(body.vault)).toString('hex'),
  }
}

function filesDepsOf({ deps, stateFolder }: OfflineDeps): FilesDeps {
  return { clock: (deps ?? systemDeps()).clock, stateFolder: stateFolder ?? stateFolderOf(surroundings()) }
}
