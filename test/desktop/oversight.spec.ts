/** The privacy officer's way to content, by keyboard alone: a request with its number and a reason, then reading, then shut (R4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { logOf } from './support/log-of.ts'
import { keepPicture } from './support/picture.ts'
import { CasePage } from './pages/case-page.ts'
import { SearchPage } from './pages/search-page.ts'

let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'packet', user: 'privacy' })
  desktop.page.setDefaultTimeout(8_000)
}, 180_000)
afterAll(() => desktop.close())

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await desktop.page.keyboard.press(key)
}
const navigation = () => desktop.page.getByRole('navigation').getByRole('link').allTextContents()
const notice = () => desktop.page.getByText(/^De inhoud is open voor Inzage- of rectificatieverzoek, AVG-2016-07, tot/)

describe('the privacy officer', () => {
  it('begins at the log, with no way to content', async () => {
    await desktop.page.getByRole('listbox', { name: 'Regels' }).waitFor()
    expect((await navigation()).join(' ')).not.toMatch(/Zoeken|Zaken|Pakketten/)
    await desktop.page.getByRole('heading', { level: 1 }).focus()
    await press('g', 'z')
    expect(await desktop.page.getByRole('heading', { level: 1 }).textContent()).toBe('Logboek')
  })

  it('says which request and why, and is told what is missing', async () => {
    const { page } = desktop
    await press('i')
    const dialog = page.getByRole('dialog', { name: 'Inhoud inzien' })
    await dialog.waitFor()
    await press('Space', 'Enter')
    await dialog.getByText('Vul het nummer in.').waitFor()
    await dialog.getByText('Geef een reden.').waitFor()
    await press('Tab')
    await page.keyboard.type('AVG-2016-07')
    await press('Tab')
    await page.keyboard.type('Verzoek om inzage, binnen op 3 november')
    expect(await accessibilityProblems(page)).toEqual([])
    await keepPicture(page, 'inhoud-inzien-nl-licht')
    await press('Tab', 'Tab', 'Enter')
    await notice().waitFor()
    await dialog.waitFor({ state: 'detached' })
  })

  it('reads what is found, without being asked again what for, and changes nothing', async () => {
    const { page } = desktop
    expect((await navigation()).join(' ')).toMatch(/Zoeken.*Zaken.*Pakketten/)
    await press('/')
    const search = await SearchPage.on(page)
    await search.ask('Darwiche')
    await page.getByRole('option', { name: /^Mohammed al-Darwish/ }).waitFor()
    await keepPicture(page, 'inhoud-gezocht-nl-licht')
    await page.getByRole('option', { name: /^Mohammed al-Darwish/ }).focus()
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: /Darwish/ }).waitFor()
    await notice().waitFor()
    await keepPicture(page, 'inhoud-gelezen-nl-licht')
    await press('g', 'z')
    await page.getByRole('option', { name: /Afspraak bij De Grenskei/ }).waitFor()
    await new CasePage(page).openFirst()
    await page.getByRole('heading', { level: 1, name: /Afspraak bij De Grenskei/ }).waitFor()
    await keepPicture(page, 'inhoud-zaak-nl-licht')
    expect(await accessibilityProblems(page)).toEqual([])
    await press('g', 'k')
    await page.getByRole('option').first().waitFor()
    await page.getByRole('listbox').focus()
    await press('ArrowDown', 'Enter')
    await page.getByRole('heading', { level: 1, name: /^(?!Pakketten)/ }).waitFor()
    await keepPicture(page, 'inhoud-pakket-nl-licht')
  })

  it('is back at the log once it is shut, and goes back to nothing', async () => {
    const { page } = desktop
    await page.getByRole('button', { name: 'Inhoud sluiten' }).focus()
    await press('Enter')
    await page.getByRole('listbox', { name: 'Regels' }).waitFor()
    expect(await notice().count()).toBe(0)
    expect((await navigation()).join(' ')).not.toMatch(/Zoeken|Zaken|Pakketten/)
    await page.getByRole('heading', { level: 1 }).focus()
    await press('Alt+ArrowLeft')
    await page.getByText('Geen toegang', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Inhoud inzien…' }).waitFor()
  })

  it('left its request on each line of what was read, and tried nothing that its role does not allow', async () => {
    const entries = await logOf(desktop, 'coordinator')
    const opening = entries.findIndex(({ act, result }) => act === 'content.access_opened' && result === 'ok')
    const shut = entries.findIndex(({ act }) => act === 'content.access_closed')
    expect(opening).toBeGreaterThan(0)
    const between = entries.slice(opening, shut)
    expect(entries.filter(({ act }) => act === 'DOOR_REFUSED').map(({ object }) => object?.id)).toEqual([])
    expect(between.filter(({ result }) => result === 'NOT_PERMITTED').map(({ act }) => act)).toEqual([])
    const read = between.filter(({ act }) => /^(signal|entity|case|packet|register)\./.test(act))
    expect(read.length).toBeGreaterThan(3)
    expect(read.filter(({ purpose }) => purpose?.ref !== 'AVG-2016-07')).toEqual([])
  })
})
