/** A protected reporter's name in the inbox: covered until somebody asks for it with a reason, by keys (R15, R29). */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { logOf } from './support/log-of.ts'
import { keepPicture } from './support/picture.ts'

let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({
    stage: 'case',
    also: async client => {
      const { signal } = await client.signals.add({
        ...{ channel: 'desk', organisation: 'coa', title: 'Vechtpartij bij de voordeur' },
        text: 'Op de locatie meldde mevrouw T. Fictiva dat er bij de voordeur werd gevochten. Mevrouw Fictiva is bang.',
      })
      await client.signals.setReporter({ signal, name: 'T. Fictiva' })
    },
  })
  desktop.page.setDefaultTimeout(8_000)
}, 180_000)
afterAll(() => desktop.close())

it('is covered in the list and beside it, and said to be', async () => {
  const { page } = desktop
  await page
    .getByRole('option', { name: /Vechtpartij/ })
    .first()
    .click()
  await page.getByText('De naam van de melder is afgedekt.').waitFor()
  await page.getByText('dat er bij de voordeur werd gevochten').first().waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(/Fictiva/i)
  expect(await page.getByText('naam van melder afgedekt').count()).toBeGreaterThan(1)
  expect(await accessibilityProblems(page)).toEqual([])
  await keepPicture(page, 'melder-afgedekt-nl-licht')
})

it('is shown for a reason, until another signal is chosen', async () => {
  const { page } = desktop
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Naam van de melder tonen' })
  await dialog.waitFor()
  await page.keyboard.press('Tab')
  await dialog.getByRole('textbox').focus()
  await page.keyboard.type('terugbellen')
  await dialog.getByRole('button', { name: 'Tonen' }).focus()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect
    .poll(() => page.getByRole('group', { name: 'Tekst van het signaal' }).innerText())
    .toMatch(/T\. Fictiva dat er/)
  await page.keyboard.press('k')
  await expect.poll(() => page.locator('body').innerText()).not.toMatch(/Fictiva/)
})

it('has left who saw it in the log', async () => {
  const entries = await logOf(desktop, 'coordinator')
  const seen = entries.filter(({ act, result }) => act === 'reporter.revealed' && result === 'ok')
  expect(seen).toHaveLength(1)
  expect(seen[0]?.detail).toBeDefined()
  expect(JSON.stringify(entries)).not.toContain('Fictiva')
})
