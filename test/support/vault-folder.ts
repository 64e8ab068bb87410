/** Real vault folders in a temporary place, with the least costs that are allowed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { floorSettings } from '../../src/vault/calibrate.ts'
import { createVaultFiles, type CreatedVault } from '../../src/vault/create-vault.ts'
import { unlockFiles, type Credentials } from '../../src/vault/open-vault.ts'
import type { UnlockedFiles } from '../../src/vault/unlocked-files.ts'
import { testDeps, type TestDeps } from './deps.ts'

export const passphrase = 'zeven vrije paarden in een wei'
export const otherPassphrase = 'acht stille uilen op een dak'

export interface VaultFolder {
  readonly deps: TestDeps & { readonly stateFolder: string }
  readonly root: string
  readonly folder: string
  create(): Promise<CreatedVault>
  unlock(credentials?: Partial<Credentials>): Promise<UnlockedFiles>
  remove(): void
}

export function aVaultFolder(): VaultFolder {
  const root = mkdtempSync(join(tmpdir(), 'schakel-vault-'))
  const folder = join(root, 'proef.schakelkluis')
  const deps = { ...testDeps(), stateFolder: join(root, 'state') }
  return {
    ...{ deps, root, folder },
    create: () => createVaultFiles(folder, { passphrase, kdf: floorSettings() }, deps),
    unlock: credentials => unlockFiles(folder, { passphrase, ...credentials }, deps),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** The code of what a call throws, or "nothing". */
export async function codeOfFailure(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'nothing'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
