/** A file behind a password, by keys alone: set aside, asked for, a wrong one refused in place, then opened. */
import { copyFileSync } from 'node:fs'
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
  const file = join(desktop.root, 'zorgmelding.docx')
  copyFileSync('test/support/fixtures/passwords/agile.docx', file)
  await imports.open()
  await imports.choose('b', [file])
  await desktop.page.getByText('1 van 1, in').waitFor()
}, 120_000)
afterAll(() => desktop.close())

it('is opened with its password, which is asked for once and shown to nobody', async () => {
  const { page } = desktop
  await page.keyboard.press('Escape')
  await imports.press('g', 'q')
  await imports.quarantine.getByRole('row', { name: /zorgmelding/ }).focus()
  await page.getByRole('button', { name: /^Opnieuw lezen/ }).press('Enter')
  const field = page.getByLabel('Wachtwoord van het bestand', { exact: true })
  await field.waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await keepPicture(page, 'wachtwoord-light')
  await page.keyboard.type('verkeerd')
  await page.keyboard.press('Enter')
  await page.getByText('Het wachtwoord past niet.').waitFor()
  await field.fill('geheim')
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
  await imports.quarantine.getByRole('row', { name: /zorgmelding/ }).waitFor({ state: 'detached' })
})
