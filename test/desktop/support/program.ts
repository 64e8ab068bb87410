/** The built program with folders of its own: started as people start it, with its sandbox, as often as a test wants. */
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { prepareLaunch, type Launch } from '../../../scripts/runtime/launch.ts'

export interface Running {
  readonly app: ElectronApplication
  readonly page: Page
  /** What the page complained of: content policy, script errors. */
  readonly complaints: readonly string[]
}

export interface Program {
  readonly launch: Launch
  /** Kept from one start to the next. */
  readonly profile: string
  readonly stateFolder: string
  start(options?: StartOptions): Promise<Running>
  close(): void
}

export interface StartOptions {
  readonly vault?: string
  readonly stateFolder?: string
  readonly colours?: 'light' | 'dark'
}

export function aProgram({ language = 'nl' }: { readonly language?: 'nl' | 'en' | null } = {}): Program {
  const { runtime, display } = inject('desktop')
  const env = language === null ? {} : { SCHAKEL_LANG: language }
  const launch = prepareLaunch({ runtime, appFolder: process.cwd(), display, env })
  const profile = launch.makeFolder('profile')
  const stateFolder = launch.makeFolder('state')
  return {
    launch,
    profile,
    stateFolder,
    async start({ vault, stateFolder: state = stateFolder, colours = 'light' } = {}) {
      const app = await _electron.launch({
        executablePath: launch.executable,
        args: [`--user-data-dir=${profile}`, launch.appFolder],
        env: { ...launch.env, SCHAKEL_STATE_DIR: state, ...(vault === undefined ? {} : { SCHAKEL_VAULT: vault }) },
        // Without this Playwright adds --no-sandbox by itself.
        chromiumSandbox: true,
        colorScheme: colours,
      })
      const complaints: string[] = []
      const heard = new Set<Page>()
      const hear = (opened: Page): void => {
        if (heard.has(opened)) return
        heard.add(opened)
        opened.on('console', message => complaints.push(message.text()))
        opened.on('pageerror', error => complaints.push(String(error)))
      }
      app.on('window', hear)
      // Nobody touches the display of a test, and after ten minutes of it every vault would lock at once.
      await app.evaluate(({ powerMonitor }) => {
        powerMonitor.getSystemIdleTime = () => 0
      })
      const page = await app.firstWindow()
      // Its event may have come before anybody listened.
      app.windows().forEach(hear)
      return { app, page, complaints }
    },
    close: () => launch.close(),
  }
}

/** Whoever answers the next dialogs of the system: with these paths, or by closing them. */
export async function answerDialogs(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen.length === 0, filePaths: [...chosen] })
  }, paths)
}
