/**
 * How Electron is started, by tests and by `npm start` alike: always with its sandbox. Started by root, it runs as the
 * unprivileged user `nobody`, because the sandbox cannot work for root; there is no way here to switch it off.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { productionPackages } from '../support/packages.ts'
import { cacheFolder, isRoot } from './cache.ts'
import type { Runtime } from './resolve.ts'

export interface Launch {
  /** What to start: Electron itself, or a script that gives up root first. */
  readonly executable: string
  /** The built application, where its user can read it. */
  readonly appFolder: string
  /** The whole environment of the program; nothing else is passed on when root gives up its rights. */
  readonly env: Readonly<Record<string, string>>
  /** A new empty folder that belongs to the user who runs the program. */
  makeFolder(name: string): string
  /** Hands a file or folder over to the user who runs the program, to read and write. */
  give(path: string): void
  close(): void
}

export interface LaunchOptions {
  readonly runtime: Runtime
  /** Folder with package.json and out/. */
  readonly appFolder: string
  readonly display: string | undefined
  /** Variables of ours to pass on. */
  readonly env?: Readonly<Record<string, string>>
}

export function prepareLaunch(options: LaunchOptions): Launch {
  const root = mkdtempSync(join(tmpdir(), 'schakel-'))
  return isRoot() ? unprivilegedLaunch(options, root) : ordinaryLaunch(options, root)
}

function ordinaryLaunch({ runtime, appFolder, display, env }: LaunchOptions, root: string): Launch {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return {
    executable: runtime.executable,
    appFolder,
    env: withoutNodeMode({ ...Object.fromEntries(inherited), ...displayOf(display), ...env }),
    makeFolder: name => mkdtempSync(join(root, `${name}-`)),
    give: () => undefined,
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

function unprivilegedLaunch({ runtime, appFolder, display, env }: LaunchOptions, root: string): Launch {
  const { uid, gid } = nobody()
  chmodSync(root, 0o755)
  const own = (path: string): void => {
    execFileSync('chown', ['-R', `${uid}:${gid}`, path])
  }
  const makeFolder = (name: string): string => {
    const folder = mkdtempSync(join(root, `${name}-`))
    chownSync(folder, uid, gid)
    return folder
  }
  const home = makeFolder('home')
  const temporary = makeFolder('tmp')
  const executable = join(readableRuntime(runtime, root, uid, gid), basename(runtime.executable))
  const script = join(root, 'run-unprivileged')
  writeFileSync(
    script,
    `#!/bin/sh\ncd '${home}'\nexec setpriv --reuid=${uid} --regid=${gid} --clear-groups --no-new-privs --inh-caps=-all -- '${executable}' "$@"\n`,
    { mode: 0o755 },
  )
  return {
    executable: script,
    appFolder: readableApp(appFolder, join(root, 'app'), uid, gid),
    env: withoutNodeMode({
      PATH: '/usr/local/bin:/usr/bin:/bin',
      LANG: process.env.LANG ?? 'C.UTF-8',
      HOME: home,
      TMPDIR: temporary,
      XDG_STATE_HOME: join(home, 'state'),
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
      ...displayOf(display),
      ...env,
    }),
    makeFolder,
    give: own,
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

function displayOf(display: string | undefined): Record<string, string> {
  return display === undefined ? {} : { DISPLAY: display }
}

/** With this variable Electron would start as plain Node. */
function withoutNodeMode(env: Record<string, string>): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env
  return rest
}

function nobody(): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }).trim())
  return { uid: id('-u'), gid: id('-g') }
}

function canRead(path: string, uid: number, gid: number): boolean {
  return spawnSync('setpriv', [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', 'test', '-r', path]).status === 0
}

/** A runtime inside root's own folders is copied: the installed one once to the shared cache, any other for this launch. */
function readableRuntime(runtime: Runtime, root: string, uid: number, gid: number): string {
  if (canRead(join(runtime.dist, 'resources'), uid, gid) && canRead(runtime.executable, uid, gid)) return runtime.dist
  const name = `electron-${runtime.version}-${process.platform}-${process.arch}-copy`
  const copy = join(runtime.kind === 'installed' ? cacheFolder() : root, name)
  if (!existsSync(join(copy, 'ready'))) {
    cpSync(runtime.dist, copy, { recursive: true })
    execFileSync('chmod', ['-R', 'a+rX', copy])
    writeFileSync(join(copy, 'ready'), '')
  }
  return copy
}

/** The checkout itself where others may read it; else a copy of what a package would hold. */
function readableApp(appFolder: string, copy: string, uid: number, gid: number): string {
  const needed = [
    'package.json',
    'out/main',
    'resources/packet',
    ...productionPackages(appFolder).map(({ path }) => path),
  ]
  const present = needed.filter(path => existsSync(join(appFolder, path)))
  if (present.every(path => canRead(join(appFolder, path), uid, gid))) return resolve(appFolder)
  for (const path of ['package.json', 'out', ...present.filter(name => /^(node_modules|resources)\//.test(name))]) {
    mkdirSync(join(copy, path, '..'), { recursive: true })
    const source = join(appFolder, path)
    cpSync(source, join(copy, path), { recursive: lstatSync(source).isDirectory() })
  }
  execFileSync('chmod', ['-R', 'a+rX', copy])
  return copy
}
