/** A colleague leaves, in the window: the coordinator hands over what is open, then takes the access away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SettingsPage } from './pages/settings-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'packet', user: 'coordinator' })
  desktop.page.setDefaultTimeout(8_000)
}, 180_000)
afterAll(() => desktop.close())

describe('a liaison who leaves', () => {
  it('has what is open in a list, is relieved of it one by one, and loses the access', async () => {
    const { page } = desktop
    const settings = await SettingsPage.from(page)
    await settings.show('users')
    await page.getByRole('button', { name: 'Toegang intrekken: L. Vermeer' }).click()
    const dialog = page.getByRole('dialog', { name: 'Vertrek: L. Vermeer' })
    const takeAway = dialog.getByRole('button', { name: 'Intrekken', exact: true })
    await dialog.getByRole('heading', { name: 'Zaken' }).waitFor()
    expect(await takeAway.isEnabled()).toBe(false)
    expect(await accessibilityProblems(page)).toEqual([])

    const give = dialog.getByRole('button', { name: /^Overdragen: / })
    await give.first().click()
    await dialog.getByText('Kies eerst een collega').waitFor()
    await dialog.getByRole('textbox', { name: 'Reden' }).fill('vertrek per 1 december')
    await dialog.getByRole('button', { name: /Collega die het overneemt/ }).click()
    await page.getByRole('option', { name: 'C. de Wit' }).click()
    await keepPicture(page, 'vertrek-nl-licht')
    for (let left = await give.count(); left > 0; left -= 1) {
      expect(await give.count()).toBe(left)
      await give.first().click()
      await expect.poll(() => give.count()).toBe(left - 1)
    }
    await takeAway.click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('cell', { name: 'liaison', exact: true }).first().waitFor({ state: 'detached' })
  })
})
