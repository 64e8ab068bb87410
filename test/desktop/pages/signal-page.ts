/** One signal on the desk: what a person reads there and does with it. */
import type { Locator, Page } from 'playwright-core'
import { CasePage } from './case-page.ts'

export class SignalPage {
  readonly page: Page
  readonly heading: Locator
  readonly text: Locator
  readonly picker: Locator

  private constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1 })
    this.text = page.getByRole('group', { name: 'Tekst van het signaal', exact: true })
    this.picker = page.getByRole('dialog', { name: 'Vermelding koppelen' })
  }

  /** By the keys that lead to the first case, and its link to the signal. */
  static async openFromCase(page: Page, title: RegExp): Promise<SignalPage> {
    await page.getByRole('heading', { level: 1 }).focus()
    const cases = new CasePage(page)
    await cases.goToList()
    await cases.openFirst()
    await page.getByRole('link', { name: title }).first().focus()
    await page.keyboard.press('Enter')
    const signal = new SignalPage(page)
    await signal.page.getByRole('tab', { name: 'Waardering' }).waitFor()
    return signal
  }

  mention(words: RegExp): Locator {
    return this.text.getByRole('button', { name: words }).first()
  }

  /** Chooses words with arrow keys alone: so many words on, then so many more. */
  async chooseWords(skip: number, take: number): Promise<string> {
    await this.text.focus()
    for (let at = 0; at < skip; at += 1) await this.page.keyboard.press('ArrowRight')
    for (let at = 1; at < take; at += 1) await this.page.keyboard.press('Shift+ArrowRight')
    return this.page.evaluate(() => document.getSelection()?.toString() ?? '')
  }

  tab(name: string): Promise<void> {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  }

  announced(words: string): Promise<void> {
    return this.page.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached' })
  }
}
