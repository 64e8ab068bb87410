/** How the window looks is kept from one start to the next, with nothing in it of what a vault holds. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLook } from '../../src/contract/look.ts'
import { UnlockPage } from './pages/vault-pages.ts'
import { aProgram, answerDialogs, type Program, type Running } from './support/program.ts'
import { fullName, makeRealVault, passphrase } from './support/vault.ts'

let program: Program
let vault: { readonly folder: string; readonly stateFolder: string }
beforeAll(async () => {
  program = aProgram({ language: null })
  const root = program.launch.makeFolder('vault')
  vault = await makeRealVault(root)
  program.launch.give(root)
})
afterAll(() => program.close())

const start = () => program.start({ vault: vault.folder, stateFolder: vault.stateFolder })
const boundsOf = ({ app }: Running) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())

describe('the look of the window', () => {
  it('comes back at the next start: place, theme, language, size', async () => {
    const first = await start()
    const unlock = await UnlockPage.on(first.app, first.page)
    await unlock.unlock(passphrase)
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 20, y: 30, width: 1200, height: 740 }),
    )
    await first.page.evaluate(look => window.schakel.saveLook(look), {
      ...defaultLook,
      theme: 'dark' as const,
      language: 'en' as const,
      textSize: 125,
    })
    const bounds = await boundsOf(first)
    await first.app.close()

    const kept = readFileSync(join(program.profile, 'look.json'), 'utf8')
    expect(kept).not.toContain(fullName)
    expect(kept).not.toContain(vault.folder)

    const second = await start()
    const { heading } = await UnlockPage.on(second.app, second.page)
    expect(await heading.textContent()).toBe('Vault is locked')
    expect(await boundsOf(second)).toEqual(bounds)
    expect(await second.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('donker')
    expect(await second.page.evaluate(() => window.devicePixelRatio)).toBe(1.25)
    await second.app.close()
  })

  it('keeps how wide a pane was made, by keys and by dragging its edge', async () => {
    const widthIn = async ({ app, page }: Running) => {
      await (await UnlockPage.on(app, page)).unlock(passphrase)
      const edge = page.getByRole('separator').first()
      return { edge, width: async () => Number(await edge.getAttribute('aria-valuenow')) }
    }
    const first = await start()
    const { edge, width } = await widthIn(first)
    const usual = await width()
    await edge.focus()
    await first.page.keyboard.press('Control+Shift+ArrowRight')
    await expect.poll(width).toBe(usual + 16)
    const { x, y, height } = (await edge.boundingBox()) ?? { x: 0, y: 0, height: 0 }
    await first.page.mouse.move(x + 1, y + height / 2)
    await first.page.mouse.down()
    await first.page.mouse.move(x - 50, y + height / 2, { steps: 4 })
    await first.page.mouse.up()
    await expect.poll(width).toBeLessThan(usual)
    const made = await width()
    await first.app.close()

    const second = await start()
    expect(await (await widthIn(second)).width()).toBe(made)
    await second.app.close()
  })

  it('is the usual one when the file is damaged, and the program starts', async () => {
    writeFileSync(join(program.profile, 'look.json'), '{"look": {"theme": ')
    const running = await start()
    const { heading } = await UnlockPage.on(running.app, running.page)
    expect(await heading.textContent()).toBe('Kluis is vergrendeld')
    await running.app.close()
  })
})

describe('files and folders', () => {
  it('are chosen in the dialog of the system and reach the page as a grant, never as a path', async () => {
    const running = await start()
    try {
      const unlock = await UnlockPage.on(running.app, running.page)
      await unlock.unlock(passphrase)
      const folder = program.launch.makeFolder('chosen')
      const choose = (how: 'files' | 'read' | 'backup') =>
        running.page.evaluate(
          which => (which === 'files' ? window.schakel.chooseFiles() : window.schakel.chooseFolder(which)),
          how,
        )
      await answerDialogs(running.app, [])
      expect(await choose('files')).toBeNull()
      await answerDialogs(running.app, [folder])
      for (const how of ['files', 'read', 'backup'] as const) expect(await choose(how)).toMatch(/^[0-9a-f-]{36}$/)
      expect(
        await running.page.evaluate((): unknown =>
          Reflect.apply(window.schakel.chooseFolder, window.schakel, ['everything']),
        ),
      ).toBeNull()
    } finally {
      await running.app.close()
    }
  })
})
