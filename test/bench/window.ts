/** The built program in a window of its own, for as long as a measurement takes. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { buildApplication } from '../../scripts/build.ts'
import { openDisplay } from '../../scripts/runtime/display.ts'
import { prepareLaunch } from '../../scripts/runtime/launch.ts'
import { ensureLibraries } from '../../scripts/runtime/libraries.ts'
import { resolveRuntime } from '../../scripts/runtime/resolve.ts'
import { createSchakel, floorSettings, type Schakel } from '../../src/schakel.ts'
import { plainParser } from '../support/parser.ts'

export const passphrase = 'zeven witte ganzen langs de vaart'
const vaultName = 'veel.schakelkluis'

export interface Windows {
  /** A vault that `fill` has filled; the folder that it lies in. */
  makeVault(fill: (schakel: Schakel) => void): Promise<string>
  /** Readable for the program, which runs as somebody else. */
  give(path: string): void
  /** The program on that vault, at the locked screen. */
  use<T>(root: string, work: (page: Page, app: ElectronApplication) => Promise<T>): Promise<T>
  close(): void
}

export async function openWindows(): Promise<Windows> {
  const runtime = await resolveRuntime()
  ensureLibraries(runtime.executable)
  await buildApplication()
  const display = await openDisplay()
  const launch = prepareLaunch({ runtime, appFolder: resolve(import.meta.dirname, '../..'), display: display.name })
  return {
    async makeVault(fill) {
      const root = launch.makeFolder('bench')
      mkdirSync(root, { recursive: true })
      const schakel = createSchakel({
        folder: join(root, vaultName),
        stateFolder: join(root, 'state'),
        openParser: plainParser,
        kdf: floorSettings(),
      })
      await schakel.found({ name: 'coordinator', fullName: 'Coördinator', passphrase })
      fill(schakel)
      await schakel.lock('quit')
      launch.give(root)
      return root
    },
    give: path => launch.give(path),
    async use(root, work) {
      const app = await _electron.launch({
        executablePath: launch.executable,
        args: [`--user-data-dir=${launch.makeFolder('profile')}`, launch.appFolder],
        env: { ...launch.env, SCHAKEL_VAULT: join(root, vaultName), SCHAKEL_STATE_DIR: join(root, 'state') },
        chromiumSandbox: true,
      })
      try {
        return await work(await app.firstWindow(), app)
      } finally {
        await app.close()
      }
    },
    close() {
      launch.close()
      display.close()
    },
  }
}
