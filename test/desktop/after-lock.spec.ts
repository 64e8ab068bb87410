/**
 * Security design §15, row 27, and §13: names that went through the window are nowhere outside the database afterwards (profile, temporary
 * files, state, titles, clipboard), and once the vault is locked no process of ours has a key, the passphrase or such a name in its memory.
 * Copying is left out: what was copied passed the main process, and parts of it stay in its memory (threat model).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { existsSync, readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { toBase64url, unlockFiles } from '../../src/vault/index.ts'
import { canaryNames, formsOf, searchFolders } from '../support/canaries.ts'
import { family, searchMemory, type Wanted } from '../support/memory.ts'
import { OpenPage, UnlockPage } from './pages/vault-pages.ts'
import { processesOf } from './support/desktop.ts'
import { credentialsOf, makeFilledVault } from './support/filled-vault.ts'
import { aProgram, type Program, type Running } from './support/program.ts'

const seed = Number(process.env['SCHAKEL_SEED'] ?? Date.now() % 2 ** 31)
const names = canaryNames(seed, 60)
const { slot, passphrase } = credentialsOf('liaison')

let program: Program
let running: Running
let page: Page
let root: string
let secrets: readonly Wanted[]
const nameOf = (n: number) => names[n % names.length] ?? ''

beforeAll(async () => {
  program = aProgram()
  root = program.launch.makeFolder('vault')
  const { folder, stateFolder } = await makeFilledVault(root, 'case', async client => {
    for (let n = 0; n < names.length; n += 3) {
      const text = `${nameOf(n)} belde. Later belde ${nameOf(n + 1)}. ${nameOf(n + 2)} wacht.`
      const { signal } = await client.signals.add({ channel: 'phone', title: `Melding over ${nameOf(n)}`, text })
      await client.annotations.note({ signal, exact: nameOf(n), text: `Over ${nameOf(n)}` })
    }
  })
  secrets = await secretsOf(folder, stateFolder)
  program.launch.give(root)
  running = await program.start({ vault: folder, stateFolder })
  page = running.page
  await unlockByKeys()
}, 180_000)
afterAll(async () => {
  await running.app.close()
  program.close()
})

/** Keys as the vault process has them: raw, in hex as the database wants one, and in base64url. */
async function secretsOf(folder: string, stateFolder: string): Promise<Wanted[]> {
  const files = await unlockFiles(
    folder,
    { slot, passphrase },
    { clock: { now: Date.now, monotonic: () => 0 }, stateFolder },
  )
  const wanted: Wanted[] = []
  const keep = (name: string, key: Uint8Array): void => {
    const hex = Buffer.from(key).toString('hex')
    const texts = [hex, hex.toUpperCase(), toBase64url(key)]
    const both = texts.flatMap(text => [Buffer.from(text), Buffer.from(text, 'utf16le')])
    wanted.push({ name, forms: [Buffer.from(key), ...both] })
  }
  files.secrets.masterKey.use(key => keep('master key', key))
  files.secrets.withKey('database', files.header().db.gen, key => keep('database key', key))
  files.close()
  wanted.push({ name: 'passphrase', forms: [Buffer.from(passphrase), Buffer.from(passphrase, 'utf16le')] })
  return wanted
}

/** Key by key, as people do: what drives this test must not itself carry the words through the program. */
async function type(words: string): Promise<void> {
  for (const character of words) await page.keyboard.insertText(character)
}

async function unlockByKeys(): Promise<void> {
  await page.getByRole('button', { name: /Gebruiker/ }).click()
  await page.getByRole('option', { name: new RegExp(`gebruiker ${slot}$`) }).click()
  await page.getByLabel('Wachtzin', { exact: true }).focus()
  await type(passphrase)
  await page.keyboard.press('Enter')
  await OpenPage.on(running.app, page)
}

