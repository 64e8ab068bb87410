/** Which vault folder this program opens: named at the start, else the one a person chose last. Never what is in it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/** Since the program started; it wins over what the program was started with. */
let chosenNow: string | undefined

const file = (): string => join(app.getPath('userData'), 'vault.json')

export function chosenVault(): string | undefined {
  const named = chosenNow || app.commandLine.getSwitchValue('vault') || process.env.SCHAKEL_VAULT || remembered()
  return named !== undefined && existsSync(named) && statSync(named).isDirectory() ? named : undefined
}

export function rememberVault(folder: string): void {
  chosenNow = folder
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

/** Makes an empty folder for a new vault in the one that a person pointed at. Its name says nothing: `schakel.schakelkluis`, then `-2`. */
export function makePlaceForVault(parent: string): string {
  for (let n = 1; ; n++) {
    const folder = join(parent, `schakel${n === 1 ? '' : `-${n}`}.schakelkluis`)
    if (existsSync(folder) && readdirSync(folder).length > 0) continue
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }
}
