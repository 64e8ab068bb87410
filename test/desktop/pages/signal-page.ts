/** One signal on the desk: what a person reads there and does with it, by keys. */
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
    this.text = page.getByRole('group', { name: /^(Tekst van het signaal|Text of the signal)$/ })
    this.picker = page.getByRole('dialog', { name: /^(Vermelding koppelen|Link mention)$/ })
  }

  /** By the keys that lead to the first case, and its link to the signal. */
  static async openFromCase(page: Page, title: RegExp): Promise<SignalPage> {
    await page.getByRole('heading', { level: 1 }).focus()
    const cases = new CasePage(page)
    await cases.goToList()
    await cases.openFirst()
    await page.getByRole('link', { name: title }).first().focus()
    await page.keyboard.press('Enter')
    return SignalPage.on(page)
  }

  /** From triage: the line in the list, and the key that assesses it. */
  static async openFromInbox(page: Page, title: RegExp): Promise<SignalPage> {
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    const line = page.getByRole('listbox').getByRole('option', { name: title })
    await line.click()
    await page.getByRole('heading', { level: 2, name: title }).waitFor()
    await page.keyboard.press('b')
    return SignalPage.on(page)
  }

  /** Where something else led to it. */
  static shown(page: Page): Promise<SignalPage> {
    return SignalPage.on(page)
  }

  private static async on(page: Page): Promise<SignalPage> {
    const signal = new SignalPage(page)
    await page.getByRole('tab', { name: /^(Waardering|Weighing)/ }).waitFor()
    return signal
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  mention(words: RegExp): Locator {
    return this.text.getByRole('button', { name: words }).first()
  }

  hasFocus(there: Locator): Promise<boolean> {
    return there.evaluate(each => each === document.activeElement)
  }

  /** By the Tab key, as far as it takes. */
  async tabTo(there: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await there.waitFor()
    for (let at = 0; at < 90; at += 1) {
      if (await this.hasFocus(there)) return
      await this.page.keyboard.press(key)
    }
    throw new Error(`Tab does not lead to ${String(there)}`)
  }

  /** From mention to mention until this one has the focus. */
  async walkTo(words: RegExp): Promise<Locator> {
    const mention = this.mention(words)
    await mention.waitFor()
    for (let at = 0; at < 40; at += 1) {
      if (await this.hasFocus(mention)) return mention
      await this.press('j')
    }
    throw new Error(`J does not lead to ${String(words)}`)
  }

  /** Chooses words with arrow keys alone: from the top to the first of them, and on. */
  async chooseWords(first: string, take: number): Promise<string> {
    const chosen = (): Promise<string> => this.page.evaluate(() => document.getSelection()?.toString() ?? '')
    await this.text.focus()
    await this.press('Home')
    for (let at = 0; at < 200 && (await chosen()) !== first; at += 1) await this.press('ArrowRight')
    for (let at = 1; at < take; at += 1) await this.press('Shift+ArrowRight')
    return chosen()
  }

  /** Opens a list of choices that has the focus, and takes one of them. */
  async choose(list: Locator, option: RegExp): Promise<void> {
    await this.tabTo(list)
    await this.press('Enter')
    const wanted = this.page.getByRole('option', { name: option }).first()
    await wanted.waitFor()
    for (let at = 0; at < 40 && !(await this.hasFocus(wanted)); at += 1) await this.press('ArrowDown')
    await this.press('Enter')
    await wanted.waitFor({ state: 'detached' })
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).focus()
    await this.press('Enter')
  }

  announced(words: string): Promise<void> {
    return this.page.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached' })
  }
}
