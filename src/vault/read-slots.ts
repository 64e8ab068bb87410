/** Who may come in, as everybody may read it: neutral labels, never names. */
import { vaultPaths } from './folder.ts'
import { readHeaderFiles } from './header-files.ts'
import { slotsOf } from './open-vault.ts'

/** Passphrase slots of a folder, without any key. Throws the KLU code when there is no vault there. */
export function readSlots(folder: string): { id: number; label: string }[] {
  const byId = new Map(
    slotsOf(readHeaderFiles(vaultPaths(folder)))
      .filter(slot => slot.kind === 'passphrase')
      .map(slot => [slot.id, slot.label]),
  )
  return [...byId].map(([id, label]) => ({ id, label })).sort((a, b) => a.id - b.id)
}
