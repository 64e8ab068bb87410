/** Unfinished text comes back after a lock; text that is copied leaves with its marking, an event, and not for long. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'

let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'samples' })
}, 120_000)
afterAll(() => desktop.close())

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await desktop.page.keyboard.press(key)
}
const arrive = (title: string) => desktop.page.getByRole('heading', { level: 1, name: title }).waitFor()
const clipboard = () => desktop.app.evaluate(({ clipboard: system }) => system.readText())

/** The form of a note, opened as people do; what stands in it by then. */
async function openNote(): Promise<string> {
  await desktop.page.getByRole('heading', { level: 1 }).focus()
  await press('g', 'm')
  await desktop.page
    .getByRole('button', { name: /Notitie intypen/ })
    .first()
    .click()
  await text().waitFor()
  return text().inputValue()
}
const subject = () => desktop.page.getByLabel('Onderwerp')
const text = () => desktop.page.getByLabel('Wat is er gezegd of gezien?')

describe('unfinished text', () => {
  it('is there again when the form comes again and after a lock, word for word, and a person is told', async () => {
    expect(await openNote()).toBe('')
    await subject().fill('Telefoon van de opvang')
    await text().fill('Iemand vroeg waar de reis heen ging.')
    await desktop.page.getByRole('heading', { level: 1 }).focus()
    await press('g', 'p')
    await arrive('Postvak')
    await openNote()
    await desktop.page.getByText(/^Concept teruggezet/).waitFor()
    await desktop.handTo('liaison')
    await openNote()
    await desktop.page.getByText(/^Concept teruggezet/).waitFor()
    expect(await text().inputValue()).toBe('Iemand vroeg waar de reis heen ging.')
    expect(await subject().inputValue()).toBe('Telefoon van de opvang')
  })
})

describe('a lock in the middle of a word', () => {
  it('loses nothing that was typed: the last letters are there again after it', async () => {
    await openNote()
    await desktop.page.getByRole('button', { name: 'Concept weggooien' }).click()
    await expect.poll(() => text().inputValue()).toBe('')
    await text().focus()
    await text().pressSequentially('Gebeld door de opvang over een bezoe')
    // The focus stays in the field, and far less than five seconds go by.
    await desktop.handTo('liaison')
    await openNote()
    await desktop.page.getByText(/^Concept teruggezet/).waitFor()
    expect(await text().inputValue()).toBe('Gebeld door de opvang over een bezoe')
  })

  it('keeps what was sent as the field was left, in the same breath as the wish to lock', async () => {
    await text().fill('Gebeld door de opvang over een bezoek van gisteren.')
    // Leaving the field sends the text; the wish to lock follows in the same breath.
    await desktop.handTo('liaison', page =>
      page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        window.schakel.lock()
      }),
    )
    await openNote()
    await desktop.page.getByText(/^Concept teruggezet/).waitFor()
    expect(await text().inputValue()).toBe('Gebeld door de opvang over een bezoek van gisteren.')
  })
})

describe('text that was put away', () => {
  it('does not come back', async () => {
    await openNote()
    await text().fill('Toch niet van belang.')
    await desktop.page.getByRole('button', { name: 'Weggooien', exact: true }).click()
    await arrive('Importeren')
    await openNote()
    const back = desktop.page.getByText(/^Concept teruggezet/).waitFor({ timeout: 2_000 })
    await expect(back).rejects.toThrow('Timeout')
    expect(await text().inputValue()).toBe('')
  })
})

describe('copying from the screen', () => {
  it('takes the marking along, and nothing is left on the clipboard after a lock', async () => {
    await desktop.page.getByRole('heading', { level: 1 }).focus()
    await press('g', 'p')
    await arrive('Postvak')
    await desktop.page.evaluate(() => {
      const heading = document.querySelector('h1')
      if (heading !== null) document.getSelection()?.selectAllChildren(heading)
    })
    await press('Control+c')
    await desktop.page.getByText(/Gekopieerd met merking/).waitFor()
    expect(await clipboard()).toBe('Departementaal Vertrouwelijk (Dep.V.)\n\nPostvak')
    await desktop.handTo('liaison')
    expect(await clipboard()).toBe('')
  })

  it('leaves what a person types in a field to the person', async () => {
    await openNote()
    await subject().fill('Telefoon')
    await subject().selectText()
    await press('Control+c')
    await expect.poll(clipboard).toBe('Telefoon')
  })
})
