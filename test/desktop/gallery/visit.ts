/** How the gallery gets from screen to screen: by keys, which are the same in every language and at every size. */
import type { ElectronApplication, Locator, Page } from 'playwright-core'
import type { PlainKey, Translate } from '../../../renderer/i18n/catalogue.ts'
import { translator } from '../../../renderer/i18n/translate.ts'
import type { Language } from '../../../src/contract/errors.ts'
import { hinder } from './hindered.ts'

export class Visit {
  readonly app: ElectronApplication
  readonly page: Page
  readonly t: Translate

  constructor(app: ElectronApplication, page: Page, language: Language) {
    this.app = app
    this.page = page
    this.t = translator(language)
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  get dialogs(): Locator {
    return this.page.getByRole('dialog')
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Whatever lies over the screen goes. */
  async closeDialogs(): Promise<void> {
    for (let open = await this.dialogs.count(); open > 0; open -= 1) {
      await this.press('Escape')
      await this.dialogs.nth(open - 1).waitFor({ state: 'detached' })
    }
  }

  /** By the two keys of a part, to the screen with this title. */
  async go(key: string, title: PlainKey): Promise<void> {
    await this.closeDialogs()
    const there = this.heading.getByText(this.t(title), { exact: true })
    await this.heading.first().focus()
    await this.press('g', key)
    // On a busy machine the second key may come too late for the first; then a person presses both again.
    const isThere = await there.waitFor({ state: 'attached', timeout: 2_000 }).then(
      () => true,
      () => false,
    )
    if (!isThere) await this.press('g', key)
    await there.waitFor({ state: 'attached' })
  }

  list(name: PlainKey): Locator {
    return this.page.getByRole('listbox', { name: this.t(name), exact: true })
  }

  /** A line of the screen's list, by its place in it. */
  async choose(name: PlainKey, nth = 1): Promise<void> {
    await this.closeDialogs()
    await this.list(name).getByRole('option').first().waitFor()
    await this.list(name).focus()
    await this.press('Home', ...Array.from({ length: nth - 1 }, () => 'ArrowDown'))
  }

  async open(name: PlainKey, nth = 1): Promise<void> {
    await this.choose(name, nth)
    await this.press('Enter')
  }

  /** A dialog by its key, once it can be used. */
  async dialog(key: string): Promise<void> {
    await this.closeDialogs()
    await this.press(key)
    await this.dialogs.last().waitFor()
  }

  /** A dialog of what a screen has under its keys, from its heading on. */
  async dialogFrom(...keys: readonly string[]): Promise<void> {
    await this.closeDialogs()
    await this.heading.first().focus()
    await this.press(...keys)
    await this.dialogs.last().waitFor()
  }

  button(name: PlainKey): Locator {
    return this.page.getByRole('button', { name: this.t(name) }).first()
  }

  /** By a button, once the dialog that it opens can be used. */
  async dialogOf(button: Locator): Promise<void> {
    await this.closeDialogs()
    await button.click()
    await this.dialogs.last().waitFor()
  }

  async tab(name: PlainKey): Promise<void> {
    await this.closeDialogs()
    await this.page.getByRole('tab', { name: this.t(name) }).click()
  }

  /** What the screen shows while no answer comes. */
  async waiting(go: () => Promise<void>): Promise<void> {
    await hinder(this.page, 'withheld')
    await go()
    await this.page
      .getByRole('status', { name: this.t('state.loading') })
      .first()
      .waitFor()
  }

  /** What it shows when the vault cannot make sense of what it was asked, or does not allow it. */
  async failing(how: 'senseless' | 'forbidden', go: () => Promise<void>): Promise<void> {
    await hinder(this.page, how)
    await go()
    await (how === 'forbidden' ? this.see('state.denied') : this.button('state.again').waitFor())
  }

  see(text: PlainKey): Promise<void> {
    return this.page.getByText(this.t(text)).first().waitFor()
  }
}
