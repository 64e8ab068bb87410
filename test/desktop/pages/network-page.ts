import type { Page } from 'playwright-core'

/** The ties of one case: picture, list, time and what is selected. */
export class NetworkPage {
  readonly page: Page
  readonly picture
  readonly list
  readonly detail
  readonly count

  /** From anywhere: asks for a case, and opens the first. */
  static async open(page: Page): Promise<NetworkPage> {
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    const choice = page.getByRole('button', { name: /ZNH/ }).first()
    await choice.focus()
    await page.keyboard.press('Enter')
    const networkPage = new NetworkPage(page)
    await networkPage.picture.waitFor()
    await page
      .getByText('100%')
      .or(page.getByText(/^\d+%$/))
      .first()
      .waitFor()
    return networkPage
  }

  constructor(page: Page) {
    this.page = page
    this.picture = page.getByRole('application')
    this.list = page.getByRole('listbox', { name: /Alles in dit netwerk|Everything in this network/ })
    this.detail = page.getByRole('complementary', { name: /^(?!Ontwikkelversie|Development)/ })
    this.count = page.getByText(/verband(en)? getoond|ties? shown/).first()
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async showList(): Promise<void> {
    await this.press('l')
    await this.list.waitFor()
  }

  row(name: RegExp) {
    return this.list.getByRole('option', { name })
  }
}
