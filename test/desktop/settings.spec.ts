import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SettingsPage } from './pages/settings-page.ts'
import { OpenPage, UnlockPage } from './pages/vault-pages.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'
import { aProgram, answerDialogs, type Program, type Running } from './support/program.ts'
import { makeRealVault, passphrase } from './support/vault.ts'

const another = 'negen rode appels in de mand'

describe('the settings of a coordinator', () => {
  let program: Program
  let running: Running
  let page: Page
  let settings: SettingsPage
  let papers: readonly string[]
  beforeAll(async () => {
    program = aProgram()
    const root = program.launch.makeFolder('vault')
    const { folder, stateFolder, shares } = await makeRealVault(root)
    papers = shares
    program.launch.give(root)
    running = await program.start({ vault: folder, stateFolder })
    page = running.page
    await (await UnlockPage.on(running.app, page)).unlock(passphrase)
    settings = await SettingsPage.from(page)
  })
  afterAll(async () => {
    await running.app.close()
    program.close()
  })

  it('change the theme and the language at once', async () => {
    await settings.show('display')
    await settings.choice('Donker').click()
    await settings.choice('English').click()
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    expect(
      await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme']]),
    ).toEqual(['en', 'donker'])
    await settings.show('display')
    await settings.choice('Nederlands').click()
    await settings.choice('Licht').click()
  })

  it('enlarge everything at once, and the menu agrees', async () => {
    await settings.choice('150 %').click()
    await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(1.5)
    await page.keyboard.press('Control+0')
    await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(1)
    await expect.poll(() => settings.choice('100 %').getAttribute('aria-checked')).toBe('true')
    await running.app.evaluate(({ Menu }) => {
      const view = Menu.getApplicationMenu()?.items.at(-1)?.submenu?.items
      view?.[0]?.click()
    })
    await expect.poll(() => settings.choice('125 %').getAttribute('aria-checked')).toBe('true')
    await settings.choice('100 %').click()
    const rootSize = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    const usual = await rootSize()
    await settings.choice('Ruim').click()
    expect(parseFloat(await rootSize())).toBeGreaterThan(parseFloat(usual))
    await settings.choice('Normaal').click()
  })

  it('give an action another key, but not one that does something else there', async () => {
    await settings.show('keys')
    const { dialog, field, use } = await settings.changeKeyOf('Alle toetsen')
    await field.focus()
    await page.keyboard.press('Control+k')
    // The palette keeps its key, whatever is open.
    await page.keyboard.press('Escape')
    await dialog.waitFor()
    await field.focus()
    await page.keyboard.press('/')
    await dialog.getByText(/Deze toets doet al iets anders: Zoeken/).waitFor()
    expect(await use.getAttribute('aria-disabled')).toBe('true')
    expect(await accessibilityProblems(page)).toEqual([])
    await field.focus()
    await page.keyboard.press('F1')
    await use.click()
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('F1')
    await page.getByRole('dialog', { name: 'Toetsen' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Alles terugzetten' }).click()
    await page.getByRole('button', { name: 'Alles terugzetten' }).waitFor({ state: 'detached' })
  })

  it('switch keys of one letter off', async () => {
    await page.getByRole('switch', { name: 'Toetsen van één letter' }).click({ force: true })
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('?')
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog')
    await palette.waitFor()
    expect(await palette.count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.getByRole('switch', { name: 'Toetsen van één letter' }).click({ force: true })
  })

  it('set the term after which the vault locks', async () => {
    await running.app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 0
    })
    await settings.show('lock')
    await settings.chooseIdle('5 minuten zonder invoer')
    await page.getByText('sluit na 5 min').waitFor()
  })

  it('make a backup in a folder that was chosen, read back, and verify everything', async () => {
    await settings.show('care')
    const place = program.launch.makeFolder('backup')
    await answerDialogs(running.app, [])
    await page.getByRole('button', { name: 'Nu maken…' }).click()
    await page.getByRole('button', { name: 'Nu maken…' }).waitFor()
    expect(readdirSync(place)).toEqual([])
    await answerDialogs(running.app, [place])
    await page.getByRole('button', { name: 'Nu maken…' }).click()
    await page.getByText(/De back-up is gemaakt en teruggelezen/).waitFor()
    const [name = ''] = readdirSync(place)
    expect(name).toMatch(/^\d{4}-\d{2}-\d{2}T\d{6}\.schakelbackup$/)
    expect(existsSync(join(place, name, 'backup.json'))).toBe(true)
    await page.getByRole('button', { name: 'Nu controleren' }).click()
    await page.getByText(/Geen manipulatie aangetoond/).waitFor()
    await page.getByText(/Laatst gemaakt/).waitFor()
    await page.getByText(/Laatst in orde/).waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
  })

  it('practise recovery with two papers, by keys; a typing error is named', async () => {
    const { keyboard } = page
    await page.getByRole('button', { name: 'Oefenen…' }).focus()
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await keyboard.insertText(papers[0] ?? '')
    await keyboard.press('Tab')
    await keyboard.insertText((papers[2] ?? '').slice(1))
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    expect(await dialog.getByRole('alert').innerText()).toMatch(/Hersteldeel 2: er zijn tekens te veel of te weinig/)
    expect(await accessibilityProblems(page)).toEqual([])
    await dialog.getByLabel('Tweede deel').fill(papers[2] ?? '')
    await dialog.getByRole('button', { name: 'Nagaan' }).click()
    await page.getByText('Deze twee delen openen de kluis. De oefening staat in het logboek.').waitFor()
    await page.getByText(/Laatst geoefend/).waitFor()
  })

  it('replace the recovery shares: three on paper, one read back, and the former ones no longer open the vault', async () => {
    await page.getByRole('button', { name: 'Vervangen…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Hersteldelen vervangen' })
    await dialog.getByRole('textbox').first().fill('Een houder is vertrokken')
    await dialog.getByLabel('Huidige wachtzin').fill(passphrase)
    expect(await accessibilityProblems(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Nieuwe delen trekken' }).click()
    const fresh: string[] = []
    // With the vault open nothing is printed but these.
    await running.app.evaluate(({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) contents.print = (_options, done) => done?.(true, '')
    })
    await dialog.getByRole('button', { name: 'Deel 1 afdrukken' }).click()
    await dialog.getByText('afgedrukt').waitFor()
    await dialog.getByRole('button', { name: 'Oude delen houden' }).click()
    await page.getByRole('button', { name: 'Vervangen…' }).click()
    await dialog.getByRole('textbox').first().fill('Een houder is vertrokken')
    await dialog.getByLabel('Huidige wachtzin').fill(passphrase)
    await dialog.getByRole('button', { name: 'Nieuwe delen trekken' }).click()
    for (const number of [1, 2, 3]) {
      await dialog.getByRole('button', { name: `Deel ${number} overschrijven` }).click()
      const paper = page.getByRole('dialog', { name: new RegExp(`deel ${number}`, 'i') })
      const groups = await paper.getByRole('listitem').allInnerTexts()
      fresh.push(groups.map(text => text.trim().slice(-4)).join(' '))
      await paper.getByRole('button', { name: 'Staat op papier' }).click()
      await paper.waitFor({ state: 'detached' })
    }
    const asked = Number(/\d/.exec(await page.getByText(/^Controle: lees deel \d/).innerText())?.[0])
    const field = dialog.getByRole('textbox', { name: /^Controle/ })
    await field.fill(papers[asked - 1] ?? '')
    await dialog.getByRole('button', { name: 'Vervangen', exact: true }).click()
    await dialog.getByText(/deel/i).first().waitFor()
    await keepPicture(page, 'hersteldelen-vervangen-nl-licht')
    expect(await accessibilityProblems(page)).toEqual([])
    await field.fill(fresh[asked - 1] ?? '')
    await dialog.getByRole('button', { name: 'Vervangen', exact: true }).click()
    await page.getByText('De nieuwe hersteldelen gelden. Haal de oude op en vernietig ze.').waitFor()
    await page.getByRole('button', { name: 'Oefenen…' }).click()
    const drill = page.getByRole('dialog', { name: 'Herstel oefenen' })
    const [first, second] = await drill.getByRole('textbox').all()
    await first?.fill(papers[0] ?? '')
    await second?.fill(papers[1] ?? '')
    await drill.getByRole('button', { name: 'Nagaan' }).click()
    await drill.getByRole('alert').waitFor()
    await first?.fill(fresh[0] ?? '')
    await second?.fill(fresh[1] ?? '')
    await drill.getByRole('button', { name: 'Nagaan' }).click()
    await page.getByText('Deze twee delen openen de kluis. De oefening staat in het logboek.').waitFor()
  })

  it('renew the master key by keys alone, with a reason and the passphrase, and work goes on', async () => {
    const { keyboard } = page
    /** With Tab, as somebody without a mouse gets there. */
    const tabTo = async (name: string): Promise<void> => {
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
      for (let presses = 0; !(await focused()).startsWith(name); presses += 1) {
        if (presses === 80) throw new Error(`Tab leads to no "${name}"`)
        await keyboard.press('Tab')
      }
    }
    const dialog = page.getByRole('dialog')
    await page.getByRole('heading', { level: 1 }).focus()
    await tabTo('Vernieuwen…')
    await keyboard.press('Enter')
    await dialog.waitFor()
    await tabTo('Vernieuwen')
    await keyboard.press('Enter')
    await dialog.getByText('Vul uw wachtzin in.', { exact: true }).waitFor()
    // What is missing first has the focus by now.
    await keyboard.type('Een collega is vertrokken')
    await keyboard.press('Tab')
    await keyboard.type('niet de goede wachtzin')
    await keyboard.press('Enter')
    await dialog.getByRole('alert').waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await keyboard.press('Control+a')
    await keyboard.type(passphrase)
    await keyboard.press('Enter')
    await page.getByText('De kluis heeft nieuwe sleutels, verzegeld aan 1 toegang.').waitFor()
    await keepPicture(page, 'kluis-zorg-nl-licht')
    await tabTo('Nu controleren')
    await keyboard.press('Enter')
    await page.getByText(/Geen manipulatie aangetoond/).waitFor()
  })

  it('refuse a file that is no certificate, and say what it is not', async () => {
    await settings.show('users')
    const file = join(program.launch.makeFolder('file'), 'boodschappen.txt')
    writeFileSync(file, 'melk, brood')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Certificaat kiezen…' }).click()
    await (await chooser).setFiles(file)
    await page.getByRole('alert').waitFor()
  })

  it('give a colleague an access and take it away again, with a reason', async () => {
    await page.getByRole('button', { name: 'Gebruiker toevoegen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Naam', { exact: true }).fill('Jan Proef')
    await dialog.getByLabel(/Korte naam/).fill('jan')
    await dialog.getByLabel('Wachtzin', { exact: true }).fill('te kort')
    await dialog.getByLabel('Herhaal de wachtzin').fill('te kort')
    await dialog.getByRole('button', { name: 'Toevoegen' }).click()
    await dialog.getByText(/De wachtzin is te kort/).waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await dialog.getByLabel('Wachtzin', { exact: true }).fill(another)
    await dialog.getByLabel('Herhaal de wachtzin').fill(another)
    await dialog.getByRole('button', { name: 'Toevoegen' }).click()
    await dialog.waitFor({ state: 'detached' })
    const row = page.getByRole('row', { name: /Jan Proef/ })
    await row.getByText('liaison').waitFor()
    await row.getByRole('button', { name: 'Toegang intrekken: Jan Proef' }).click()
    const reason = page.getByRole('dialog')
    await reason.getByRole('textbox').fill('Werkt hier niet meer.')
    await reason.getByRole('button', { name: 'Intrekken' }).click()
    await row.waitFor({ state: 'detached' })
  })

  it('change the passphrase: the old one opens nothing any more', async () => {
    await settings.show('lock')
    await page.getByLabel('Huidige wachtzin').fill('niet de goede wachtzin')
    await page.getByLabel('Nieuwe wachtzin').fill(another)
    await page.getByLabel('Herhaal de wachtzin').fill(another)
    await page.getByRole('button', { name: 'Wachtzin veranderen' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Huidige wachtzin').fill(passphrase)
    await page.getByRole('button', { name: 'Wachtzin veranderen' }).click()
    await page.getByText(/Uw wachtzin is veranderd/).waitFor()
    expect(await page.getByLabel('Nieuwe wachtzin').inputValue()).toBe('')
    const locked = await (await OpenPage.on(running.app, page)).lockByKey()
    await locked.tryPassphrase(passphrase)
    await locked.unlock(another)
    page = locked.page
    expect(running.complaints).toEqual([])
  })
})

describe('the settings of a liaison', () => {
  it('hold nothing that a liaison may not do, and are reached by keyboard alone', async () => {
    const desktop = await openFilledDesktop({ stage: 'users', user: 'liaison' })
    try {
      const { page } = desktop
      const settings = await SettingsPage.from(page)
      const parts = await settings.parts.getByRole('button').allInnerTexts()
      expect(parts.map(part => part.trim())).toEqual([
        'Weergave',
        'Toetsen',
        'Vergrendelen en wachtzin',
        'Mijn sleutelkaart',
        'Over Schakel',
      ])
      const { keyboard } = page
      const press = async (...keys: readonly string[]): Promise<void> => {
        for (const key of keys) await keyboard.press(key)
      }
      // From the heading on to the list, down to the key card, and into it.
      await page.getByRole('heading', { level: 1 }).focus()
      await press('Tab', 'Tab', 'Tab', 'Tab', 'Enter')
      await page.getByRole('heading', { level: 2, name: 'Mijn sleutelkaart' }).waitFor()
      await press('Tab', 'Tab', 'Enter')
      const card = page.getByLabel('Sleutelkaart', { exact: true })
      await card.waitFor()
      expect(await card.inputValue()).toContain('payload')
    } finally {
      await desktop.close()
    }
  })
})
