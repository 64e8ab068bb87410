/**
 * Programs of others that judge our files. Missing ones are installed before the tests when these run as root (build
 * machines); otherwise the test fails and names the package.
 */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const packages = {
  age: 'age',
  qpdf: 'qpdf',
  pdftotext: 'poppler-utils',
  unzip: 'unzip',
  sha512sum: 'coreutils',
  strace: 'strace',
  openssl: 'openssl',
  dovecot: 'dovecot-imapd',
  doveadm: 'dovecot-core',
} as const
export type Program = keyof typeof packages

/** Runs a program; its output as text. The test fails when the program does. */
export function run(
  program: Program,
  args: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array } = {},
): string {
  const { status, stdout, stderr } = attempt(program, args, options)
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${String(status)}: ${stderr}`)
  return stdout
}

/** The same, for a program that is expected to refuse. */
export function attempt(
  program: Program,
  args: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array } = {},
): SpawnSyncReturns<string> {
  requireProgram(program)
  return spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options })
}

/** Throws with the name of the package when it is not there. */
export function requireProgram(program: Program): void {
  if (isThere(program)) return
  throw new Error(`This test needs the program "${program}": install the package "${packages[program]}".`)
}

/** Before any test: as root with apt-get, what is missing is installed, in one go. Otherwise each test that needs it says so. */
export function setup(): void {
  const missing = unsafePrograms(Object.keys(packages)).filter(program => !isThere(program))
  if (missing.length === 0 || process.getuid?.() !== 0 || !isThere('apt-get')) return
  for (const args of [
    ['update'],
    ['install', '-y', '--no-install-recommends', ...missing.map(program => packages[program])],
  ]) {
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
}

/** The keys of a constant are its key type; the compiler widens them. */
function unsafePrograms(names: string[]): Program[] {
  return names as Program[]
}

function isThere(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
