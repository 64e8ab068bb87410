import type { Page } from 'playwright-core'

/** Searching, in Dutch. */
export class SearchPage {
  readonly page: Page
  readonly field
  readonly results
  readonly purposeDialog

  static async on(page: Page): Promise<SearchPage> {
    const searchPage = new SearchPage(page)
    await searchPage.field.waitFor()
    return searchPage
  }

  private constructor(page: Page) {
    this.page = page
    this.field = page.getByRole('searchbox', { name: 'Naam, nummer of woorden' })
    this.results = page.getByRole('listbox', { name: 'Resultaten' })
    this.purposeDialog = page.getByRole('dialog', { name: 'Waarvoor zoekt u?' })
  }

  async ask(words: string): Promise<void> {
    await this.field.fill(words)
    await this.field.press('Enter')
  }

  /** By the number of the purpose, which needs no reference. */
  async because(key: string): Promise<void> {
    await this.purposeDialog.waitFor()
    await this.page.keyboard.press(key)
    await this.page.keyboard.press('Enter')
  }
}
