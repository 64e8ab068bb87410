/**
 * Unlocking, up to the open database: headers, bounds, waiting, passphrase, master key, header's seal, database (security design §3).
 * The caller goes on with the anchors and the tail of the log. Nothing here depends on the size of the vault.
 */
import { KLU } from '../contract/error-codes/vault.ts'
import { IntegrityFailure, Locked } from '../contract/errors.ts'
import { openBackOff } from './back-off.ts'
import { canonicalText, fromBase64url } from './canonical.ts'
import { sweepTmp, vaultPaths, type VaultPaths } from './folder.ts'
import { type Header, type PassphraseSlot, type Slot } from './header.ts'
import { countingHeader, readHeaderFiles, writeHeaderFiles, type HeaderFiles } from './header-files.ts'
import { stretchPassphrase } from './keys.ts'
import { refuseNetworkPlace, refuseReadOnlyPlace } from './place.ts'
import { lend } from './secret.ts'
import { openSlot, type OpenedSlot } from './slots.ts'
import { openStateFolder } from './state-folder.ts'
import { openVaultDatabase, unlockedFiles, type FilesDeps, type UnlockedFiles } from './unlocked-files.ts'
import { vaultSecrets, type VaultSecrets } from './vault-secrets.ts'

export interface Credentials {
  readonly passphrase: string
  /** Id or label. Without one every passphrase slot is tried in order. */
  readonly slot?: number | string
}

/** Somebody who gave the right passphrase: the master key is known, the database not yet open. */
export interface Entered {
  readonly files: HeaderFiles
  readonly slot: PassphraseSlot
  readonly secrets: VaultSecrets
  readonly failuresBefore: number
}

/**
 * Opens a vault folder. WRONG_PASSPHRASE for a wrong phrase and a wrong slot alike; PASSPHRASE_WAIT and SLOT_NEEDS_RECOVERY before
 * anything is computed; KLU-05, 07 to 10, 12 to 14 for what is wrong with the folder.
 */
export async function unlockFiles(folder: string, credentials: Credentials, deps: FilesDeps): Promise<UnlockedFiles> {
  const paths = vaultPaths(folder)
  const files = readHeaderFiles(paths)
  refuseNetworkPlace(paths.folder)
  return await openEntered(paths, await enter(files, credentials, deps), deps)
}

/** From header copies and passphrase to the master key. */
export async function enter(files: HeaderFiles, credentials: Credentials, deps: FilesDeps): Promise<Entered> {
  const vault = vaultIdOf(files)
  const candidates = passphraseSlots(files, credentials.slot)
  const backOff = openBackOff(openStateFolder(deps.stateFolder).backOffPath(vault), deps.clock)
  backOff.begin(credentials.slot === undefined ? 0 : (candidates[0]?.id ?? 0))
  const found = await firstThatOpens(candidates, credentials.passphrase, vault)
  if (!found) throw new Locked('WRONG_PASSPHRASE')
  const failuresBefore = backOff.succeeded([0, found.slot.id])
  return { files, slot: found.slot, secrets: vaultSecrets(found.opened, vault), failuresBefore }
}

/** Takes the secrets over: they are wiped when the folder does not open. */
export async function openEntered(paths: VaultPaths, entered: Entered, deps: FilesDeps): Promise<UnlockedFiles> {
  try {
    return await openFolder(paths, entered, deps)
  } catch (error) {
    entered.secrets.wipe()
    throw error
  }
}

/** Reads the vault's id without a key. Copies of two vaults in one folder are refused. */
export function vaultIdOf({ copies: [first, second] }: HeaderFiles): Uint8Array {
  if (second && second.header.vault !== first.header.vault) throw new IntegrityFailure(KLU.headerAltered)
  return fromBase64url(first.header.vault)
}

/** The slots of both copies, each once: a change that was cut short leaves a slot in two versions. */
export function slotsOf({ copies }: HeaderFiles): Slot[] {
  const all = copies.flatMap(copy => copy.header.slots).map(slot => [canonicalText(slot), slot] as const)
  return [...new Map(all).values()]
}

async function openFolder(paths: VaultPaths, entered: Entered, deps: FilesDeps): Promise<UnlockedFiles> {
  const { files, slot, secrets, failuresBefore } = entered
  const header = countingHeader(files, slot, (epoch, work) => secrets.withKey('header', epoch, work))
  refuseReadOnlyPlace(paths)
  const database = openVaultDatabase(paths, secrets, header, deps)
  try {
    // Ours alone from here: another process that has the vault open would have held the database.
    sweepTmp(paths)
    const newest = files.copies[0].header
    if (files.uneven && header.seq === newest.seq) await writeBothCopies(paths, header, secrets)
    const state = { failuresBefore, headerWasUneven: files.uneven, highestSeq: newest.seq }
    return unlockedFiles({ paths, secrets, header, slot, database, deps, ...state })
  } catch (error) {
    database.close()
    throw error
  }
}

/** Finishes a change that was cut short between the two copies, or restores a damaged one. */
async function writeBothCopies(paths: VaultPaths, header: Header, secrets: VaultSecrets): Promise<void> {
  await secrets.lendKey('header', header.epoch, key => writeHeaderFiles(paths, header, key))
}

function passphraseSlots(files: HeaderFiles, wanted: number | string | undefined): PassphraseSlot[] {
  const slots = slotsOf(files).filter((slot): slot is PassphraseSlot => slot.kind === 'passphrase')
  return wanted === undefined ? slots : slots.filter(slot => slot.id === wanted || slot.label === wanted)
}

async function firstThatOpens(
  slots: readonly PassphraseSlot[],
  passphrase: string,
  vault: Uint8Array,
): Promise<{ slot: PassphraseSlot; opened: OpenedSlot } | undefined> {
  for (const slot of slots) {
    const opened = await lend(await stretchPassphrase(passphrase, slot.kdf), secret => openSlot(slot, secret, vault))
    if (opened) return { slot, opened }
  }
  return undefined
}
