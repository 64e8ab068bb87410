/** Cases, searching and the log in the real program, by keyboard alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CasePage } from './pages/case-page.ts'
import { SearchPage } from './pages/search-page.ts'
import { OpenPage } from './pages/vault-pages.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'case' })
})
afterAll(() => desktop.close())

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await desktop.page.keyboard.press(key)
}

describe('a case', () => {
  it('stands in the list with its signals and tasks, and opens by Enter', async () => {
    const casePage = new CasePage(desktop.page)
    await casePage.goToList()
    await desktop.page.getByRole('option', { name: /Afspraak bij De Grenskei/ }).waitFor()
    await desktop.page.getByText('6 signalen').waitFor()
    await casePage.openFirst()
    // Its heading comes with its answer, and the focus with it.
    const focused = () =>
      desktop.page.evaluate(
        () => `${document.activeElement?.tagName ?? ''} ${document.activeElement?.textContent ?? ''}`,
      )
    await expect.poll(focused).toMatch(/^H1 .*Afspraak bij De Grenskei/)
  })

  it('shows what speaks against a signal beside what speaks for it, with its source (R16)', async () => {
    await desktop.page
      .getByText(/spreekt \S+ tegen/)
      .first()
      .waitFor()
    await desktop.page.getByText('6 herkomsten').waitFor()
  })

  it('saves a new assessment by keys, once the help question is answered (R17)', async () => {
    const casePage = new CasePage(desktop.page)
    await casePage.recordIndication('Belde twee keer met hetzelfde nummer')
    await desktop.page.getByText('Belde twee keer met hetzelfde nummer').waitFor()
    await desktop.page.getByText('concept voor versie 2').waitFor()
    await press('Control+Enter')
    await desktop.page.getByText('Nog nodig om op te slaan: of hulp nodig of gevraagd is.').waitFor()
    await desktop.page.getByRole('radio', { name: 'onbekend' }).focus()
    await press('Space', 'Control+Enter')
    await desktop.page.getByText('versie 2', { exact: true }).waitFor()
  })

  it('is not closed while tasks are open, and says so (R54)', async () => {
    await desktop.page.getByRole('button', { name: 'Zaak sluiten…' }).focus()
    await press('Enter')
    const dialog = desktop.page.getByRole('dialog', { name: 'Zaak sluiten' })
    await dialog.waitFor()
    await desktop.page.keyboard.type('klaar')
    await dialog.getByRole('button', { name: 'Sluiten' }).focus()
    await press('Enter')
    await dialog.getByRole('alert').waitFor()
    await press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})

describe('searching', () => {
  it('refuses too short a question before it asks anything (R3)', async () => {
    await press('/')
    const search = await SearchPage.on(desktop.page)
    await search.ask('ab')
    await desktop.page.getByRole('alert').waitFor()
    expect(await search.purposeDialog.isVisible()).toBe(false)
  })

  it('asks why before it shows anything, and goes on from the keyboard (R1)', async () => {
    const search = await SearchPage.on(desktop.page)
    await search.ask('Darwiche')
    await search.purposeDialog.waitFor()
    expect(await search.results.isVisible()).toBe(false)
    await search.because('5')
    await search.results.waitFor()
    await desktop.page.getByRole('option', { name: /^Mohammed al-Darwish/ }).waitFor()
  })

  it('finds nothing by descent, says which word it left out, and that this is no finding (R10)', async () => {
    const search = await SearchPage.on(desktop.page)
    await search.ask('Syrische')
    await desktop.page.getByText(/Niet gezocht op: Syrische/).waitFor()
    await desktop.page.getByText('Niets gevonden. Dit is geen uitspraak over de persoon.').waitFor()
  })
})

describe('the log of the privacy officer', () => {
  it('is verified by C, and shows a search without its words until a reason is given (R62, R80)', async () => {
    await desktop.handTo('privacy')
    const { page } = desktop
    await page.getByRole('heading', { name: 'Logboek' }).waitFor()
    await page.getByRole('listbox', { name: 'Regels' }).waitFor()
    await press('c')
    await page.getByText(/Geen manipulatie aangetoond/).waitFor()
    await page
      .getByRole('option', { name: /zocht op naam en woorden/ })
      .first()
      .click()
    await page.getByText('klopt in de keten').waitFor()
    expect(await page.locator('body').innerText()).not.toContain('Syrische')
    await page.getByRole('button', { name: 'Tonen met reden…' }).click()
    await page.keyboard.type('steekproef')
    await page.getByRole('button', { name: 'Tonen', exact: true }).click()
    await page.getByText('Syrische').waitFor()
  })

  it('has what Schakel does not do one step away (R88)', async () => {
    await press('g', 'w')
    await desktop.page.getByRole('heading', { name: 'Niet over mensen' }).waitFor()
  })

  it('ran without a complaint of the content policy or an error on the page', () => {
    expect(desktop.complaints).toEqual([])
  })
})

describe('the locked screen after it', () => {
  it('says how the log stood when it was last looked through, and nothing of what is in it', async () => {
    const open = await OpenPage.on(desktop.app, desktop.page)
    const locked = await open.lockByKey()
    await locked.page.getByText(/^Logketen klopte bij de controle van .*\d\d:\d\d$/).waitFor()
    expect(await locked.page.locator('body').innerText()).not.toMatch(/regels|Vermeer|de Wit|Bos/)
    await keepPicture(locked.page, 'vergrendeld-logboek-nl-licht')
  })
})
