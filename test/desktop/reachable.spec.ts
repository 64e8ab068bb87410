import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenPage } from './pages/vault-pages.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openDesktop, type Desktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'
import { fullName, passphrase } from './support/vault.ts'

describe.each(['light', 'dark'] as const)('for everybody, in %s', colours => {
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await openDesktop({ colours })
  })
  afterAll(() => desktop.close())

  const picture = (name: string) => keepPicture(desktop.page, `${name}-${colours}`)

  it('draws the theme of the system', async () => {
    expect(await desktop.page.evaluate(() => document.documentElement.dataset['theme'])).toBe(
      colours === 'dark' ? 'donker' : 'licht',
    )
  })

  it('has a locked screen without accessibility problems', async () => {
    await picture('ontgrendelen')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('keeps everything in view and in reach at twice the size', async () => {
    const zoom = (factor: number) =>
      desktop.app.evaluate(
        ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
        factor,
      )
    await zoom(2)
    await expect.poll(() => desktop.page.evaluate(() => window.devicePixelRatio)).toBe(2)
    expect(await desktop.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await desktop.unlockPage.unlockButton.scrollIntoViewIfNeeded()
    expect(await desktop.unlockPage.unlockButton.isVisible()).toBe(true)
    await zoom(1)
    await expect.poll(() => desktop.page.evaluate(() => window.devicePixelRatio)).toBe(1)
  })

  it('shows a failed try without accessibility problems', async () => {
    await desktop.unlockPage.tryPassphrase('een andere wachtzin dan de juiste')
    await picture('ontgrendelen-fout')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('is unlocked and locked with the keyboard alone', async () => {
    const { keyboard } = desktop.page
    // Focus stands in the field. Back to the users and their list, then on again.
    await keyboard.press('Shift+Tab')
    await keyboard.press('Enter')
    await desktop.page.getByRole('option', { name: 'gebruiker 1' }).waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keyboard.press('Enter')
    await keyboard.press('Tab')
    await keyboard.type(passphrase)
    await keyboard.press('Enter')
    const openPage = await OpenPage.on(desktop.app, desktop.page)
    await desktop.page.getByText(fullName).waitFor()
    await picture('kluis-open')
    expect(await accessibilityProblems(desktop.page)).toEqual([])

    const locked = await openPage.lockByKey()
    expect(await locked.passphrase.evaluate(field => field === document.activeElement)).toBe(true)
  })
})

describe('in English', () => {
  it('has every text', async () => {
    const desktop = await openDesktop({ language: 'en' })
    try {
      expect(await desktop.unlockPage.heading.textContent()).toBe('Vault is locked')
      expect(await desktop.page.evaluate(() => document.documentElement.lang)).toBe('en')
      expect(await desktop.unlockPage.tryPassphrase('not this one either')).toBe(
        'The user or the passphrase is not right.',
      )
    } finally {
      await desktop.close()
    }
  })
})
