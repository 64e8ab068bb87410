/** What can be done with an item that nobody could read, by keys alone: its words taken in as plain text, or words for its sender. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ImportPage } from './pages/import-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

let desktop: FilledDesktop
let imports: ImportPage
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'users' })
  imports = new ImportPage(desktop.app, desktop.page)
  // Invented; a name that stands twice makes it no data that is read.
  const words = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
  const files = [
    ['brief.json', Buffer.concat([Buffer.from('{"a":1,"a":"'), words, Buffer.from('"}')])],
    ['kapot.json', Buffer.from('{"b":1,"b":2}')],
  ] as const
  const paths = files.map(([name, bytes]) => {
    const path = join(desktop.root, name)
    writeFileSync(path, bytes)
    return path
  })
  await imports.open()
  await imports.choose('b', paths)
  await desktop.page.getByText('2 van 2, in').waitFor()
  await desktop.page.keyboard.press('Escape')
  await imports.press('g', 'q')
}, 120_000)
afterAll(() => desktop.close())

const row = (name: RegExp) => imports.quarantine.getByRole('row', { name })

it('takes the words in as plain text, in the character set in which they read well', async () => {
  const { page } = desktop
  await row(/brief/).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: 'Opnemen als platte tekst' })
  await dialog.getByRole('region', { name: 'Zo leest het begin' }).waitFor()
  await dialog.getByRole('button', { name: /Tekenset/ }).press('Enter')
  await page.getByRole('option', { name: 'windows-1251' }).press('Enter')
  await dialog.getByText('{"a":1,"a":"Привет"}').waitFor()
  await dialog.getByRole('button', { name: 'Opnemen als tekst' }).press('Enter')
  await dialog.getByText('Geef een reden.').waitFor()
  await page.keyboard.type('Het bestand is stuk, de woorden zijn te lezen.')
  expect(await accessibilityProblems(page)).toEqual([])
  await keepPicture(page, 'quarantaine-tekst-light')
  await dialog.getByRole('button', { name: 'Opnemen als tekst' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await row(/brief/).waitFor({ state: 'detached' })
})

it('gives words for the sender to copy, and erases the item with a reason', async () => {
  const { page } = desktop
  await row(/kapot/).focus()
  await page.keyboard.press('t')
  const dialog = page.getByRole('dialog', { name: 'Terug naar afzender' })
  const draft = dialog.getByLabel('Bericht aan de afzender')
  expect(await draft.inputValue()).toContain('ontvingen wij van u “kapot.json”')
  await dialog.getByRole('button', { name: 'Bericht kopiëren' }).press('Enter')
  await page.getByText('Gekopieerd met').waitFor()
  const copied = await desktop.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain(await draft.inputValue())
  expect(await accessibilityProblems(page)).toEqual([])
  await keepPicture(page, 'quarantaine-terug-light')
  await dialog.getByRole('textbox', { name: 'Reden' }).fill('Nagebeld; het komt opnieuw.')
  await dialog.getByRole('button', { name: 'Wissen en terugvragen' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await row(/kapot/).waitFor({ state: 'detached' })
})
