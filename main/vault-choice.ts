/** Which vault folder this program opens: named at the start, else the one a person chose last. Never what is in it. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

const file = (): string => join(app.getPath('userData'), 'vault.json')

export function chosenVault(): string | undefined {
  const named = app.commandLine.getSwitchValue('vault') || process.env.SCHAKEL_VAULT || remembered()
  return named !== undefined && existsSync(named) && statSync(named).isDirectory() ? named : undefined
}

export function rememberVault(folder: string): void {
  writeFileSync(file(), JSON.stringify({ folder }), { mode: 0o600 })
}

function remembered(): string | undefined {
  if (!existsSync(file())) return undefined
  try {
    const parsed: unknown = JSON.parse(readFileSync(file(), 'utf8'))
    return typeof parsed === 'object' && parsed !== null && 'folder' in parsed && typeof parsed.folder === 'string'
      ? parsed.folder
      : undefined
  } catch {
    // A damaged note of ours is no note: the person is asked again.
    return undefined
  }
}
