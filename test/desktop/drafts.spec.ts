/** What somebody was writing in a dialog is there again after a lock, at its own place and nowhere else. */
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CasePage } from './pages/case-page.ts'
import { InboxPage } from './pages/inbox-page.ts'
import { ReleasePage } from './pages/packet-pages.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'

let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'review' })
}, 120_000)
afterAll(() => desktop.close())
beforeEach(async () => {
  const open = desktop.page.getByRole('dialog')
  if (await open.isVisible()) await press('Escape')
  await open.waitFor({ state: 'detached' })
  await desktop.page.getByRole('heading', { level: 1 }).focus()
})

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await desktop.page.keyboard.press(key)
}
const dialog = (name: string | RegExp): Locator => desktop.page.getByRole('dialog', { name })
const told = (): Promise<void> =>
  desktop.page
    .getByText(/^Concept teruggezet/)
    .first()
    .waitFor()

/** Opens it, writes, locks in the middle of it; opens it again. */
async function lockWhileWriting(open: () => Promise<Locator>, words: string): Promise<void> {
  const field = await open()
  await field.fill(words)
  await desktop.handTo('liaison')
  const again = await open()
  await told()
  expect(await again.inputValue()).toBe(words)
}

async function openCase(): Promise<void> {
  const cases = new CasePage(desktop.page)
  await cases.goToList()
  await cases.openFirst()
}

describe('a case', () => {
  it('keeps why it would be closed', async () => {
    await lockWhileWriting(async () => {
      await openCase()
      await desktop.page.getByRole('button', { name: 'Zaak sluiten…' }).click()
      return dialog('Zaak sluiten').getByRole('textbox')
    }, 'Er is niets meer te vragen aan')
  })

  it('keeps a task with its day', async () => {
    const open = async (): Promise<Locator> => {
      await openCase()
      await press('t')
      return dialog('Taak toevoegen').getByLabel('Wat moet er gebeuren')
    }
    await lockWhileWriting(open, 'Bellen met de mentor')
    expect(await dialog('Zaak sluiten').count()).toBe(0)
  })

  it('keeps an indication with the signals it rests on', async () => {
    const open = async (): Promise<Locator> => {
      await openCase()
      await press('a')
      return dialog('Aanwijzing vastleggen').getByRole('textbox')
    }
    const first = await open()
    await first.fill('Belde twee keer')
    await press('Tab', 'Space')
    await desktop.handTo('liaison')
    const again = await open()
    await told()
    expect(await again.inputValue()).toBe('Belde twee keer')
    expect(await dialog('Aanwijzing vastleggen').getByRole('checkbox', { checked: true }).count()).toBe(1)
  })
})

describe('a signal in the inbox', () => {
  const inDialog = (key: string, name: RegExp, field: string) => async (): Promise<Locator> => {
    await desktop.page.getByRole('heading', { level: 1 }).focus()
    await press('g', 'p')
    const inbox = await InboxPage.on(desktop.page)
    await press('j')
    await inbox.read()
    await press(key)
    return dialog(name).getByLabel(field)
  }

  it('keeps what its source would be asked', async () => {
    await lockWhileWriting(inDialog('a', /aanvulling vragen/, 'Wat vraagt u de bron?'), 'Kunt u nagaan wie dit hoorde?')
  })

  it('keeps the words of a closing, and not a choice that was never put into words', async () => {
    const open = inDialog('x', /afsluiten$/, 'Waarom deze uitkomst?')
    await lockWhileWriting(open, 'Navraag bij de afzender: verkeerd verstaan')
    await desktop.page.getByRole('button', { name: 'Concept weggooien' }).click()
    await press('3')
    await desktop.handTo('liaison')
    await open()
    expect(await desktop.page.getByText(/^Concept teruggezet/).count()).toBe(0)
  })
})

describe('a review', () => {
  it('keeps what was ticked and remarked over the very same pages', async () => {
    await desktop.handTo('coordinator')
    const review = async (): Promise<Locator> => {
      await new ReleasePage(desktop.page).openFirst()
      return desktop.page.getByRole('textbox', { name: /Opmerking/ })
    }
    await (await review()).fill('Bladzijde 2: welke bron?')
    await press('Escape')
    await desktop.page.getByRole('checkbox').first().check({ force: true })
    await desktop.handTo('coordinator')
    const remarks = await review()
    await told()
    expect(await remarks.inputValue()).toBe('Bladzijde 2: welke bron?')
    expect(await desktop.page.getByRole('checkbox').first().isChecked()).toBe(true)
  })
})
