import type { ElectronApplication, Page } from 'playwright-core'
import { answerDialogs } from '../support/program.ts'

/** Taking in: files, lists of persons, notes and what was set aside, in Dutch. */
export class ImportPage {
  readonly app: ElectronApplication
  readonly page: Page
  readonly overlay
  readonly done
  readonly stopped
  readonly outcome
  readonly quarantine
  readonly rows

  constructor(app: ElectronApplication, page: Page) {
    this.app = app
    this.page = page
    this.overlay = page.getByText('Laat los om in te nemen')
    this.done = page.getByRole('region', { name: 'Klaar', exact: true })
    this.stopped = page.getByRole('region', { name: 'Gestopt', exact: true })
    this.outcome = page.getByRole('region', { name: 'Uitkomst' })
    this.quarantine = page.getByRole('grid', { name: 'Stukken in quarantaine' })
    this.rows = page.getByRole('listbox', { name: 'Regels met een opmerking' })
  }

  async open(): Promise<void> {
    await this.press('g', 'm')
    await this.page.getByRole('heading', { level: 1, name: 'Importeren' }).waitFor()
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** As a person drags files from another program: held over the window, and let go. */
  async drag(paths: readonly string[]): Promise<{ drop(): Promise<void> }> {
    const session = await this.page.context().newCDPSession(this.page)
    const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', {
        type,
        x: 400,
        y: 400,
        data: { items: [], files: [...paths], dragOperationsMask: 1 },
      })
    await send('dragEnter')
    await send('dragOver')
    return {
      async drop() {
        await send('drop')
        await session.detach()
      },
    }
  }

  /** By key: the system's dialog answers with these. */
  async choose(key: 'b' | 'm', paths: readonly string[]): Promise<void> {
    await answerDialogs(this.app, paths)
    await this.press(key)
  }

  /** A row of the sum. */
  async count(outcome: string): Promise<number> {
    const row = this.outcome.getByRole('row', { name: new RegExp(`^${outcome} `) })
    return Number(await row.getByRole('cell').first().textContent())
  }

  async look(outcome: string): Promise<void> {
    await this.page.getByRole('button', { name: `Bekijken: ${outcome}` }).click()
    await this.page.getByRole('region', { name: outcome }).getByRole('listbox').waitFor()
  }

  /** As if a person had copied words elsewhere and pressed the keys for pasting. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate(words => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', words)
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  }
}
