/** The log by day, and a sealed extract for an auditor: the card taken in by one person, compared by another, the file opened with that key. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeKeys, judgeExtract } from '../../src/offline.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'
import { answerDialogs } from './support/program.ts'

let desktop: FilledDesktop
let identities = ''
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'samples', user: 'coordinator' })
  desktop.page.setDefaultTimeout(8_000)
  const made = await makeKeys('Algemene Rekenkamer', false, { stateFolder: null })
  identities = made.identityFile
  writeFileSync(join(desktop.root, 'auditor.skcard'), made.card)
  mkdirSync(join(desktop.root, 'uit'))
  // The program runs as somebody else.
  chmodSync(join(desktop.root, 'uit'), 0o777)
}, 180_000)
afterAll(() => desktop.close())

async function openExtract() {
  const { page } = desktop
  await page.getByRole('listbox', { name: 'Regels' }).waitFor()
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Verzegeld uittreksel…' })
  await dialog.waitFor()
  return dialog
}

describe('a sealed extract of the log', () => {
  it('is for an auditor whose card the coordinator took in', async () => {
    const { page } = desktop
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.getByRole('heading', { name: 'Logboek' }).waitFor()
    const dialog = await openExtract()
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Kaart opnemen…' }).click()
    await (await chooser).setFiles(join(desktop.root, 'auditor.skcard'))
    await dialog.getByText('wacht op een tweede persoon').waitFor()
    expect(await dialog.getByRole('button', { name: 'Sleutel vergeleken…' }).count()).toBe(0)
    expect(await accessibilityProblems(page)).toEqual([])
  })

  it('is made by the privacy officer, who compared the key, and opens with that key', async () => {
    await desktop.handTo('privacy')
    const { page } = desktop
    page.setDefaultTimeout(8_000)
    const dialog = await openExtract()
    await dialog.getByRole('button', { name: 'Sleutel vergeleken…' }).click()
    const asking = page.getByRole('dialog', { name: 'Sleutel vergeleken…' })
    await asking.getByRole('textbox').fill('gebeld met de heer De Groot')
    await asking.getByRole('button', { name: 'Bevestigen' }).click()
    await dialog.getByText('vergeleken', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: /^Kies een auditor|Voor/ }).click()
    await page.getByRole('option', { name: 'Algemene Rekenkamer' }).click()
    await dialog.getByRole('textbox', { name: 'Reden' }).fill('jaarcontrole 2026')
    await answerDialogs(desktop.app, [join(desktop.root, 'uit')])
    await dialog.getByRole('button', { name: 'Map kiezen en maken' }).click()
    await dialog.getByText(/^logboek-1-\d+\.age geschreven: regel 1 tot en met \d+/).waitFor()
    await keepPicture(page, 'logboek-uittreksel-nl-licht')
    const [file = ''] = readdirSync(join(desktop.root, 'uit'))
    const found = await judgeExtract({
      file: new Uint8Array(readFileSync(join(desktop.root, 'uit', file))),
      identities,
      cards: [],
      checkpoints: [],
    })
    expect(found).toMatchObject({ verdict: 'OK', from: 1, details: 0 })
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('j')
    await page.getByText('klopt in de keten').waitFor()
    await keepPicture(page, 'logboek-dagen-nl-licht')
  })
})
