import type { Locator, Page } from 'playwright-core'

/** Packets in Dutch, by keys: the list, a draft, and what becomes of it. */
export class PacketPage {
  readonly page: Page
  readonly list: Locator
  readonly offer: Locator
  readonly redactor: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('listbox', { name: 'Pakketten' })
    this.offer = page.getByRole('button', { name: /^Ter vrijgave aanbieden/ })
    this.redactor = page.getByRole('dialog', { name: 'Weglakken' })
  }

  async goToList(): Promise<void> {
    await this.press('g', 'k')
    await this.list.waitFor()
  }

  /** Newest first. */
  async open(nth: number): Promise<void> {
    await this.list.focus()
    for (let at = 0; at < nth; at += 1) await this.press('ArrowDown')
    await this.press('Enter')
    await this.page.getByRole('heading', { level: 1, name: /^Pakket voor/ }).waitFor()
  }

  line(title: RegExp): Locator {
    return this.page.getByRole('checkbox', { name: title })
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** The dialog that asks why; typed and confirmed. */
  async answer(dialog: string, words: string, button: string): Promise<void> {
    const open = this.page.getByRole('dialog', { name: dialog })
    await open.waitFor()
    await this.page.keyboard.type(words)
    await open.getByRole('button', { name: button }).focus()
    await this.press('Enter')
    await open.waitFor({ state: 'detached' })
  }
}

/** What waits for a reviewer, and the review itself. */
export class ReleasePage {
  readonly page: Page
  readonly list: Locator
  readonly agree: Locator
  readonly release: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('listbox', { name: 'Pakketten ter vrijgave' })
    this.agree = page.getByRole('button', { name: /^Akkoord/ })
    this.release = page.getByRole('button', { name: /^Vrijgeven…/ })
    this.dialog = page.getByRole('dialog', { name: 'Vrijgeven aan AIVD' })
  }

  async openFirst(): Promise<void> {
    await this.page.keyboard.press('g')
    await this.page.keyboard.press('v')
    await this.list.waitFor()
    await this.list.focus()
    await this.page.keyboard.press('ArrowDown')
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('heading', { name: 'Door u te beoordelen' }).waitFor()
  }

  /** One page after the other, each until it counts as opened. */
  async openEveryPage(): Promise<number> {
    const pages = this.page.getByRole('navigation', { name: 'Bladzijden' }).getByRole('button')
    const count = await pages.count()
    for (let at = 0; at < count; at += 1) {
      await this.page
        .getByRole('navigation', { name: 'Bladzijden' })
        .getByRole('button', { name: /geopend/ })
        .nth(at)
        .waitFor()
      if (at < count - 1) await this.page.keyboard.press('j')
    }
    return count
  }

  async tickEveryPoint(): Promise<void> {
    for (let at = 0; at < 5; at += 1) await this.page.keyboard.press('Space')
    await this.page.getByText('5 van 5').waitFor()
  }

  async signRelease(because: string, passphrase: string): Promise<void> {
    await this.dialog.getByLabel('Reden van de vrijgave').fill(because)
    await this.dialog.getByLabel('Uw wachtzin').fill(passphrase)
    await this.page.keyboard.press('Enter')
  }
}
