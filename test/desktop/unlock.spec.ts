import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenPage } from './pages/vault-pages.ts'
import { openDesktop, processesOf, statusOf, type Desktop } from './support/desktop.ts'
import { fullName, passphrase } from './support/vault.ts'

describe('unlocking and locking', () => {
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await openDesktop()
  })
  afterAll(() => desktop.close())

  it('shows no name and no count before the passphrase', async () => {
    const text = await desktop.page.locator('body').innerText()
    expect(text).toContain('gebruiker 1')
    expect(text).not.toContain(fullName)
    expect(await desktop.page.title()).toBe('Schakel')
  })

  it('says the same for a wrong passphrase whatever is wrong with it, and clears the field', async () => {
    expect(await desktop.unlockPage.tryPassphrase('dit is niet de wachtzin')).toBe(
      'De gebruiker of de wachtzin klopt niet.',
    )
    expect(await desktop.unlockPage.passphrase.inputValue()).toBe('')
    await expect
      .poll(() => desktop.unlockPage.passphrase.evaluate(field => field === document.activeElement))
      .toBe(true)
  })

  it('asks for a passphrase at the field when there is none', async () => {
    await desktop.unlockPage.unlockButton.click()
    await desktop.page.getByText('Vul uw wachtzin in.', { exact: true }).waitFor()
  })

  it('opens a real vault and says who opened it', async () => {
    const openPage = await desktop.unlockPage.unlock(passphrase)
    expect(await openPage.heading.textContent()).toBe('Postvak')
    await desktop.page.getByText(fullName).waitFor()
    await desktop.page.getByText('coördinator').waitFor()
  })

  it('locks by Ctrl+L: the vault process and the page are killed, another window asks for the passphrase', async () => {
    const before = await processesOf(desktop.app)
    const gone = before
      .filter(({ type }) => type === 'Tab' || type === 'Utility')
      .filter(({ type, name }) => type === 'Tab' || /kluis/i.test(name))
    expect(gone.map(({ type }) => type).sort()).toEqual(['Tab', 'Utility'])

    const locked = await (await openPageOf(desktop)).lockByKey()
    expect(gone.map(({ pid }) => statusOf(pid))).toEqual([undefined, undefined])
    const text = await locked.page.locator('body').innerText()
    expect(text).toMatch(/Vergrendeld om \d\d:\d\d, op uw verzoek/)
    expect(text).not.toContain(fullName)
    expect(desktop.app.windows().filter(page => !page.isClosed())).toHaveLength(1)
    desktop = { ...desktop, page: locked.page, unlockPage: locked }
  })

  it('opens again after a lock, and locks over a page that hangs', async () => {
    const openPage = await desktop.unlockPage.unlock(passphrase)
    void openPage.page
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined)
    const locked = await openPage.nextLocked(() =>
      // Sent as the system sends keys, so that main hears it before the page would.
      desktop.app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'L', modifiers: ['control'] })
      }),
    )
    expect(await locked.heading.textContent()).toBe('Kluis is vergrendeld')
    desktop = { ...desktop, page: locked.page, unlockPage: locked }
  })

  it('makes a person wait after the fourth wrong passphrase, and says how long', async () => {
    for (const attempt of ['een', 'twee', 'drie', 'vier'])
      await desktop.unlockPage.tryPassphrase(`wachtzin nummer ${attempt}`)
    await desktop.page.getByText(/Nog \d seconden? wachten\./).waitFor()
    expect(await desktop.unlockPage.unlockButton.isDisabled()).toBe(true)
  })

  it('runs without a complaint of the content policy or an error on the page', () => {
    expect(desktop.complaints).toEqual([])
  })
})

function openPageOf({ app, page }: Desktop): Promise<OpenPage> {
  return OpenPage.on(app, page)
}
