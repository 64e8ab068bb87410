import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'

let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'samples' })
}, 120_000)
afterAll(() => desktop.close())

const heading = () => desktop.page.getByRole('heading', { level: 1 })
const press = (...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => desktop.page.keyboard.press(key)), Promise.resolve())
const arrive = async (title: string): Promise<void> => {
  await heading().filter({ hasText: title }).waitFor({ state: 'attached' })
}

describe('the frame around every screen', () => {
  beforeEach(async () => {
    await heading().focus()
    await press('g', 'p')
    await arrive('Postvak')
  })

  it('goes to every part by two keys, and back and forward again', async () => {
    const parts = [
      ['t', 'Mijn taken'],
      ['v', 'Ter vrijgave'],
      ['z', 'Zaken'],
      ['n', 'Netwerk'],
      ['k', 'Pakketten'],
      ['s', 'Zoeken'],
      ['i', 'Instellingen'],
      ['w', 'Wat Schakel niet doet'],
    ] as const
    for (const [key, title] of parts) {
      await heading().focus()
      await press('g', key)
      await arrive(title)
    }
    await press('Alt+ArrowLeft')
    await arrive('Instellingen')
    await press('Alt+ArrowRight')
    await arrive('Wat Schakel niet doet')
  })

  it('never offers a way to all persons (R2)', async () => {
    const navigation = desktop.page.getByRole('navigation')
    expect(await navigation.getByRole('link').allTextContents()).not.toContainEqual(expect.stringContaining('Person'))
  })

  it('does by the palette what keys do, found by a part of its name', async () => {
    await press('Control+k')
    const palette = desktop.page.getByRole('dialog')
    await palette.getByRole('searchbox').fill('pakk')
    await palette.getByRole('menuitem', { name: /^Pakketten/ }).waitFor()
    await press('Enter')
    await arrive('Pakketten')
  })

  it('offers to search for what was typed, and asks for a purpose before it does', async () => {
    await press('Control+k')
    await desktop.page.getByRole('dialog').getByRole('searchbox').fill('Haddad')
    await desktop.page.getByRole('menuitem', { name: /Haddad.*vraagt om doel/ }).click()
    await arrive('Zoeken')
    const purpose = desktop.page.getByRole('dialog')
    await purpose.getByRole('radio').first().waitFor()
    await press('Escape')
    await purpose.waitFor({ state: 'detached' })
  })

  it('shows every key that works here, and takes single letters away for who wants that', async () => {
    await heading().focus()
    await press('?')
    const sheet = desktop.page.getByRole('dialog', { name: 'Toetsen' })
    await sheet.getByText('Wat Schakel niet doet').waitFor()
    const letters = sheet.getByRole('switch')
    await letters.focus()
    await press('Space')
    await expect.poll(() => sheet.getByText('Wat Schakel niet doet').count()).toBe(0)
    await press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await heading().focus()
    await press('g', 'z')
    expect(await heading().textContent()).toBe('Postvak')
    await press('Control+k')
    await desktop.page.getByRole('menuitem', { name: /^Alle toetsen/ }).click()
    await desktop.page.getByRole('dialog', { name: 'Toetsen' }).getByRole('switch').focus()
    await press('Space', 'Escape')
    await sheet.waitFor({ state: 'detached' })
  })

  it('walks from part to part with F6 and comes round', async () => {
    const where = () =>
      desktop.page.evaluate(
        () => document.activeElement?.closest('[data-pane]')?.getAttribute('aria-label') ?? 'nowhere',
      )
    const seen: string[] = []
    for (let step = 0; step < 6; step += 1) {
      await press('F6')
      seen.push(await where())
    }
    expect(seen).toContain('Hoofdnavigatie')
    expect(seen).not.toContain('nowhere')
    expect(new Set(seen).size).toBeLessThan(seen.length)
  })

  it('tells nothing in the title of the window, wherever one is', async () => {
    const title = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
    expect(await title()).toBe('Schakel')
    expect(await desktop.page.title()).toBe('Schakel')
  })

  it('says how long the vault stays open', async () => {
    await desktop.page.getByText(/sluit na \d+ min/).waitFor()
  })

  it('makes the page complain of nothing', () => {
    expect(desktop.complaints).toEqual([])
  })

  it('outlives a screen that cannot be drawn: the frame stays, and so does the way back', async () => {
    await press('g', 'z')
    await arrive('Zaken')
    await desktop.page.evaluate(() => {
      const usual = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format') ?? {}
      Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
        configurable: true,
        get: () => {
          throw new Error('no clock')
        },
      })
      Object.assign(window, { mend: () => Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', usual) })
    })
    await press('g', 'p')
    await desktop.page.getByText('Dit kon niet worden geladen').waitFor()
    await desktop.page.evaluate('mend()')
    await desktop.page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await arrive('Postvak')
  })
})

describe('the program of a privacy officer', () => {
  it('has the log and no way to content (R4)', async () => {
    const page = await desktop.handTo('privacy')
    const links = await page.getByRole('navigation').getByRole('link').allTextContents()
    expect(links).toEqual(['Logboek', 'Instellingen', 'Wat Schakel niet doet'])
    await page.keyboard.press('Control+k')
    const offered = await page.getByRole('menuitem').allTextContents()
    expect(offered.filter(text => /Zaken|Postvak|Zoeken|Pakketten/.test(text))).toEqual([])
  })
})
