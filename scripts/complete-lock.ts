/**
 * `npm run lock` after `npm install`: writes into the lock file the optional packages for other platforms that npm left out because
 * the registry it reached did not have them. Without them `npm ci` refuses the lock file, here and everywhere. With --check it
 * only looks. What is added has no integrity (nobody here has seen the bytes) and is installed on its own platform alone.
 */
import { writeFileSync } from 'node:fs'
import { unsafeReadJson } from './support/files.ts'

interface LockedPackage {
  readonly version?: string
  readonly dev?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface Addition {
  readonly version: string
  readonly cpu: readonly string[]
  readonly dev?: true
  readonly libc?: readonly string[]
  readonly optional: true
  readonly os: readonly string[]
}

const lock = unsafeReadJson<{ packages: Record<string, LockedPackage | Addition> }>('package-lock.json')
const additions = new Map<string, Addition>()
const unknown: string[] = []

for (const [path, locked] of Object.entries(lock.packages)) {
  if (path === '' || !('optionalDependencies' in locked)) continue
  for (const [name, range] of Object.entries(locked.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue
    const platform = platformOf(name)
    // Only what names its platform and one exact version can be written down without asking the registry.
    if (platform === undefined || !/^\d/.test(range)) unknown.push(`${name}@${range}, wanted by ${path}`)
    else
      // In the order in which npm writes the fields.
      additions.set(`node_modules/${name}`, {
        version: range,
        cpu: platform.cpu,
        ...(locked.dev === true ? { dev: true } : {}),
        ...(platform.libc === undefined ? {} : { libc: platform.libc }),
        optional: true,
        os: platform.os,
      })
  }
}

/** As Node looks for it: beside the package, then in each folder above. */
function isLocked(path: string, name: string): boolean {
  for (let place = path; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in lock.packages) return true
    if (place === '') return false
  }
}

/** `@x/y-linux-arm64-musl` → linux, arm64, musl. */
function platformOf(name: string): Pick<Addition, 'os' | 'cpu' | 'libc'> | undefined {
  const found =
    /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64)(?:-(gnu|musl|msvc|eabi|gnueabihf|musleabihf))?$/.exec(
      name,
    )
  const [, os, cpu, abi] = found ?? []
  if (os === undefined || cpu === undefined) return undefined
  const libc = os !== 'linux' || abi === undefined ? {} : { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] }
  return { cpu: [cpu], ...libc, os: [os] }
}

for (const missing of unknown) console.error(`not in the lock file: ${missing}`)
if (process.argv.includes('--check')) {
  for (const path of additions.keys()) console.error(`${path} is not in the lock file. Run: npm run lock`)
  if (additions.size > 0 || unknown.length > 0) process.exitCode = 1
} else {
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(additions) }).sort(([a], [b]) =>
    a.localeCompare(b, 'en'),
  )
  if (additions.size > 0)
    writeFileSync(
      'package-lock.json',
      `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`,
    )
  console.log(`${additions.size} packages for other platforms added to the lock file`)
  if (unknown.length > 0) process.exitCode = 1
}
