/** Restoring a backup: into a new folder, always, and verified there. */
import { join } from 'node:path'
import { copyFile, requireSame } from './backup-files.ts'
import type { Backup } from './backup-manifest.ts'
import { makeVaultFolder, unmakeVaultFolder, vaultPaths } from './folder.ts'
import { readHeaderFiles } from './header-files.ts'
import { enter, openEntered, type Credentials } from './open-vault.ts'
import { refuseNetworkPlace } from './place.ts'
import type { FilesDeps, UnlockedFiles } from './unlocked-files.ts'
import { readManifest, requireMatch } from './verify-backup.ts'
import { verifyContents, type Verification, type VerifyOptions } from './verify-vault.ts'

export interface Restored {
  readonly unlocked: UnlockedFiles
  /** For the event RESTORED: the checkpoint in it holds the head of then. */
  readonly backup: Backup
  readonly verification: Verification
}

/**
 * Restores into a new or empty folder, with a passphrase of the time of the backup, and verifies what came out. The caller makes it a
 * new device; this computer's own anchors will say how much the vault is behind.
 */
export async function restoreBackup(
  from: string,
  to: string,
  credentials: Credentials,
  deps: FilesDeps,
  options: VerifyOptions = {},
): Promise<Restored> {
  const source = vaultPaths(from)
  const manifest = readManifest(source)
  const entered = await enter(readHeaderFiles(source), credentials, deps)
  const target = vaultPaths(to)
  try {
    makeVaultFolder(target)
  } catch (error) {
    entered.secrets.wipe()
    throw error
  }
  try {
    refuseNetworkPlace(target.folder)
    for (const file of manifest.backup.files) {
      requireSame(file, await copyFile(join(source.folder, file.path), join(target.folder, file.path)))
      options.signal?.throwIfAborted()
    }
    const unlocked = await openEntered(target, { ...entered, files: readHeaderFiles(target) }, deps)
    try {
      requireMatch(manifest, unlocked.header())
      const verification = await verifyContents(unlocked.database, target, options)
      return { unlocked, backup: manifest.backup, verification }
    } catch (error) {
      unlocked.close()
      throw error
    }
  } catch (error) {
    entered.secrets.wipe()
    unmakeVaultFolder(target)
    throw error
  }
}
