/** An import that is not over: laid aside by key, found again after unlocking, and carried on from where it was. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ImportPage } from './pages/import-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

let desktop: FilledDesktop
let page: ImportPage
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'users' })
  page = new ImportPage(desktop.app, desktop.page)
}, 120_000)
afterAll(() => desktop.close())

const picture = (name: string) => keepPicture(desktop.page, name)
const heading = (name: string) => desktop.page.getByRole('heading', { level: 1, name }).waitFor()
/** Without a date a mail is flagged, and the next is read in a process of its own: that takes long enough to be laid aside. */
function mails(count: number): string {
  const path = join(desktop.root, 'veel')
  mkdirSync(path)
  for (let n = 0; n < count; n += 1)
    writeFileSync(
      join(path, `m${String(n).padStart(4, '0')}.eml`),
      `Message-ID: <later${n}@coa.example>\r\nFrom: coa@coa.example\r\nSubject: Later ${n}\r\n\r\nRegel ${n}\r\n`,
    )
  return path
}

describe('an import that is not over', () => {
  it('is laid aside by key, shown after unlocking on any screen, and carried on from there', async () => {
    await page.open()
    await page.choose('m', [mails(60)])
    await desktop.page.getByRole('region', { name: 'Bezig met lezen' }).waitFor()
    await desktop.page.getByRole('rowheader', { name: 'Nieuw signaal' }).waitFor()
    await page.press('p')
    await desktop.page.getByRole('region', { name: 'Stilgelegd', exact: true }).waitFor()
    expect(await page.count('Nieuw signaal')).toBeLessThan(60)
    page = new ImportPage(desktop.app, await desktop.handTo('liaison'))
    const status = desktop.page.getByRole('button', { name: /^Import niet af: nog \d+ bestanden/ })
    await status.waitFor()
    await status.press('Enter')
    await heading('Importeren')
    const laidAside = desktop.page.getByRole('region', { name: 'Nog niet af' })
    await laidAside.getByText(/^Stilgelegd: \d+ bestanden zijn nog niet gelezen/).waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('importeren-stilgelegd-light')
    await page.press('r')
    await desktop.page.getByText('60 van 60, in').waitFor({ timeout: 60_000 })
    expect(await page.count('Nieuw signaal')).toBe(60)
    await laidAside.waitFor({ state: 'detached' })
  })

  it('is taken back by key after a look at what would go and what stays', async () => {
    await desktop.page.getByRole('region', { name: 'Klaar', exact: true }).waitFor()
    await page.look('Nieuw signaal')
    await desktop.page.getByRole('option', { name: /^m0000/ }).dblclick()
    await desktop.page.getByRole('heading', { level: 1, name: 'Later 0' }).waitFor()
    await page.press('Alt+ArrowLeft')
    await heading('Importeren')
    await page.press('d')
    const dialog = desktop.page.getByRole('dialog', { name: 'Import terugdraaien' })
    await dialog.getByText(/^Dit wordt gewist, met sleutels, en komt niet terug: 60 signalen, 60 originelen/).waitFor()
    await desktop.page.keyboard.type('de verkeerde map gekozen')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await picture('importeren-terugdraaien-light')
    await dialog.getByRole('button', { name: 'Wissen' }).press('Enter')
    await desktop.page.getByText(/^Teruggedraaid door/).waitFor()
    await page.press('g', 'p')
    await heading('Postvak')
    expect(await desktop.page.getByText('Later 0').isVisible()).toBe(false)
  })

  it('left the page without a complaint', () => {
    expect(desktop.complaints).toEqual([])
  })
})
