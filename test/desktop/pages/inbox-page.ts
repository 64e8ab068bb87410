import type { Locator, Page } from 'playwright-core'

/** Triage: the list by term, the signal that is read, the decisions. */
export class InboxPage {
  readonly page: Page
  readonly list
  readonly title
  readonly dialog
  readonly toast

  static async on(page: Page): Promise<InboxPage> {
    const inboxPage = new InboxPage(page)
    await inboxPage.list.or(page.getByText(/^(Alles is beoordeeld|All is assessed|Hier staat niets)$/)).waitFor()
    return inboxPage
  }

  private constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('listbox')
    this.title = page.getByRole('region', { name: /^(Leesvenster|Reading pane)$/ }).getByRole('heading', { level: 2 })
    this.dialog = page.getByRole('dialog')
    this.toast = page.getByRole('button', { name: /^(Ongedaan maken|Undo)/ })
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  line(name: RegExp): Locator {
    return this.list.getByRole('option', { name })
  }

  tab(name: RegExp): Locator {
    return this.page.getByRole('tab', { name })
  }

  /** What stands in the reading pane once it has come. */
  async read(): Promise<string> {
    await this.title.first().waitFor()
    return (await this.title.first().textContent()) ?? ''
  }

  /** A decision by keys: the key that opens its dialog, the answers, the last that commits. Waits for what follows. */
  async decide(open: string, ...rest: readonly string[]): Promise<void> {
    const before = await this.read()
    await this.press(open)
    await this.dialog.getByRole('button').first().waitFor()
    await this.press(...rest)
    await this.dialog.waitFor({ state: 'detached' })
    await this.page.waitForFunction(
      former => document.querySelector('section[aria-label="Leesvenster"] h2')?.textContent !== former,
      before,
    )
  }
}
