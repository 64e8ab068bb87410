/** An old copy of the vault put back: the window says so before it shows anything, and opens it with a reason alone. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenPage, UnlockPage } from './pages/vault-pages.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { makeDoubtfulVault, missingTitle } from './support/doubtful-vault.ts'
import { keepPicture } from './support/picture.ts'
import { aProgram, answerDialogs, type Program, type Running } from './support/program.ts'
import { fullName, passphrase } from './support/vault.ts'

describe('a vault that is behind', () => {
  let program: Program
  let running: Running
  let page: Page
  beforeAll(async () => {
    program = aProgram()
    const root = program.launch.makeFolder('vault')
    const vault = await makeDoubtfulVault(root)
    program.launch.give(root)
    running = await program.start({ vault: vault.folder, stateFolder: vault.stateFolder })
    page = running.page
  })
  afterAll(async () => {
    await running.app.close()
    program.close()
  })

  it('is told after the passphrase, with what is missing, and nothing of it is shown', async () => {
    const unlock = await UnlockPage.on(running.app, page)
    await unlock.passphrase.fill(passphrase)
    await unlock.unlockButton.click()
    await page.getByRole('heading', { level: 1, name: 'Deze kluis is niet de nieuwste stand' }).waitFor()
    const text = await page.locator('body').innerText()
    expect(text).toMatch(/Er ontbreken \d+ handelingen die eerder zijn vastgelegd/)
    expect(text).not.toContain(fullName)
    expect(text).not.toContain(missingTitle)
    expect(await page.title()).toBe('Schakel')
    expect(await accessibilityProblems(page)).toEqual([])
    await keepPicture(page, 'kluis-twijfel-nl-licht')
  })

  it('can be backed up as it is', async () => {
    const place = program.launch.makeFolder('backup')
    await answerDialogs(running.app, [place])
    await page.getByRole('button', { name: 'Reservekopie van deze stand…' }).click()
    await page.getByText('Reservekopie gemaakt en teruggelezen. In de kluis is niets veranderd.').waitFor()
    expect(existsSync(join(place, readdirSync(place)[0] ?? '', 'backup.json'))).toBe(true)
  })

  it('locks by key, and is in doubt again', async () => {
    const next = running.app.waitForEvent('window')
    await page.getByRole('button', { name: 'Vergrendelen' }).focus()
    await page.keyboard.press('Enter').catch(() => undefined)
    page = await next
    const unlock = await UnlockPage.on(running.app, page)
    await unlock.passphrase.fill(passphrase)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Deze kluis is niet de nieuwste stand' }).waitFor()
  })

  it('opens by keys with a reason, and not without', async () => {
    const { keyboard } = page
    await page.getByRole('button', { name: 'Aannemen…' }).focus()
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Aannemen en openen' }).press('Enter')
    await dialog.getByText(/reden/i).first().waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await dialog.getByRole('textbox').fill('De schijf is teruggezet na een storing')
    await dialog.getByRole('button', { name: 'Aannemen en openen' }).press('Enter')
    const open = await OpenPage.on(running.app, page)
    expect(await open.heading.textContent()).toBe('Postvak')
    expect(running.complaints).toEqual([])
  })
})
