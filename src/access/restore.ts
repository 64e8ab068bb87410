/** A backup becomes the vault again, in a new folder: copied, verified there, and taken up in the log (security design §5). */
import { isSound, restoreBackup, type Deps, type FilesDeps } from '../vault/index.ts'
import { openRestored } from './open-restored.ts'

export interface RestoreInput {
  readonly from: string
  readonly to: string
  /** Of the time of the backup. */
  readonly passphrase: string
  readonly because: string
}

export interface RestoreOutcome {
  readonly originals: number
  readonly entries: number
  /** Acts that this computer knows of and the backup does not hold. */
  readonly missing: number
  readonly sound: boolean
}

/** Leaves the restored vault closed. Refuses like an unlock, and KLU-11 unless the target is absent or empty. */
export async function restoreVault(input: RestoreInput, deps: Deps, filesDeps: FilesDeps): Promise<RestoreOutcome> {
  const { unlocked, verification } = await restoreBackup(
    input.from,
    input.to,
    { passphrase: input.passphrase },
    filesDeps,
  )
  try {
    const { opened, missing } = await openRestored(unlocked, deps, input.because)
    const entries = opened.session.db.head.count
    opened.lock('quit')
    return { originals: verification.originals, entries, missing, sound: isSound(verification) }
  } finally {
    unlocked.close()
  }
}
