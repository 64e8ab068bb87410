/**
 * Recovery: two of the three papers open the recovery slot, and all it can do is make a new passphrase slot, with new keys. Its owner
 * needs a new certificate before signing again. The caller logs RECOVERY_USED at the next unlock and shows it to every user.
 */
import { timingSafeEqual } from 'node:crypto'
import { openBackOff } from './back-off.ts'
import { addSlot, type NewPassphrase } from './change-slots.ts'
import { vaultPaths } from './folder.ts'
import type { RecoverySlot } from './header.ts'
import { countingHeader, readHeaderFiles } from './header-files.ts'
import { slotsOf, vaultIdOf } from './open-vault.ts'
import { refuseNetworkPlace, refuseReadOnlyPlace } from './place.ts'
import { combineShares, type ShareFault } from './shares.ts'
import { lend } from './secret.ts'
import { openSlot, type OpenedSlot } from './slots.ts'
import { openStateFolder } from './state-folder.ts'
import {
  openVaultDatabase,
  unlockedFiles,
  type FilesDeps,
  type SlotSummary,
  type UnlockedFiles,
} from './unlocked-files.ts'
import { vaultSecrets } from './vault-secrets.ts'

export interface Recovery extends NewPassphrase {
  /** As typed from paper. */
  readonly shares: readonly string[]
  readonly label?: string
}

export type RecoveryOutcome =
  | { readonly kind: 'recovered'; readonly slot: SlotSummary; readonly set: number }
  | {
      readonly kind: 'wrong-shares'
      readonly faults: readonly (ShareFault | { readonly code: 'SHARES_DO_NOT_OPEN' })[]
    }

export type DrillOutcome =
  { readonly kind: 'opens'; readonly set: number } | Extract<RecoveryOutcome, { kind: 'wrong-shares' }>

/** Would these papers open the vault, if they had to? For practising: nothing is made and nothing changes. */
export async function drillShares(files: UnlockedFiles, shares: readonly string[]): Promise<DrillOutcome> {
  const combined = await combineShares(shares, { kind: 'vault', id: files.vaultId })
  if (combined.kind === 'wrong') return { kind: 'wrong-shares', faults: combined.faults }
  const slots = files.header().slots.filter((slot): slot is RecoverySlot => slot.kind === 'recovery')
  const found = await lend(combined.secret, secret => firstThatOpens(slots, secret, files.vaultId))
  found?.opened.bundle.fill(0)
  const isOurs =
    found && (await lend(found.opened.vmk, vmk => files.secrets.masterKey.use(key => timingSafeEqual(key, vmk))))
  return isOurs
    ? { kind: 'opens', set: combined.set }
    : { kind: 'wrong-shares', faults: [{ code: 'SHARES_DO_NOT_OPEN' }] }
}

/** Needs the vault closed everywhere (KLU-12); refuses like an unlock what is wrong with the folder. */
export async function recoverFiles(folder: string, wanted: Recovery, deps: FilesDeps): Promise<RecoveryOutcome> {
  const paths = vaultPaths(folder)
  const files = readHeaderFiles(paths)
  refuseNetworkPlace(paths.folder)
  refuseReadOnlyPlace(paths)
  const vault = vaultIdOf(files)
  const combined = await combineShares(wanted.shares, { kind: 'vault', id: vault })
  if (combined.kind === 'wrong') return { kind: 'wrong-shares', faults: combined.faults }
  const slots = slotsOf(files).filter((slot): slot is RecoverySlot => slot.kind === 'recovery')
  const found = await lend(combined.secret, secret => firstThatOpens(slots, secret, vault))
  if (!found) return { kind: 'wrong-shares', faults: [{ code: 'SHARES_DO_NOT_OPEN' }] }
  const secrets = vaultSecrets(found.opened, vault)
  try {
    const header = countingHeader(files, found.slot, (epoch, work) => secrets.withKey('header', epoch, work))
    // Opened for its lock alone: nobody else may write the header meanwhile.
    const database = openVaultDatabase(paths, secrets, header, deps)
    const state = { failuresBefore: 0, headerWasUneven: files.uneven, highestSeq: files.copies[0].header.seq }
    const unlocked = unlockedFiles({ paths, secrets, header, slot: found.slot, database, deps, ...state })
    try {
      const slot = await addSlot(unlocked, wanted)
      openBackOff(openStateFolder(deps.stateFolder).backOffPath(vault), deps.clock).succeeded([0])
      return { kind: 'recovered', slot, set: combined.set }
    } finally {
      unlocked.close()
    }
  } finally {
    secrets.wipe()
  }
}

async function firstThatOpens(
  slots: readonly RecoverySlot[],
  secret: Uint8Array,
  vault: Uint8Array,
): Promise<{ slot: RecoverySlot; opened: OpenedSlot } | undefined> {
  for (const slot of slots) {
    const opened = await openSlot(slot, secret, vault)
    if (opened) return { slot, opened }
  }
  return undefined
}
