import type { Page } from 'playwright-core'

/** The list of cases and one case, in Dutch, by keys. */
export class CasePage {
  readonly page: Page
  readonly list
  readonly question

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('listbox', { name: 'Zaken' })
    this.question = page.getByRole('region', { name: 'De vraag' })
  }

  async goToList(): Promise<void> {
    await this.page.keyboard.press('g')
    await this.page.keyboard.press('z')
    await this.list.waitFor()
  }

  async openFirst(): Promise<void> {
    await this.list.focus()
    await this.page.keyboard.press('ArrowDown')
    await this.page.keyboard.press('Enter')
    await this.question.waitFor()
  }

  /** From the first signal of the case. */
  async recordIndication(text: string): Promise<void> {
    await this.page.keyboard.press('a')
    const dialog = this.page.getByRole('dialog', { name: 'Aanwijzing vastleggen' })
    await dialog.waitFor()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Tab')
    await this.page.keyboard.press('Space')
    await dialog.getByRole('button', { name: 'Vastleggen' }).focus()
    await this.page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
  }
}
