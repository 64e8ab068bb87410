/**
 * Install scripts are switched off (`.npmrc`). This check keeps the reviewed list beside the lock file: a package that
 * brings a new install script fails until somebody has read it and written down here why it may stay unrun.
 */
import { readFileSync } from 'node:fs'
import { unsafeReadJson } from '../support/files.ts'

const reviewed: Readonly<Record<string, string>> = {
  '@signalapp/sqlcipher@4.1.0':
    'would compile; the package carries prebuilt files for the platforms we ship, and loads those',
  'core-js@3.51.0': 'prints a request for donations; used as a library only',
}

interface LockedPackage {
  readonly version?: string
  readonly hasInstallScript?: boolean
}

const lock = unsafeReadJson<{ packages: Record<string, LockedPackage> }>('package-lock.json')
const found = Object.entries(lock.packages)
  .filter(([, locked]) => locked.hasInstallScript === true)
  .map(
    ([path, locked]) =>
      `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${locked.version ?? '?'}`,
  )

const unknown = found.filter(name => !(name in reviewed))
const gone = Object.keys(reviewed).filter(name => !found.includes(name))
for (const name of unknown) console.error(`${name} has an install script nobody reviewed`)
for (const name of gone) console.error(`${name} is reviewed, but no longer in the lock file`)

const npmrc = readFileSync('.npmrc', 'utf8').split('\n')
if (!npmrc.includes('ignore-scripts=true')) console.error('.npmrc must keep ignore-scripts=true')
if (unknown.length > 0 || gone.length > 0 || !npmrc.includes('ignore-scripts=true')) process.exitCode = 1
