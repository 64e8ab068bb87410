/** The built program under test: started as people start it, with its sandbox, on a vault of its own. */
import { readFileSync } from 'node:fs'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { prepareLaunch } from '../../../scripts/runtime/launch.ts'
import { UnlockPage } from '../pages/vault-pages.ts'
import { makeRealVault } from './vault.ts'

export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  readonly unlockPage: UnlockPage
  /** What the page complained of: content policy, script errors. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface DesktopOptions {
  readonly language?: 'nl' | 'en'
  readonly colours?: 'light' | 'dark'
}

export async function openDesktop({ language = 'nl', colours = 'light' }: DesktopOptions = {}): Promise<Desktop> {
  const { runtime, display } = inject('desktop')
  const launch = prepareLaunch({ runtime, appFolder: process.cwd(), display, env: { SCHAKEL_LANG: language } })
  const root = launch.makeFolder('vault')
  const { folder, stateFolder } = await makeRealVault(root)
  launch.give(root)
  const app = await _electron.launch({
    executablePath: launch.executable,
    args: [`--user-data-dir=${launch.makeFolder('profile')}`, launch.appFolder],
    env: { ...launch.env, SCHAKEL_VAULT: folder, SCHAKEL_STATE_DIR: stateFolder },
    // Without this Playwright adds --no-sandbox by itself.
    chromiumSandbox: true,
    colorScheme: colours,
  })
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  return {
    app,
    page,
    unlockPage: await UnlockPage.on(app, page),
    complaints,
    async close() {
      await app.close()
      launch.close()
    },
  }
}

/** What the kernel says about a process; undefined once it is gone. */
export function statusOf(pid: number): { readonly uid: number; readonly seccomp: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1])
    // A zombie is gone for everybody but its parent.
    return /^State:\s+Z/m.test(text) ? undefined : { uid: field('Uid'), seccomp: field('Seccomp') }
  } catch {
    return undefined
  }
}

/** Processes of the program by what they are for. */
export function processesOf(
  app: ElectronApplication,
): Promise<{ readonly type: string; readonly name: string; readonly pid: number }[]> {
  return app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .map(({ type, pid, name, serviceName }) => ({ type, pid, name: name ?? serviceName ?? '' })),
  )
}
