/**
 * The state folder: what this computer knows beside a vault (anchors, counters of wrong passphrases). One and the same for the
 * desktop program and the command line.
 */
import { chmodSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, posix, win32 } from 'node:path'
import { KLU } from '../contract/error-codes/vault.ts'
import { Refused } from '../contract/errors.ts'

export interface Surroundings {
  readonly platform: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** Where it is: `SCHAKEL_STATE_DIR` if set, else the place the system has for it. A relative XDG_STATE_HOME is ignored, as its specification asks. */
export function stateFolderOf({ platform, environment, home }: Surroundings): string {
  const given = environment['SCHAKEL_STATE_DIR']
  if (given) return given
  if (platform === 'win32')
    return win32.join(environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'Schakel', 'state')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Schakel', 'state')
  const xdg = environment['XDG_STATE_HOME']
  return posix.join(xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'state'), 'schakel')
}

export function surroundings(): Surroundings {
  return { platform: process.platform, environment: process.env, home: homedir() }
}

/** The state folder, made when absent (0700). KLU-15 when it cannot be used. */
export interface StateFolder {
  anchorPath(vault: Uint8Array): string
  backOffPath(vault: Uint8Array): string
}

export function openStateFolder(folder: string): StateFolder {
  try {
    for (const part of [folder, join(folder, 'anchors'), join(folder, 'attempts')]) {
      mkdirSync(part, { recursive: true, mode: 0o700 })
      if (process.platform !== 'win32') chmodSync(part, 0o700)
    }
  } catch (cause) {
    throw new Refused(KLU.stateFolder, { cause })
  }
  const named = (kind: string, vault: Uint8Array, extension: string): string =>
    join(folder, kind, `${Buffer.from(vault).toString('hex')}.${extension}`)
  return {
    anchorPath: vault => named('anchors', vault, 'bin'),
    backOffPath: vault => named('attempts', vault, 'json'),
  }
}
