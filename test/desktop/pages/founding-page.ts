import type { ElectronApplication, Page } from 'playwright-core'
import { OpenPage, UnlockPage } from './vault-pages.ts'

/** The first run, in Dutch or English: where the vault goes. */
export class PlacePage {
  readonly app: ElectronApplication
  readonly page: Page
  readonly makeButton
  readonly openButton

  static async on(app: ElectronApplication, page: Page): Promise<PlacePage> {
    const placePage = new PlacePage(app, page)
    await placePage.makeButton.waitFor()
    return placePage
  }

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app
    this.page = page
    this.makeButton = page.getByRole('button', { name: /^(Kies een plaats|Choose a place)/ })
    this.openButton = page.getByRole('button', { name: /^(Kies de kluis|Choose the vault)/ })
  }

  /** The dialog of the system was answered beforehand; the program starts anew on that folder. */
  async choosePlace(): Promise<FoundingPage> {
    const next = this.app.waitForEvent('window')
    await this.makeButton.click()
    return FoundingPage.on(this.app, await next)
  }

  async openExisting(): Promise<UnlockPage> {
    const next = this.app.waitForEvent('window')
    await this.openButton.click()
    return UnlockPage.on(this.app, await next)
  }
}

/** Making a vault: passphrase, three papers, one of them read back. */
export class FoundingPage {
  readonly app: ElectronApplication
  readonly page: Page
  readonly fullName
  readonly name
  readonly passphrase
  readonly repeat
  readonly strength
  readonly missing
  readonly drawButton
  readonly makeButton
  readonly readBack

  static async on(app: ElectronApplication, page: Page): Promise<FoundingPage> {
    const foundingPage = new FoundingPage(app, page)
    await foundingPage.drawButton.waitFor()
    return foundingPage
  }

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app
    this.page = page
    this.fullName = page.getByLabel(/^(Uw naam|Your name)$/)
    this.name = page.getByLabel(/^(Korte naam|Short name)/)
    this.passphrase = page.getByLabel(/^(Wachtzin|Passphrase)$/)
    this.repeat = page.getByLabel(/^(Herhaal de wachtzin|Repeat the passphrase)$/)
    this.strength = page.getByRole('meter')
    this.missing = page.getByRole('status')
    this.drawButton = page.getByRole('button', { name: /^(Hersteldelen maken|Make recovery shares)/ })
    this.makeButton = page.getByRole('button', { name: /^(Kluis aanmaken|Make vault)/ })
    this.readBack = page.getByRole('textbox', { name: /^(Controle|Check)/ })
  }

  async fillIn(fullName: string, passphrase: string): Promise<void> {
    await this.fullName.fill(fullName)
    await this.passphrase.fill(passphrase)
    await this.repeat.fill(passphrase)
  }

  async drawShares(): Promise<void> {
    await this.drawButton.click()
    await this.makeButton.waitFor()
  }

  printButton(number: number) {
    return this.page.getByRole('button', { name: new RegExp(`^(Deel ${number} afdrukken|Print share ${number})$`) })
  }

  /** Shows a share, as people do who have no printer, and gives what they would write down. */
  async copyByHand(number: number): Promise<string> {
    await this.page
      .getByRole('button', { name: new RegExp(`^(Deel ${number} overschrijven|Copy share ${number} by hand)$`) })
      .click()
    const dialog = this.page.getByRole('dialog')
    const groups = await dialog.getByRole('listitem').allInnerTexts()
    await dialog.getByRole('button', { name: /^(Staat op papier|It is on paper)$/ }).click()
    await dialog.waitFor({ state: 'detached' })
    return groups.map(text => text.trim().slice(-4)).join(' ')
  }

  /** Number of the share that must be read back. */
  async askedShare(): Promise<number> {
    await this.readBack.waitFor()
    const label = await this.page.getByText(/^(Controle: lees deel|Check: read share) \d/).innerText()
    return Number(/\d/.exec(label)?.[0])
  }

  async make(): Promise<OpenPage> {
    await this.makeButton.click()
    return OpenPage.on(this.app, this.page)
  }
}
