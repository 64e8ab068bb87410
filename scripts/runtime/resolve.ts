/** Finds an Electron to run: the first of override, installed, official download and pinned fallback that works. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { unsafeReadJson } from '../support/files.ts'
import { cacheFolder } from './cache.ts'
import { findFallback, makeFallback } from './fallback.ts'
import { downloadLimitMs, downloadRetryMs, fallbackPin } from './pins.ts'

export interface Runtime {
  readonly kind: 'override' | 'installed' | 'fallback'
  /** Folder with the executable, its libraries and resources. */
  readonly dist: string
  readonly executable: string
  readonly version: string
}

const electronPackage = resolve(import.meta.dirname, '../../node_modules/electron')

/**
 * Environment: ELECTRON_OVERRIDE_DIST_PATH names a folder to use (an error when it holds no Electron),
 * ELECTRON_SKIP_BINARY_DOWNLOAD skips the download, SCHAKEL_RUNTIME=fallback forces the pinned fallback.
 */
export async function resolveRuntime(): Promise<Runtime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined && override !== '') return overridden(override)
  if (process.env.SCHAKEL_RUNTIME !== 'fallback') {
    const installed = findInstalled() ?? downloadInstalled()
    if (installed !== undefined) return installed
  }
  return fallbackRuntime(findFallback() ?? (await makeFallback()))
}

function overridden(dist: string): Runtime {
  const executable = join(dist, executableName())
  if (!existsSync(executable))
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but ${executable} does not exist`)
  return { kind: 'override', dist, executable, version: versionIn(dist) ?? 'unknown' }
}

function findInstalled(): Runtime | undefined {
  const dist = join(electronPackage, 'dist')
  const { version } = unsafeReadJson<{ version: string }>(join(electronPackage, 'package.json'))
  if (versionIn(dist) !== version) return undefined
  return { kind: 'installed', dist, executable: join(dist, executableName()), version }
}

/** The package's own installer fetches and verifies the release; a failure is remembered while a fallback is ready. */
function downloadInstalled(): Runtime | undefined {
  const failure = join(cacheFolder(), 'download-failed')
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD !== undefined) return undefined
  if (findFallback() !== undefined && isRecent(failure)) return undefined
  const { status } = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: downloadLimitMs,
  })
  const installed = status === 0 ? findInstalled() : undefined
  if (installed === undefined) writeFileSync(failure, '')
  else rmSync(failure, { force: true })
  return installed
}

function isRecent(file: string): boolean {
  return existsSync(file) && Date.now() - statSync(file).mtimeMs < downloadRetryMs
}

function fallbackRuntime(dist: string): Runtime {
  return { kind: 'fallback', dist, executable: join(dist, 'electron'), version: fallbackPin.electron }
}

function versionIn(dist: string): string | undefined {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined
}

function executableName(): string {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}