/** Through the screens that show names; nothing of them is read out. */
async function throughScreens(): Promise<void> {
  const { keyboard } = page
  const go = async (second: string): Promise<void> => {
    await page.getByRole('heading', { level: 1 }).focus()
    await keyboard.press('g')
    await keyboard.press(second)
  }
  await go('p')
  const lines = page.getByRole('listbox').getByRole('option')
  await lines.first().waitFor()
  const most = Math.min(10, await lines.count())
  for (let n = 0; n < most; n += 1) {
    await keyboard.press('j')
    await page.getByRole('region', { name: 'Leesvenster' }).getByRole('heading', { level: 2 }).waitFor()
  }
  await keyboard.press('b')
  await page.getByRole('tab', { name: /^Waardering/ }).waitFor()
  await go('z')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await type(nameOf(0))
  await keyboard.press('Escape')
}

const mainPid = (): number => running.app.process().pid ?? expect.fail('no process')
const words: readonly Wanted[] = names.map(name => ({
  name,
  forms: [
    Buffer.from(name),
    Buffer.from(name, 'utf16le'),
    ...(/^[\x20-\xff]+$/.test(name) ? [Buffer.from(name, 'latin1')] : []),
  ],
}))

/** What each process of ours holds, by what was found; processes that hold nothing are left out. */
function held(wanted: readonly Wanted[]): { readonly pid: number; readonly found: readonly string[] }[] {
  return family(mainPid()).flatMap(pid => {
    const found = searchMemory(pid, wanted)
    return found === undefined || found.size === 0 ? [] : [{ pid, found: [...found] }]
  })
}
const mayLook = searchMemory(process.pid, []) !== undefined && process.getuid?.() === 0

describe('names that went through the window', () => {
  it('are in its memory while it is open, with the keys: the search finds what is there', async context => {
    await throughScreens()
    if (!mayLook) context.skip('only root looks into the memory of other processes')
    const found = new Set(held([...secrets, ...words]).flatMap(one => one.found))
    expect([...found]).toEqual(expect.arrayContaining(['master key']))
    expect(names.filter(name => found.has(name)).length).toBeGreaterThan(3)
  })

  it('are never in a title', async () => {
    const titles = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(window => window.getTitle()),
    )
    expect(new Set(titles)).toEqual(new Set(['Schakel']))
  })

  it('are in no process once the vault is locked, and no key or passphrase either', async context => {
    const openPage = await OpenPage.on(running.app, page)
    const locked = await openPage.lockByKey()
    page = locked.page
    await locked.unlockButton.waitFor()
    if (!mayLook) context.skip('only root looks into the memory of other processes')
    expect(held(secrets)).toEqual([])
    expect(held(words)).toEqual([])
  })

  it('are in no dump: a page and a vault process that crash with names in them leave nothing of these', async () => {
    await unlockByKeys()
    await throughScreens()
    // The page first: the vault locks, and another page asks another process.
    const next = running.app.waitForEvent('window')
    await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().forEach(window => window.webContents.forcefullyCrashRenderer()),
    )
    page = await next
    await (await UnlockPage.on(running.app, page)).unlockButton.waitFor()
    await unlockByKeys()
    await throughScreens()
    const again = running.app.waitForEvent('window')
    const vault =
      (await processesOf(running.app)).find(({ name }) => /kluis|vault/i.test(name)) ?? expect.fail('no vault')
    process.kill(vault.pid, 'SIGSEGV')
    page = await again
    await (await UnlockPage.on(running.app, page)).unlockButton.waitFor()
    const dumps = await running.app.evaluate(({ app }) => app.getPath('crashDumps'))
    expect(existsSync(dumps) ? searchFolders(names, [dumps]) : []).toEqual([])
    expect(
      existsSync(dumps) ? readdirSync(dumps, { recursive: true }).filter(file => /\.dmp$/.test(String(file))) : [],
    ).toEqual([])
  })

  it('are in no file of profile, state, home or temporary folder, and not on the clipboard', async () => {
    const { HOME = '', TMPDIR = '' } = program.launch.env
    const folders = [program.profile, program.stateFolder, root, HOME, TMPDIR].filter(folder => folder !== '')
    expect(
      searchFolders(
        names,
        folders.filter(folder => folder !== root),
      ),
    ).toEqual([])
    const copied = await running.app.evaluate(({ clipboard }) => clipboard.readText())
    expect(names.filter(name => copied.includes(name))).toEqual([])
    expect(formsOf(nameOf(0)).length).toBeGreaterThan(4)
  })
})
