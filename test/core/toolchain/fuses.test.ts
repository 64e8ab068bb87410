/**
 * Security design §10: what `forge.config.ts` switches off in a packaged Electron stays off in a copy of the runtime that is treated as
 * packaging treats it, and the copy then refuses to be a plain Node. A whole package is looked at by `scripts/runtime/verify-package.ts`.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { FusesPlugin } from '@electron-forge/plugin-fuses'
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, it } from 'vitest'
import config from '../../../forge.config.ts'
import { resolveRuntime } from '../../../scripts/runtime/resolve.ts'

let folder: string
let executable: string
let original: string
beforeAll(async () => {
  const runtime = await resolveRuntime()
  original = runtime.executable
  folder = mkdtempSync(join(tmpdir(), 'schakel-fuses-'))
  executable = join(folder, basename(original))
  // Everything beside it as it is; only the program itself is another.
  for (const name of readdirSync(runtime.dist))
    if (name !== basename(original)) symlinkSync(join(runtime.dist, name), join(folder, name))
  copyFileSync(original, executable)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const all = Object.values(FuseV1Options).filter((value): value is FuseV1Options => typeof value === 'number')
const asNode = (program: string) =>
  spawnSync(program, ['-e', 'console.log("node " + process.version)'], {
    encoding: 'utf8',
    timeout: 20_000,
    env: { PATH: process.env['PATH'], ELECTRON_RUN_AS_NODE: '1' },
  }).stdout

it('reads back every fuse that the package sets, and the copy is no Node any more', async () => {
  expect(asNode(original)).toMatch(/^node v/)
  const plugin = config.plugins?.find(one => one instanceof FusesPlugin)
  if (!(plugin instanceof FusesPlugin)) throw new Error('no fuses are set')
  const { version: _, strictlyRequireAllFuses: __, ...fuses } = plugin.fusesConfig
  const before = await getCurrentFuseWire(executable)
  // A test runtime is older and has fewer of them.
  const known = all.filter(fuse => fuses[fuse] !== undefined && before[fuse] !== undefined)
  expect(known.length).toBeGreaterThan(6)
  const set = Object.fromEntries(known.map(fuse => [fuse, fuses[fuse]]))
  await flipFuses(executable, { version: FuseVersion.V1, ...set })
  const wire = await getCurrentFuseWire(executable)
  for (const fuse of known)
    expect(wire[fuse], FuseV1Options[fuse]).toBe(fuses[fuse] ? FuseState.ENABLE : FuseState.DISABLE)
  expect(asNode(executable)).not.toMatch(/node v/)
})
