/** The first run in the real program, and the same vault in the command line. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/intake/formats/index.ts'
import { FoundingPage, PlacePage } from './pages/founding-page.ts'
import { OpenPage, RecoverPage, UnlockPage } from './pages/vault-pages.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { keepPicture } from './support/picture.ts'
import { aProgram, answerDialogs, type Program, type Running } from './support/program.ts'

const passphrase = 'roestige kano zwijgt in oktober'
const run = promisify(execFile)

/** The command line as people start it, on a vault folder. */
async function schakel(program: Program, vault: string, ...argv: readonly string[]): Promise<unknown> {
  const phrase = join(program.launch.makeFolder('phrase'), 'wachtzin')
  writeFileSync(phrase, `${passphrase}\n`)
  const { stdout } = await run(process.execPath, ['main/cli/index.ts', '--json', ...argv], {
    env: {
      ...process.env,
      SCHAKEL_VAULT: vault,
      SCHAKEL_STATE_DIR: program.stateFolder,
      SCHAKEL_PASSPHRASE_FILE: phrase,
    },
  })
  program.launch.give(program.stateFolder)
  return stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

describe('a first run', () => {
  let program: Program
  let running: Running
  let place: string
  let founding: FoundingPage
  let shares: readonly string[] = []
  const vault = (): string => join(place, 'schakel.schakelkluis')
  beforeAll(async () => {
    program = aProgram()
    place = program.launch.makeFolder('place')
    running = await program.start()
  })
  afterAll(async () => {
    await running.app.close()
    program.close()
  })

  it('asks where the vault goes, and goes on when nobody chooses', async () => {
    const { app, page } = running
    const placePage = await PlacePage.on(app, page)
    await answerDialogs(app, [])
    await placePage.makeButton.click()
    await placePage.openButton.waitFor()
    await answerDialogs(app, [place])
    founding = await placePage.choosePlace()
  })

  it('judges the passphrase in words by the rule of the vault, and says what is missing', async () => {
    const { passphrase: field, strength, missing, drawButton } = founding
    await founding.fullName.fill('Bente Voorbeeld')
    expect(await founding.name.inputValue()).toBe('bente')
    await field.fill('te kort')
    await expect.poll(() => strength.getAttribute('aria-valuetext')).toBe('Te kort')
    await field.fill('Bente Voorbeeld 2016')
    await expect.poll(() => strength.getAttribute('aria-valuetext')).toBe('Te gemakkelijk te raden')
    expect(await drawButton.getAttribute('aria-disabled')).toBe('true')
    await field.fill(passphrase)
    await expect.poll(() => strength.getAttribute('aria-valuetext')).toBe('Sterk')
    await founding.repeat.fill('roestige kano zwijgt')
    await founding.name.focus()
    await founding.page.getByText('Dit is niet dezelfde wachtzin.').waitFor()
    expect(await missing.first().innerText()).toContain('Nog nodig')
    await founding.repeat.fill(passphrase)
    await expect.poll(() => drawButton.getAttribute('aria-disabled')).not.toBe('true')
  })

  it('prints one share on one sheet, with a code to scan and nothing else of the screen', async () => {
    await founding.drawShares()
    const printed = running.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string>(resolve => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          if (contents === undefined) return
          // What a printer would get, as a file; the dialog of the system is answered with "print".
          contents.print = (_options, done) => {
            void contents.printToPDF({ printBackground: true }).then(bytes => {
              resolve(bytes.toString('latin1'))
              done?.(true, '')
            })
          }
        }),
    )
    await founding.printButton(1).click()
    const pdf = await printed
    const reply = await parseDocument(new Uint8Array(Buffer.from(pdf, 'latin1')), { name: 'deel.pdf' })
    if (reply.kind !== 'document') throw new Error(reply.code)
    const { text, pageStarts } = reply.document
    expect(pageStarts).toHaveLength(1)
    expect(text).toContain('hersteldeel 1 van 3')
    expect(text).toContain('Dep. VERTROUWELIJK')
    expect(text.match(/\b[0-9A-HJKMNP-TV-Z]{4}\b/g)?.length).toBeGreaterThanOrEqual(16)
    expect(text).not.toContain('Herhaal')
    await founding.page.getByText('afgedrukt', { exact: true }).waitFor()
    // Not a letter of it was on the screen.
    expect(await founding.page.locator('body').innerText()).not.toMatch(/\b[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}\b/)
  })

  it('says so when no printer took it, and lets it be written down instead', async () => {
    await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents !== undefined) contents.print = (_options, done) => done?.(false, 'No printers available')
    })
    await founding.printButton(2).click()
    await founding.page.getByText(/Er is niets afgedrukt/).waitFor()
    expect(await accessibilityProblems(founding.page)).toEqual([])
    await keepPicture(founding.page, 'kluis-herstel-light')
  })

  it('keeps nothing on the disk until a share was read back, then opens the vault', async () => {
    // Going back makes what was printed worthless; the shares are drawn anew.
    await founding.page.getByRole('button', { name: 'Vorige' }).click()
    await founding.page.getByText(/Wat al is afgedrukt geldt niet meer/).waitFor()
    await founding.drawShares()
    shares = [await founding.copyByHand(1), await founding.copyByHand(2), await founding.copyByHand(3)]
    expect(shares.map(share => share.replaceAll(' ', '').length)).toEqual([64, 64, 64])
    const asked = await founding.askedShare()
    await founding.readBack.fill(shares[asked % 3] ?? '')
    await founding.makeButton.click()
    await founding.page.getByText(`Dit is een ander deel dan deel ${asked}.`).waitFor()
    expect(readdirSync(vault())).toEqual([])
    await founding.readBack.fill((shares[asked - 1] ?? '').toLowerCase())
    const openPage = await founding.make()
    expect(existsSync(join(vault(), 'vault.a.hdr'))).toBe(true)
    const locked = await openPage.lockByKey()
    await locked.unlock(passphrase)
    expect(running.complaints).toEqual([])
  })

  it('lets two of its shares make a new access from the locked screen', async () => {
    const opened = await OpenPage.on(running.app, running.app.windows().at(-1) ?? running.page)
    const { page } = await opened.lockByKey()
    const recover = await RecoverPage.from(page)
    await recover.fillIn(shares[0] ?? '', shares[0] ?? '', 'elf gele fietsen voor de deur')
    await recover.makeButton.click()
    await page.getByText(/Hersteldeel 2 is hetzelfde deel nog een keer/).waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await keepPicture(page, 'herstellen-light')
    await recover.second.fill(shares[2] ?? '')
    await recover.makeButton.click()
    await page.getByText(/De nieuwe toegang is gemaakt/).waitFor()
    await (await UnlockPage.on(running.app, page)).unlock('elf gele fietsen voor de deur')
    await page.getByText('Hersteld met twee delen').waitFor()
  })

  it('has made a vault that opens in the command line', async () => {
    await running.app.close()
    expect(await schakel(program, vault(), 'vault', 'verify')).toContainEqual(
      expect.objectContaining({ sound: true, log: 'OK' }),
    )
    program.launch.give(place)
    running = await program.start()
    await (await UnlockPage.on(running.app, running.page)).unlock(passphrase)
  })
})

