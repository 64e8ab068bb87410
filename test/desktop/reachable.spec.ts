import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenPage } from './pages/vault-pages.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openDesktop, type Desktop } from './support/desktop.ts'
import { fullName, passphrase } from './support/vault.ts'

describe.each(['light', 'dark'] as const)('for everybody, in %s', colours => {
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await openDesktop({ colours })
  })
  afterAll(() => desktop.close())

  it('draws the theme of the system', async () => {
    expect(await desktop.page.evaluate(() => document.documentElement.dataset['theme'])).toBe(
      colours === 'dark' ? 'donker' : 'licht',
    )
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
