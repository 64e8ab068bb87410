import type { ElectronApplication, Page } from 'playwright-core'
import { UnlockPage } from './unlock-page.ts'

/** The screen of an open vault. */
export class OpenPage {
  readonly app: ElectronApplication
  readonly page: Page
  readonly heading
  readonly lockButton

  static async on(app: ElectronApplication, page: Page): Promise<OpenPage> {
    const openPage = new OpenPage(app, page)
    await openPage.lockButton.waitFor()
    return openPage
  }

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app
    this.page = page
    this.heading = page.getByRole('heading', { level: 1 })
    this.lockButton = page.getByRole('button', { name: /Nu vergrendelen|Lock now/ })
  }

  /** Locks by key and gives the screen of the new window; the old one is gone with its process. */
  lockByKey(): Promise<UnlockPage> {
    return this.nextLocked(() => this.page.keyboard.press('Control+l'))
  }

  async nextLocked(act: () => Promise<unknown>): Promise<UnlockPage> {
    const next = this.app.waitForEvent('window')
    // The page may be gone before it can answer that the key was pressed.
    await act().catch(() => undefined)
    return UnlockPage.on(this.app, await next)
  }
}
