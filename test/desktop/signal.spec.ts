import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SignalPage } from './pages/signal-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

let desktop: FilledDesktop
let signal: SignalPage
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'case' })
  desktop.page.setDefaultTimeout(6_000)
  signal = await SignalPage.openFromCase(desktop.page, /Marechaussee/)
}, 120_000)
afterAll(() => desktop.close())

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await desktop.page.keyboard.press(key)
}
const picture = (name: string) => keepPicture(desktop.page, `signaal-${name}`)

describe('a signal on the desk', () => {
  it('shows its words with what was marked in them, and says which are linked', async () => {
    expect(await signal.text.innerText()).toContain('wegrestaurant De Grenskei')
    await signal.mention(/DARWICHE, Mohamed, persoon, gekoppeld aan/).waitFor()
    await signal.mention(/grijze personenauto, voertuig, nog niet gekoppeld/).waitFor()
    await desktop.page.getByText('Door de bron zelf gegeven:').waitFor()
    await picture('tekst')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('has nothing to press that leads out of the program: links of the source are text', async () => {
    expect(await signal.text.getByRole('link').count()).toBe(0)
  })

  it('opens what can be done with a mention, and leaves it by Esc where it was', async () => {
    const mention = signal.mention(/grijze personenauto/)
    await mention.focus()
    await press('Enter')
    await signal.picker.waitFor()
    await signal.picker.getByText('Nieuw voertuig vastleggen').waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('koppelen')
    await press('Escape')
    await signal.picker.waitFor({ state: 'detached' })
    await expect.poll(() => mention.evaluate(each => each === document.activeElement)).toBe(true)
  })

  it('links a mention to something new by keys alone', async () => {
    await signal.mention(/grijze personenauto/).focus()
    await press('Enter')
    await signal.picker.getByRole('option', { name: /Nieuw voertuig/ }).waitFor()
    await press('1')
    await signal.mention(/grijze personenauto, voertuig, gekoppeld aan grijze personenauto/).waitFor()
  })

  it('makes a claim of words that were chosen with arrow keys', async () => {
    const words = await signal.chooseWords('Koninklijke', 2)
    expect(words).toBe('Koninklijke Marechaussee')
    await press('c')
    const form = desktop.page.getByRole('dialog', { name: 'Bewering' })
    await form.waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await form.getByRole('button', { name: /Over wie of wat/ }).click()
    await desktop.page.getByRole('option', { name: /DARWICHE/ }).click()
    await form.getByRole('button', { name: 'Vastleggen' }).click()
    await form.waitFor({ state: 'detached' })
    await desktop.page.getByRole('heading', { name: /Waardering 4x4 van bewering 1 van/ }).waitFor()
    await desktop.page.getByRole('button', { name: /^Koninklijke Marechaussee/ }).waitFor()
  })

  it('lists what is missing when somebody saves too early, and leads there', async () => {
    await press('Control+Enter')
    const question = desktop.page.getByRole('button', { name: 'De vraag of de melder bericht wil' })
    await question.waitFor()
    await picture('ontbreekt')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await question.click()
    await expect
      .poll(() =>
        desktop.page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part')),
      )
      .toBe('feedback')
  })

  it('does not offer "supported" without another origin, and says why', async () => {
    const information = desktop.page.getByRole('radiogroup', { name: 'Informatie' })
    expect(await information.getByRole('radio').nth(2).isDisabled()).toBe(true)
    await desktop.page.getByText(/3 kan niet/).waitFor()
  })

  it('shows the terms of the source, its mentions and notes, each without findings', async () => {
    for (const [tab, words] of [
      ['Voorwaarden', 'Afhandelingscode'],
      ['Vermeldingen', 'Verbanden'],
      ['Notities', 'Nog geen aantekeningen'],
    ] as const) {
      await signal.tab(tab)
      await desktop.page.getByText(words).first().waitFor()
      expect(await accessibilityProblems(desktop.page)).toEqual([])
    }
    await signal.tab('Waardering')
  })

  it('draws the pages of the original, and turns them, without running anything in it', async () => {
    await signal.heading.focus()
    await press('o')
    const page = desktop.page.getByRole('img', { name: 'Pagina 1 van 2' })
    await page.locator('canvas').waitFor()
    expect(
      await page.locator('canvas').evaluate(canvas => (canvas instanceof HTMLCanvasElement ? canvas.width : 0)),
    ).toBeGreaterThan(200)
    await picture('origineel')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await press('o')
    await signal.text.waitFor()
  })

  it('sets original, words and translation beside one another', async () => {
    await signal.heading.focus()
    await press('b')
    await desktop.page.getByRole('heading', { name: 'Werkvertaling' }).waitFor()
    await desktop.page.getByRole('img', { name: 'Pagina 1 van 2' }).locator('canvas').waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('naast-elkaar')
  })

  it('runs without a complaint of the content policy or an error on the page', () => {
    expect(desktop.complaints).toEqual([])
  })
})
