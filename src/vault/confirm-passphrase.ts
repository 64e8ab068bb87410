/**
 * Asking an open vault's user for the passphrase again: before it changes, and before a release is signed. A wrong one counts and makes
 * wait exactly as at unlocking (security design §3).
 */
import { timingSafeEqual } from 'node:crypto'
import { Locked, Refused } from '../contract/errors.ts'
import { openBackOff } from './back-off.ts'
import type { PassphraseSlot, Slot } from './header.ts'
import { stretchPassphrase } from './keys.ts'
import { lend } from './secret.ts'
import { openSlot } from './slots.ts'
import { openStateFolder } from './state-folder.ts'
import type { UnlockedFiles } from './unlocked-files.ts'

/** The user's own slot, when this is its passphrase. WRONG_PASSPHRASE, PASSPHRASE_WAIT or SLOT_NEEDS_RECOVERY when it is not. */
export async function confirmPassphrase(files: UnlockedFiles, passphrase: string): Promise<PassphraseSlot> {
  const slot = requireSlot(files, files.slot.id)
  if (slot.kind !== 'passphrase') throw new Refused('SLOT_NOT_FOUND')
  const backOff = openBackOff(openStateFolder(files.deps.stateFolder).backOffPath(files.vaultId), files.deps.clock)
  backOff.begin(slot.id)
  if (!(await opensWith(files, slot, passphrase))) throw new Locked('WRONG_PASSPHRASE')
  backOff.succeeded([slot.id])
  return slot
}

/** Does the slot lead to this vault's master key? */
export async function opensWith(files: UnlockedFiles, slot: PassphraseSlot, passphrase: string): Promise<boolean> {
  const opened = await lend(await stretchPassphrase(passphrase, slot.kdf), secret =>
    openSlot(slot, secret, files.vaultId),
  )
  if (!opened) return false
  opened.bundle.fill(0)
  return await lend(opened.vmk, vmk => files.secrets.masterKey.use(key => timingSafeEqual(key, vmk)))
}

export function requireSlot(files: Pick<UnlockedFiles, 'header'>, id: number): Slot {
  const slot = files.header().slots.find(one => one.id === id)
  if (!slot) throw new Refused('SLOT_NOT_FOUND')
  return slot
}
