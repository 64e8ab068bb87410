/** A real vault made by the core, with a user whom no test needs to know more about. */
import { join } from 'node:path'
import { foundVault } from '../../../src/access/index.ts'
import { systemDeps } from '../../../src/schakel.ts'
import { floorSettings } from '../../../src/vault/calibrate.ts'
import { createVaultFiles } from '../../../src/vault/create-vault.ts'

export const passphrase = 'zeven vrije paarden in een wei'
export const fullName = 'Bente Voorbeeld'

export interface RealVault {
  readonly folder: string
  readonly stateFolder: string
}

/** With the papers of its recovery. */
export interface FoundedVault extends RealVault {
  readonly shares: readonly [string, string, string]
}

/** Under `root`: the vault and the state folder that belongs to it. Key stretching at the least costs that are allowed. */
export async function makeRealVault(root: string): Promise<FoundedVault> {
  const folder = join(root, 'proef.schakelkluis')
  const stateFolder = join(root, 'state')
  const deps = { ...systemDeps(), stateFolder }
  const { unlocked, shares } = await createVaultFiles(folder, { passphrase, kdf: floorSettings() }, deps)
  const opened = await foundVault(unlocked, { name: 'bente', fullName }, deps)
  opened.lock('quit')
  return { folder, stateFolder, shares }
}
