/** The system libraries Electron needs, and a program that gives it a display where there is none. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isRoot } from './cache.ts'

/** All 27 shared objects missing on a minimal Debian follow from the first four. */
const packages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'xvfb', 'fonts-dejavu-core']
/** Their names where time_t has 64 bits (Debian 13, Ubuntu 24.04). */
const renamed: Readonly<Record<string, string>> = { 'libgtk-3-0': 'libgtk-3-0t64', libasound2: 'libasound2t64' }

/**
 * Returns when nothing is missing. As root with apt-get it installs what is; otherwise it throws one message with the
 * missing files and the exact command.
 */
export function ensureLibraries(executable: string): void {
  if (process.platform !== 'linux') return
  let missing = missingFor(executable)
  if (missing.length > 0 && isRoot() && isOnPath('apt-get')) {
    install()
    missing = missingFor(executable)
  }
  if (missing.length === 0) return
  throw new Error(
    `Electron cannot start here. Missing: ${missing.join(', ')}.\n` +
      `Install them with: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${namesHere().join(' ')}`,
  )
}

function missingFor(executable: string): string[] {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  const libraries = stdout
    .split('\n')
    .filter(line => line.includes('not found'))
    .map(line => line.trim().split(' ')[0] ?? line)
  const display = process.env.DISPLAY === undefined && !isOnPath('Xvfb') ? ['Xvfb'] : []
  return [...libraries, ...display]
}

function install(): void {
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...namesHere()]]) {
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
}

function namesHere(): string[] {
  return packages.map(name => {
    const newer = renamed[name]
    return newer !== undefined && isInstallable(newer) ? newer : name
  })
}

function isInstallable(name: string): boolean {
  const { status, stdout } = spawnSync('apt-cache', ['show', '--no-all-versions', name], { encoding: 'utf8' })
  return status === 0 && stdout.includes('Package:')
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, program)))
}
