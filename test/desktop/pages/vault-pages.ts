import type { ElectronApplication, Page } from 'playwright-core'

/** The locked screen, in Dutch. */
export class UnlockPage {
  readonly app: ElectronApplication
  readonly page: Page
  readonly heading
  readonly user
  readonly passphrase
  readonly unlockButton
  readonly alert

  static async on(app: ElectronApplication, page: Page): Promise<UnlockPage> {
    const unlockPage = new UnlockPage(app, page)
    await unlockPage.unlockButton.waitFor()
    return unlockPage
  }

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app
    this.page = page
    this.heading = page.getByRole('heading', { level: 1 })
    this.user = page.getByRole('button', { name: /Gebruiker|User/ })
    this.passphrase = page.getByLabel(/^(Wachtzin|Passphrase)$/)
    this.unlockButton = page.getByRole('button', { name: /^(Ontgrendelen|Unlock)/ })
    this.alert = page.getByRole('alert')
  }

  /** Types a passphrase that does not fit and waits for the answer. */
  async tryPassphrase(passphrase: string): Promise<string> {
    await this.passphrase.fill(passphrase)
    await this.unlockButton.click()
    await this.alert.waitFor()
    return (await this.alert.textContent()) ?? ''
  }

  /** As one of several users, each under a neutral name. */
  async unlockAs(slot: number, passphrase: string): Promise<OpenPage> {
    await this.user.click()
    await this.page.getByRole('option', { name: new RegExp(`(gebruiker|user) ${slot}$`) }).click()
    return this.unlock(passphrase)
  }

  async unlock(passphrase: string): Promise<OpenPage> {
    await this.passphrase.fill(passphrase)
    await this.unlockButton.click()
    return OpenPage.on(this.app, this.page)
  }
}

/** Two shares and a new passphrase, on the locked screen. */
export class RecoverPage {
  readonly first
  readonly second
  readonly passphrase
  readonly repeat
  readonly makeButton

  static async from(page: Page): Promise<RecoverPage> {
    await page.getByRole('button', { name: /^(Herstellen met twee delen|Recover with two shares)$/ }).click()
    const recoverPage = new RecoverPage(page)
    await recoverPage.first.waitFor()
    return recoverPage
  }

  private constructor(page: Page) {
    this.first = page.getByLabel(/^(Eerste deel|First share)$/)
    this.second = page.getByLabel(/^(Tweede deel|Second share)$/)
    this.passphrase = page.getByLabel(/^(Nieuwe wachtzin|New passphrase)$/)
    this.repeat = page.getByLabel(/^(Herhaal de wachtzin|Repeat the passphrase)$/)
    this.makeButton = page.getByRole('button', { name: /^(Nieuwe toegang maken|Make a new access)$/ })
  }

  async fillIn(first: string, second: string, passphrase: string): Promise<void> {
    await this.first.fill(first)
    await this.second.fill(second)
    await this.passphrase.fill(passphrase)
    await this.repeat.fill(passphrase)
  }
}

/** Whatever screen an open vault shows. */
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
