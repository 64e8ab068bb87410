/** Mail boxes and watched folders in the real program: set up, tested, fetched from a real server, sources deleted by hand. */
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDovecot, type Dovecot } from '../support/dovecot.ts'
import { aMessage } from '../support/mail-vault.ts'
import { ImportPage } from './pages/import-page.ts'
import { SettingsPage } from './pages/settings-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'
import { answerDialogs } from './support/program.ts'

let desktop: FilledDesktop
let server: Dovecot
let intake: ImportPage
beforeAll(async () => {
  server = await startDovecot()
  desktop = await openFilledDesktop({ stage: 'users', user: 'coordinator' })
  intake = new ImportPage(desktop.app, desktop.page)
}, 120_000)
afterAll(async () => {
  await desktop.close()
  await server.stop()
})

const dialog = () => desktop.page.getByRole('dialog')
const text = (words: string | RegExp) => desktop.page.getByText(words)
const button = (name: string | RegExp) => desktop.page.getByRole('button', { name })

describe('a mail box', () => {
  it('is set up with the keyboard, and says why a wrong certificate is refused', async () => {
    const settings = await SettingsPage.from(desktop.page)
    await settings.show('mailboxes')
    await text(/maakt Schakel met geen enkele server verbinding/).waitFor()
    await button('Postbus toevoegen…').focus()
    await desktop.page.keyboard.press('Enter')
    const type = async (label: string, value: string): Promise<void> => {
      await dialog().getByLabel(label, { exact: true }).focus()
      await desktop.page.keyboard.press('Control+a')
      await desktop.page.keyboard.type(value)
    }
    await type('Naam', 'Meldpunt')
    await type('Mailserver', 'https://localhost/')
    await type('Poort', String(server.tlsPort))
    await type('Gebruikersnaam', server.user)
    await type('Wachtwoord of token', server.password)
    await desktop.page.keyboard.press('Enter')
    await dialog().getByText('Geef de naam van de server, zonder https:// en zonder schuine streep.').waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await type('Mailserver', 'localhost')
    await keepPicture(desktop.page, 'postbus-nieuw-light')
    await desktop.page.keyboard.press('Enter')
    await text(/Nog geen mappen gekozen/).waitFor()
    await button('Verbinding testen en mappen kiezen van Meldpunt').click()
    await dialog()
      .getByText(/Niemand die Schakel kent, staat in voor het certificaat van de mailserver/)
      .waitFor()
    await desktop.page.keyboard.press('Escape')
    await button('Meldpunt verwijderen').click()
    await dialog().getByRole('textbox').fill('verkeerd ingesteld')
    await dialog().getByRole('button', { name: 'Postbus verwijderen' }).click()
    await text(/maakt Schakel met geen enkele server verbinding/).waitFor()
  })

  it('with the authority of the organisation shows its folders, to be chosen', async () => {
    server.deliver(aMessage(1))
    server.deliver(aMessage(2))
    server.deliver(aMessage(3), 'Meldingen')
    await button('Postbus toevoegen…').click()
    await dialog().getByLabel('Naam', { exact: true }).fill('Meldpunt')
    await dialog().getByLabel('Mailserver', { exact: true }).fill('localhost')
    await dialog().getByLabel('Poort', { exact: true }).fill(String(server.tlsPort))
    await dialog().getByLabel('Gebruikersnaam', { exact: true }).fill(server.user)
    await dialog().getByLabel('Wachtwoord of token', { exact: true }).fill(server.password)
    const chooser = desktop.page.waitForEvent('filechooser')
    await dialog().getByRole('button', { name: 'Bestand kiezen…' }).click()
    const file = { name: 'ca.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(server.authority) }
    await (await chooser).setFiles([file])
    await dialog().getByText('Certificaat gekozen.').waitFor()
    await dialog().getByRole('button', { name: 'Toevoegen', exact: true }).click()
    await button('Verbinding testen en mappen kiezen van Meldpunt').click()
    await dialog().getByText('De verbinding werkt.', { exact: false }).waitFor()
    await dialog().getByText('Meldingen: 1 bericht').click()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keepPicture(desktop.page, 'postbus-mappen-light')
    await dialog().getByRole('button', { name: 'Opslaan' }).click()
    await text(/Mappen: INBOX, Meldingen/).waitFor()
    await keepPicture(desktop.page, 'postbussen-light')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
  })

  it('is fetched with a key on the import screen, and nothing changes at the server', async () => {
    const before = server.flags()
    await intake.open()
    await text(/Nog niet opgehaald/).waitFor()
    await desktop.page.keyboard.press('o')
    await intake.done.waitFor()
    expect(await intake.count('Nieuw signaal')).toBe(3)
    await text(/opgehaald: 3 nieuwe berichten/).waitFor()
    await keepPicture(desktop.page, 'importeren-postbus-light')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    expect(server.flags()).toEqual(before)
    await desktop.page.keyboard.press('o')
    await text('Geen nieuwe berichten').waitFor()
  })

  it('that stays connected brings in what arrives, without anybody asking', async () => {
    const settings = await SettingsPage.from(desktop.page)
    await settings.show('mailboxes')
    await button('Verbinding testen en mappen kiezen van Meldpunt').click()
    await dialog().getByText('Blijf verbonden en haal nieuwe berichten meteen op').click()
    await dialog().getByRole('button', { name: 'Opslaan' }).click()
    await text(/Blijft verbonden/).waitFor()
    server.deliver(aMessage(4))
    await text(/opgehaald: 1 nieuw bericht/).waitFor()
  })
})

describe('a watched folder', () => {
  it('takes in what is wholly written, and its source goes only when a person says so', async () => {
    const folder = join(desktop.root, 'aanlevering')
    mkdirSync(folder)
    const owned = (path: string): void => {
      if (process.getuid?.() === 0) chownSync(path, 65_534, 65_534)
      chmodSync(path, 0o777)
    }
    owned(folder)
    writeFileSync(join(folder, 'bericht.eml'), aMessage(77))
    writeFileSync(join(folder, 'half.eml.part'), aMessage(78))
    await answerDialogs(desktop.app, [folder])
    await button('Map toevoegen…').click()
    await text('aanlevering').waitFor()
    await intake.open()
    await text(/1 bronbestand staat nog in de map en is veilig in de kluis/).waitFor()
    expect(readdirSync(folder).sort()).toEqual(['bericht.eml', 'half.eml.part'])
    await button('Bronbestanden verwijderen…').click()
    await dialog().getByText('bericht.eml').waitFor()
    await keepPicture(desktop.page, 'bronbestanden-light')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await dialog().getByRole('button', { name: 'Verwijderen van de schijf' }).click()
    await dialog().waitFor({ state: 'detached' })
    expect(existsSync(join(folder, 'bericht.eml'))).toBe(false)
    expect(readdirSync(folder)).toEqual(['half.eml.part'])
  })
})
