/**
 * `npm run make`: builds, packages and makes the installers in release/. Where the official Electron is out of reach it
 * makes a check build on the test runtime and says so: that one is never published.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildApplication } from './build.ts'
import { ensureLibraries } from './runtime/libraries.ts'
import { verifyPackage } from './runtime/verify-package.ts'
import { resolveRuntime, type Runtime } from './runtime/resolve.ts'
import { unsafeReadJson } from './support/files.ts'

const project = resolve(import.meta.dirname, '..')

const runtime = await resolveRuntime()
const isCheck = runtime.kind === 'fallback'
const say = (): void =>
  console.log(
    isCheck
      ? `CHECK BUILD on Electron ${runtime.version}: for trying out packaging only. Never publish or install it for work.`
      : '',
  )
if (isCheck) say()
await buildApplication()
const zips = zipRuntime(runtime)
try {
  const { status } = spawnSync('electron-forge', ['make', ...process.argv.slice(2)], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_ZIP_DIR: zips, ...(isCheck ? { SCHAKEL_CHECK_DIST: runtime.dist } : {}) },
  })
  process.exitCode = status ?? 1
} finally {
  rmSync(zips, { recursive: true, force: true })
}
if (process.exitCode === 0 && process.platform === 'linux') {
  ensureLibraries(runtime.executable)
  await verifyPackage(join(project, `release/Schakel-${process.platform}-${process.arch}`), isCheck)
  console.log('The package has its fuses set and its own native files only, and starts with the sandbox on.')
}
if (isCheck) say()

/** The packager takes Electron from a zip under the name of the installed version, whatever is inside: nothing is downloaded. */
function zipRuntime({ dist }: Runtime): string {
  const { version } = unsafeReadJson<{ version: string }>(join(project, 'node_modules/electron/package.json'))
  const folder = mkdtempSync(join(tmpdir(), 'schakel-zip-'))
  const copy = join(folder, 'dist')
  cpSync(dist, copy, { recursive: true, verbatimSymlinks: true, filter: path => !/\/(test-runtime|ready)$/.test(path) })
  execFileSync('zip', ['-qry1', join(folder, `electron-v${version}-${process.platform}-${process.arch}.zip`), '.'], {
    cwd: copy,
  })
  rmSync(copy, { recursive: true })
  return folder
}
