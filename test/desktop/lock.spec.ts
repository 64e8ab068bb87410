/** When the vault locks by itself, what it says beforehand, and what is left of the window. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLook } from '../../src/contract/look.ts'
import { OpenPage } from './pages/vault-pages.ts'
import { openDesktop, processesOf, statusOf, type Desktop } from './support/desktop.ts'
import { fullName, passphrase } from './support/vault.ts'

/** How long the system says that nobody touched anything. */
async function nobodyFor(seconds: number, { app }: Desktop): Promise<void> {
  await app.evaluate(({ powerMonitor }, idle) => {
    powerMonitor.getSystemIdleTime = () => idle
  }, seconds)
}

/** Processes that know something of the vault. */
async function knowing({ app }: Desktop): Promise<number[]> {
  return (await processesOf(app))
    .filter(({ type, name }) => type === 'Tab' || (type === 'Utility' && /kluis/i.test(name)))
    .map(({ pid }) => pid)
}

describe('a vault that nobody uses', () => {
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await openDesktop()
    await nobodyFor(0, desktop)
    await desktop.unlockPage.unlock(passphrase)
  })
  afterAll(() => desktop.close())

  it('says in the title bar how many minutes are left, and in the last one how many seconds', async () => {
    await desktop.page.getByText('sluit na 10 min').waitFor()
    await nobodyFor(4 * 60 + 20, desktop)
    await desktop.page.getByText('sluit na 6 min').waitFor()
    await nobodyFor(9 * 60 + 18, desktop)
    await desktop.page.getByText('sluit na 42 s').waitFor()
    await nobodyFor(0, desktop)
    await desktop.page.getByText('sluit na 10 min').waitFor()
  })

  it('locks when the term is over: its processes are gone and the screen says why and when', async () => {
    const before = await knowing(desktop)
    const openPage = await OpenPage.on(desktop.app, desktop.page)
    const locked = await openPage.nextLocked(() => nobodyFor(10 * 60, desktop))
    expect(before.map(statusOf)).toEqual(before.map(() => undefined))
    const text = await locked.page.locator('body').innerText()
    expect(text).toMatch(/Vergrendeld om \d\d:\d\d, na 10 minuten zonder invoer/)
    expect(text).not.toContain(fullName)
    desktop = { ...desktop, page: locked.page, unlockPage: locked }
  })

  it('follows a shorter term as soon as it is set, and not one out of bounds', async () => {
    await nobodyFor(0, desktop)
    const openPage = await desktop.unlockPage.unlock(passphrase)
    await desktop.page.getByText('sluit na 10 min').waitFor()
    await nobodyFor(90, desktop)
    await desktop.page.getByText('sluit na 9 min').waitFor()
    const ask = (idleMinutes: number) =>
      desktop.page.evaluate(look => window.schakel.saveLook(look), { ...defaultLook, idleMinutes })
    await ask(0)
    await ask(2)
    await desktop.page.getByText('sluit na 30 s').waitFor()
    const locked = await openPage.nextLocked(() => ask(1))
    expect(await locked.page.locator('body').innerText()).toMatch(/na 1 minuut zonder invoer/)
  })
})

describe.each(['suspend', 'lock-screen'] as const)('a system that tells of %s', signal => {
  it('takes the vault along', async () => {
    const desktop = await openDesktop()
    try {
      await nobodyFor(0, desktop)
      const openPage = await desktop.unlockPage.unlock(passphrase)
      const before = await knowing(desktop)
      const locked = await openPage.nextLocked(() =>
        desktop.app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), signal),
      )
      expect(before.map(statusOf)).toEqual(before.map(() => undefined))
      expect(await locked.page.locator('body').innerText()).toMatch(/Vergrendeld om \d\d:\d\d, met het systeem mee/)
      await locked.unlock(passphrase)
    } finally {
      await desktop.close()
    }
  })
})