describe('a vault of the command line', () => {
  it('opens in the window', async () => {
    const program = aProgram()
    try {
      const folder = join(program.launch.makeFolder('cli'), 'kluis.schakelkluis')
      await schakel(program, folder, '--user', 'bente', 'init', '--full-name', 'Bente Voorbeeld')
      program.launch.give(folder)
      const { app, page } = await program.start()
      try {
        await answerDialogs(app, [folder])
        const unlock = await (await PlacePage.on(app, page)).openExisting()
        expect(await unlock.page.locator('body').innerText()).not.toContain('op uw verzoek')
        await unlock.unlock(passphrase)
        await unlock.page.getByText('Bente Voorbeeld').waitFor()
      } finally {
        await app.close()
      }
    } finally {
      program.close()
    }
  })
})

describe('a first run by keyboard alone, in English and dark', () => {
  it('goes from the place to an open vault', async () => {
    const program = aProgram({ language: 'en' })
    const place = program.launch.makeFolder('place')
    const { app, page } = await program.start()
    try {
      await answerDialogs(app, [place])
      const first = await PlacePage.on(app, page)
      const next = app.waitForEvent('window')
      await first.makeButton.focus()
      await page.keyboard.press('Enter')
      const founding = await FoundingPage.on(app, await next)
      const { keyboard } = founding.page
      // The name has the focus; the short name follows from it.
      await keyboard.type('Bente Voorbeeld')
      await keyboard.press('Tab')
      await keyboard.press('Tab')
      await keyboard.type(passphrase)
      await keyboard.press('Tab')
      await keyboard.press('Tab')
      await keyboard.type(passphrase)
      await expect.poll(() => founding.drawButton.getAttribute('aria-disabled')).not.toBe('true')
      await keyboard.press('Control+Enter')
      await founding.makeButton.waitFor()
      const shares: string[] = []
      for (const number of [1, 2, 3]) {
        await founding.page.getByRole('button', { name: `Copy share ${number} by hand` }).focus()
        await keyboard.press('Enter')
        const dialog = founding.page.getByRole('dialog')
        const groups = await dialog.getByRole('listitem').allInnerTexts()
        shares.push(groups.map(text => text.trim().slice(-4)).join(' '))
        await dialog.getByRole('button', { name: 'It is on paper' }).focus()
        await keyboard.press('Enter')
        await dialog.waitFor({ state: 'detached' })
      }
      const asked = await founding.askedShare()
      await founding.readBack.focus()
      await keyboard.insertText(shares[asked - 1] ?? '')
      await keyboard.press('Control+Enter')
      await founding.page.getByRole('button', { name: /Lock now/ }).waitFor()
    } finally {
      await app.close()
      program.close()
    }
  })
})
