/** Packets in the real program: composing and what stops it, four eyes, the passphrase again, the seal, and the recipient's own check. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast } from '../../main/cli/demo/stage.ts'
import { PacketPage, ReleasePage } from './pages/packet-pages.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, processesOf, type FilledDesktop } from './support/desktop.ts'
import { recipientsFolder } from './support/filled-vault.ts'
import { keepPicture } from './support/picture.ts'
import { answerDialogs } from './support/program.ts'

const run = promisify(execFile)

describe('a draft', () => {
  let desktop: FilledDesktop
  let packet: PacketPage
  beforeAll(async () => {
    desktop = await openFilledDesktop({ stage: 'packet' })
    packet = new PacketPage(desktop.page)
  })
  afterAll(() => desktop.close())
  const page = () => desktop.page

  it('stands in the list with what is left to do, newest first', async () => {
    await packet.goToList()
    await page()
      .getByRole('option', { name: /AIVD.*unit terrorisme.*concept/ })
      .first()
      .waitFor()
  })

  it('goes to recipients of an address book that only the coordinator adds to, and says so', async () => {
    await packet.press('o')
    await page().getByRole('heading', { name: 'Twaalf groepen' }).waitFor()
    const add = page().getByRole('button', { name: /^Ontvanger opnemen/ })
    expect(await add.getAttribute('aria-disabled')).toBe('true')
    await packet.goToList()
  })

  it('is stopped by a signal that turned out unfounded, in words, with one way out', async () => {
    await packet.open(2)
    await page()
      .getByRole('button', { name: /Wat houdt vrijgave tegen\? 1/ })
      .waitFor()
    expect(await packet.offer.getAttribute('aria-disabled')).toBe('true')
    await page()
      .getByText(/is ongegrond of vervallen\. Wat dit opheft: Alleen [\w-]+ uit het pakket halen\./)
      .waitFor()
    expect(await page().getByRole('button', { name: 'Vraag toestemming' }).count()).toBe(0)
    await packet.press('w')
    await page().getByRole('dialog', { name: 'Wat houdt vrijgave tegen?' }).getByText('regel R56').waitFor()
    await packet.press('Escape')
    await packet.press('Control+Enter')
    await page().getByRole('button', { name: 'Uit pakket halen' }).focus()
    await packet.press('Enter')
    await packet.answer('Uit pakket halen', 'ongegrond', 'Uit pakket halen')
    await page().getByText('Er zit nog niets in het pakket.').waitFor()
  })

  it('shows the pages as they would be, set by a process that is gone afterwards', async () => {
    await packet.goToList()
    await packet.open(1)
    await page().getByText('Niets houdt vrijgave tegen').waitFor()
    await page().getByText('pagina 1 van 5').waitFor()
    await expect
      .poll(async () => (await processesOf(desktop.app)).filter(({ name }) => /opmaak/.test(name)))
      .toEqual([])
    expect(await accessibilityProblems(page())).toEqual([])
    await page().locator('canvas').first().waitFor()
    await keepPicture(page(), 'pakket-light')
  })

  it('takes in a signal only with the reason why it is needed, and is stopped by what it brings', async () => {
    const minor = packet.line(/Kwetsbare jongere/i)
    const line = (await minor.count()) > 0 ? minor : page().getByRole('checkbox', { checked: false }).first()
    await line.focus()
    await packet.press('Space')
    const dialog = page().getByRole('dialog', { name: 'Waarom is dit nodig?' })
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Opnemen' }).focus()
    await packet.press('Enter')
    await dialog.getByText('Zeg waarom deze ontvanger dit nodig heeft.').waitFor()
    await dialog.getByLabel('Nodig omdat').fill('om het beeld compleet te maken')
    await packet.press('Tab', 'Tab', 'Enter')
    await dialog.waitFor({ state: 'detached' })
    await page().getByText('9 onderdelen').waitFor()
  })

  it('takes words out everywhere they stand, by typing them, with a reason', async () => {
    await page().getByRole('checkbox', { checked: true }).first().focus()
    await packet.press('r')
    await packet.redactor.waitFor()
    await packet.redactor.getByLabel('Woorden').fill('Veldmeer')
    await packet.press('Enter')
    await packet.redactor.getByRole('heading', { name: /^\d+ plaats/ }).waitFor()
    expect(await accessibilityProblems(page())).toEqual([])
    await packet.press('Control+Enter')
    await packet.redactor.getByText('Kies een reden.').waitFor()
    await packet.redactor.getByRole('button', { name: /Reden/ }).focus()
    await packet.press('Enter')
    await page().getByRole('option', { name: 'Niet nodig voor dit doel' }).click()
    await packet.press('Control+Enter')
    await packet.redactor.getByRole('button', { name: 'Terugzetten…' }).first().waitFor()
    await packet.press('Escape')
    await page()
      .getByText(/weggelakt: Niet nodig voor dit doel/)
      .first()
      .waitFor()
  })
})

describe('a packet that was offered', () => {
  let desktop: FilledDesktop
  beforeAll(async () => {
    desktop = await openFilledDesktop({ stage: 'review' })
  })
  afterAll(() => desktop.close())

  it('can be looked at by its author, and neither agreed to nor released', async () => {
    const mine = new ReleasePage(desktop.page)
    await mine.openFirst()
    await desktop.page.getByText('U bent de opsteller: een ander beoordeelt en geeft vrij.').first().waitFor()
    expect(await mine.agree.getAttribute('aria-disabled')).toBe('true')
    expect(await mine.release.count()).toBe(0)
  })

  it('is agreed to by another only after every page and every point', async () => {
    const page = await desktop.handTo('coordinator')
    const review = new ReleasePage(page)
    await review.openFirst()
    await page.getByText('10 van 10').waitFor()
    expect(await review.agree.getAttribute('aria-disabled')).toBe('true')
    expect(await review.openEveryPage()).toBeGreaterThan(5)
    expect(await review.agree.getAttribute('aria-disabled')).toBe('true')
    await review.tickEveryPoint()
    await page.keyboard.press('a')
    await review.release.waitFor()
  })

  it('is released with the passphrase again; a wrong one is refused', async () => {
    const review = new ReleasePage(desktop.page)
    await desktop.page.keyboard.press('Control+Enter')
    await review.dialog.waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await review.signRelease('nodig en volledig', 'dit is de wachtzin niet')
    await review.dialog.getByRole('alert').getByText('De gebruiker of de wachtzin klopt niet.').waitFor()
    await review.signRelease('nodig en volledig', cast.coordinator.passphrase)
    await desktop.page.getByRole('heading', { name: 'Verstrekkingenregister' }).waitFor()
  })

  it('is sealed into a chosen folder, and the recipient opens it with a key of its own and no vault', async () => {
    const folder = recipientsFolder(desktop.root)
    await answerDialogs(desktop.app, [folder])
    await desktop.page.keyboard.press('z')
    const dialog = desktop.page.getByRole('dialog', { name: 'Verzegelen' })
    await dialog.getByRole('button', { name: 'Map kiezen en verzegelen' }).click()
    await dialog.getByText(/^SKP-.*\.age$/).waitFor()
    await desktop.page.keyboard.press('Escape')
    const [file] = readdirSync(folder).filter(name => name.endsWith('.age'))
    const own = [
      '--identity',
      join(folder, 'aivd.identiteit.txt'),
      '--org',
      join(desktop.root, 'organisatie/org.skorg'),
    ]
    const schakel = async (...words: string[]): Promise<string> => {
      const program = ['main/cli/index.ts', '--json', 'packet', ...words, ...own]
      const { stdout } = await run(process.execPath, program, {
        env: { PATH: process.env['PATH'], SCHAKEL_STATE_DIR: mkdtempSync(join(tmpdir(), 'schakel-ontvanger-')) },
      })
      return stdout
    }
    const verified = await schakel('verify', join(folder, file ?? ''))
    expect(verified).toContain('C. de Wit')
    expect(verified).toContain('L. Vermeer')
  })

  it('is handed over, and stands as not confirmed until a receipt comes', async () => {
    await desktop.page.keyboard.press('a')
    const packet = new PacketPage(desktop.page)
    await packet.answer('Afgegeven', 'koerier', 'Vastleggen')
    await desktop.page.getByText('afgegeven, niet bevestigd', { exact: true }).first().waitFor()
    await desktop.page.keyboard.press('o')
    const dialog = desktop.page.getByRole('dialog', { name: /^Ontvangst van/ })
    await dialog.getByRole('radio', { name: /Telefonisch, zonder code/ }).focus()
    await desktop.page.keyboard.press('Space')
    await dialog.getByLabel('Functie van wie belde').fill('wachtcommandant')
    await desktop.page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await desktop.page.getByText(/telefonisch, zonder code \(wachtcommandant/).waitFor()
    await desktop.page.getByText('afgegeven, niet bevestigd', { exact: true }).first().waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    expect(desktop.complaints).toEqual([])
  })
})
