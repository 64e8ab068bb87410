/**
 * New papers for recovery: drawn in memory, written once one of them was read back. Until then the former ones count; after it they open
 * nothing, except old copies of the vault.
 */
import { randomBytes } from 'node:crypto'
import { IntegrityFailure } from '../contract/errors.ts'
import { newSlotId, writeSlots } from './change-slots.ts'
import { recoverySlot } from './create-vault.ts'
import { openSlot } from './slots.ts'
import { splitSecret } from './shares.ts'
import type { UnlockedFiles } from './unlocked-files.ts'

export interface DrawnPapers {
  /** One more than on the former papers. */
  readonly set: number
  readonly shares: readonly [string, string, string]
  /** Once, with the vault that they were drawn for still open under the same keys. */
  readonly use: () => Promise<void>
  readonly forget: () => void
}

export async function drawPapers(files: UnlockedFiles, set: number): Promise<DrawnPapers> {
  const secret = new Uint8Array(randomBytes(32))
  return {
    set,
    shares: await splitSecret(secret, { kind: 'vault', id: files.vaultId }, set),
    use: () => usePapers(files, secret),
    forget: () => void secret.fill(0),
  }
}

async function usePapers(files: UnlockedFiles, secret: Uint8Array): Promise<void> {
  const parts = { id: newSlotId(files), created: files.deps.clock.now(), vault: files.vaultId }
  const slot = await files.secrets.masterKey.lend(vmk => recoverySlot({ ...parts, vmk }, secret))
  await writeSlots(
    files,
    slots => [...slots.filter(one => one.kind !== 'recovery'), slot],
    // As the disk holds it, it opens with the new papers: only then the copy with the former ones goes.
    async ({ header }) => {
      const stored = header.slots.find(one => one.id === slot.id)
      const opened = stored?.kind === 'recovery' ? await openSlot(stored, secret, files.vaultId) : undefined
      opened?.bundle.fill(0)
      opened?.vmk.fill(0)
      if (!opened) throw new IntegrityFailure('STORAGE_FAILED')
    },
  )
}
