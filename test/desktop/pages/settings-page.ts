import type { Page } from 'playwright-core'

type Part = 'display' | 'keys' | 'lock' | 'users' | 'mailboxes' | 'card' | 'care' | 'about'
const names: Readonly<Record<Part, RegExp>> = {
  display: /^(Weergave|Display)$/,
  keys: /^(Toetsen|Keys)$/,
  lock: /^(Vergrendelen en wachtzin|Locking and passphrase)$/,
  users: /^(Gebruikers en rollen|Users and roles)$/,
  mailboxes: /^(Postbussen|Mail boxes)$/,
  card: /^(Mijn sleutelkaart|My key card)$/,
  care: /^(Back-up en controle|Backup and verification)$/,
  about: /^(Over Schakel|About Schakel)$/,
}

/** The settings of an open vault. */
export class SettingsPage {
  readonly page: Page
  readonly parts

  static async from(page: Page): Promise<SettingsPage> {
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    const settings = new SettingsPage(page)
    await settings.parts.waitFor()
    return settings
  }

  private constructor(page: Page) {
    this.page = page
    this.parts = page.getByRole('navigation', { name: /Onderdelen van de instellingen|Parts of the settings/ })
  }

  async show(part: Part): Promise<void> {
    await this.parts.getByRole('button', { name: names[part] }).click()
    await this.page.getByRole('heading', { level: 2, name: names[part] }).waitFor()
  }

  /** One of a few choices side by side. */
  choice(name: string) {
    return this.page.getByRole('radio', { name, exact: true })
  }

  /** The dialog in which a key is pressed for an action. */
  async changeKeyOf(action: string) {
    await this.page.getByRole('button', { name: `Andere toets voor: ${action}` }).click()
    const dialog = this.page.getByRole('dialog')
    return {
      dialog,
      field: dialog.getByLabel('Nieuwe toets'),
      use: dialog.getByRole('button', { name: 'Deze toets gebruiken' }),
    }
  }

  async chooseIdle(minutes: string): Promise<void> {
    await this.page.getByRole('button', { name: /Vergrendelen na/ }).click()
    await this.page.getByRole('option', { name: minutes, exact: true }).click()
  }
}
