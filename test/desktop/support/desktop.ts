/** The built program under test: started as people start it, with its sandbox, on a vault of its own. */
import { readFileSync } from 'node:fs'
import type { ElectronApplication, Page } from 'playwright-core'
import type { Person } from '../../../main/cli/demo/stage.ts'
import { UnlockPage } from '../pages/vault-pages.ts'
import { makeDoubtfulVault } from './doubtful-vault.ts'
import { credentialsOf, makeFilledVault, type FilledStage } from './filled-vault.ts'
import { aProgram } from './program.ts'
import { makeRealVault, type RealVault } from './vault.ts'

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

export function openDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  return startOn(makeRealVault, options)
}

/** At the locked screen of a vault that is not in its newest state. */
export function openDoubtfulDesktop(options: DesktopOptions): Promise<Desktop> {
  return startOn(makeDoubtfulVault, options)
}

export interface FilledDesktop extends Desktop {
  /** Where the vault lies, and what the story wrote beside it. */
  readonly root: string
  /** Locks, by key if not otherwise, and unlocks as somebody else of the story; gives the page of the new window. */
  handTo(person: Person, lock?: (page: Page) => Promise<unknown>): Promise<Page>
}

/** The program unlocked on the sample story, at the first screen of whoever unlocked it. */
export async function openFilledDesktop(
  options: DesktopOptions & {
    readonly stage: FilledStage
    readonly user?: Person
    readonly also?: Parameters<typeof makeFilledVault>[2]
  },
): Promise<FilledDesktop> {
  let root = ''
  const desktop = await startOn(folder => {
    root = folder
    return makeFilledVault(folder, options.stage, options.also)
  }, options)
  const { slot, passphrase } = credentialsOf(options.user ?? 'liaison')
  let { page } = desktop
  await desktop.unlockPage.unlockAs(slot, passphrase)
  return {
    ...desktop,
    get page() {
      return page
    },
    root,
    async handTo(person, lock = open => open.keyboard.press('Control+l')) {
      const next = desktop.app.waitForEvent('window')
      // The page may be gone before it can answer that it was asked.
      await lock(page).catch(() => undefined)
      page = await next
      const other = credentialsOf(person)
      await (await UnlockPage.on(desktop.app, page)).unlockAs(other.slot, other.passphrase)
      return page
    },
  }
}

async function startOn(
  makeVault: (root: string) => Promise<RealVault>,
  { language = 'nl', colours = 'light' }: DesktopOptions,
): Promise<Desktop> {
  const program = aProgram({ language })
  const root = program.launch.makeFolder('vault')
  const { folder, stateFolder } = await makeVault(root)
  program.launch.give(root)
  const { app, page, complaints } = await program.start({ vault: folder, stateFolder, colours })
  return {
    app,
    page,
    unlockPage: await UnlockPage.on(app, page),
    complaints,
    async close() {
      await app.close()
      program.close()
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
