/** A scan on the desk: the program reads it in a cell, a person looks at it beside the picture, corrects it and confirms (R52). */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleFiles } from '../support/samples.ts'
import { ImportPage } from './pages/import-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'users' })
  const scan = join(desktop.root, 'gespreksnotitie.pdf')
  copyFileSync(sampleFiles().find(path => path.includes('S06_')) ?? '', scan)
  const imports = new ImportPage(desktop.app, desktop.page)
  await imports.open()
  await imports.choose('b', [scan])
  await desktop.page.getByText('1 van 1, in').waitFor()
  await imports.look('Nieuw signaal')
  await desktop.page.getByRole('option', { name: /^gespreksnotitie/ }).dblclick()
}, 120_000)
afterAll(() => desktop.close())

const button = (name: string) => desktop.page.getByRole('button', { name, exact: true })
const field = () => desktop.page.getByRole('textbox', { name: 'Wat het programma las' })

describe('a scan without words', () => {
  it('leads to the picture, where the program can be asked to read it', async () => {
    await desktop.page.getByRole('button', { name: 'Overtypen…' }).click()
    await button('Laten lezen').waitFor()
    expect(await desktop.page.getByRole('checkbox', { name: 'Nederlands' }).isChecked()).toBe(true)
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('is read by keys alone, with what the program is not sure of', async () => {
    await button('Laten lezen').focus()
    await desktop.page.keyboard.press('Enter')
    await field().waitFor({ timeout: 60_000 })
    expect(await field().inputValue()).toContain('Betrokkene: Kareem Darwisi')
    await desktop.page.getByText('Regels waarvan het programma de letters niet zeker weet.').first().waitFor()
    await keepPicture(desktop.page, 'scan-nakijken-light')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('shows its words as unconfirmed where the signal is read, and takes no names from them', async () => {
    await desktop.page.getByRole('heading', { level: 1 }).focus()
    await desktop.page.keyboard.press('b')
    await desktop.page
      .getByText(/nog niet bevestigd/)
      .first()
      .waitFor()
    expect(await desktop.page.locator('[data-mention]').count()).toBe(0)
    await button('Nakijken en bevestigen…').click()
  })

  it('counts once a person has corrected and confirmed it', async () => {
    const read = await field().inputValue()
    await field().fill(read.replace('INGEKOMEN', 'INGEKOMEN (stempel)'))
    await button('Verbeterde tekst bevestigen').focus()
    await desktop.page.keyboard.press('Enter')
    await desktop.page.getByText(/verbeterd en bevestigd door/).waitFor()
    await field().waitFor({ state: 'detached' })
    await expect.poll(() => desktop.page.locator('[data-mention]').count()).toBeGreaterThan(0)
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })
})
