import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InboxPage } from './pages/inbox-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { keepPicture } from './support/picture.ts'
import { openTriageDesktop, type TriageDesktop } from './support/triage-desktop.ts'

describe('triage', () => {
  let desktop: TriageDesktop
  let inbox: InboxPage
  beforeAll(async () => {
    desktop = await openTriageDesktop(36)
    inbox = await InboxPage.on(desktop.page)
  }, 240_000)
  afterAll(() => desktop.close())

  it('lists what is to be done by the end of its term, and opens nothing by itself', async () => {
    await desktop.page
      .getByText(/^Termijn voorbij/)
      .first()
      .waitFor()
    await desktop.page.getByText('Geen signaal gekozen').waitFor()
    expect(await inbox.tab(/^Te doen/).textContent()).toMatch(/36$/)
  })

  it('comes to rest: nothing is drawn while nothing happens', async () => {
    // React goes on by messages to itself, and asks the vault by others.
    const messages = () =>
      desktop.page.evaluate(
        () =>
          new Promise<number>(resolve => {
            const { postMessage } = MessagePort.prototype
            let sent = 0
            MessagePort.prototype.postMessage = function (this: MessagePort, ...message: unknown[]) {
              sent += 1
              Reflect.apply(postMessage, this, message)
            }
            setTimeout(() => {
              MessagePort.prototype.postMessage = postMessage
              resolve(sent)
            }, 300)
          }),
      )
    await expect.poll(messages, { timeout: 10_000 }).toBe(0)
  })

  it('reads a signal with who sent it, its term, who is named, and what looks related with the reason', async () => {
    await inbox.press('j')
    expect(await inbox.read()).toBe('Melding 1 over een gesprek')
    await desktop.page.getByText('Eerste beoordeling').waitFor()
    await desktop.page.getByText('Zelfde nummer: 06-0000 4417').first().waitFor()
    await keepPicture(desktop.page, 'postvak-light')
  })

  it('puts two signals side by side with the passages that they share', async () => {
    await inbox.press('v')
    await inbox.dialog.getByText('Onderstreept: waar de redenen staan.').waitFor()
    await inbox.press('Escape')
    await inbox.dialog.waitFor({ state: 'detached' })
  })

  it('sets the same words of two signals beside one another, and finds them again in both texts (R21)', async () => {
    const card = desktop.page
      .getByText('mogelijk dezelfde herkomst')
      .first()
      .locator('xpath=ancestor::div[.//button][1]')
    await card.getByRole('button', { name: 'Vergelijken' }).press('Enter')
    await inbox.dialog.getByRole('heading', { name: 'Dezelfde woorden in beide' }).waitFor()
    const quotes = inbox.dialog.getByRole('blockquote')
    const shared =
      'Een bewoner vertelde dat een man van buiten jongeren aanspreekt na de taalles. Bereikbaar op 06-0000 4417'
    expect(await quotes.allTextContents()).toEqual([
      expect.stringMatching(new RegExp(`^20\\d\\d-[A-Z]+-\\d+: ${shared}$`)),
      expect.stringMatching(new RegExp(`^20\\d\\d-[A-Z]+-\\d+: ${shared}$`)),
    ])
    await inbox.dialog.getByRole('button', { name: 'In de tekst: passage 1 van 1' }).press('Enter')
    const marks = inbox.dialog.locator('[data-mark="passage"]')
    await expect
      .poll(() => marks.allTextContents())
      .toEqual([expect.stringContaining(shared), expect.stringContaining(shared)])
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keepPicture(desktop.page, 'postvak-passages')
    await inbox.press('Escape')
    await inbox.dialog.waitFor({ state: 'detached' })
  })

  it('says all that keeps a signal from a case (R12, R17)', async () => {
    await inbox.press('z')
    await inbox.dialog.getByText('wat er is gezegd of gedaan').waitFor()
    await inbox.dialog.getByText('een thema').waitFor()
    await inbox.press('Escape')
    await inbox.dialog.waitFor({ state: 'detached' })
  })

  it('does not close without an answer, and says at the question which one is missing', async () => {
    await inbox.press('x')
    await inbox.dialog.getByRole('radiogroup', { name: 'Waarom ongegrond?' }).waitFor()
    await inbox.press('Control+Enter')
    await inbox.dialog.getByText('Kies waarom het ongegrond is.').waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keepPicture(desktop.page, 'afsluiten-light')
    await inbox.press('Escape')
    await inbox.dialog.waitFor({ state: 'detached' })
  })

  it('gives a decision back: the signal stands where it stood', async () => {
    const before = await inbox.read()
    await inbox.decide('a', 'Control+Enter')
    await inbox.toast.waitFor()
    await inbox.press('Control+z')
    await expect.poll(() => inbox.title.first().textContent()).toBe(before)
    await expect.poll(() => inbox.tab(/^Te doen/).textContent()).toMatch(/36$/)
  })

  it('decides thirty signals by keys, with at most four for each', async () => {
    const ways = [
      ['x', 'a', 'Control+Enter'],
      ['a', 'Control+Enter'],
      ['h', 'a', 'i', 'Control+Enter'],
      ['x', 'e', 'Control+Enter'],
    ] as const
    for (let done = 0; done < 30; done += 1) {
      const [open, ...rest] = ways[done % ways.length] ?? ways[0]
      expect(1 + rest.length).toBeLessThanOrEqual(4)
      await inbox.decide(open, ...rest)
    }
    await expect.poll(() => inbox.tab(/^Te doen/).textContent()).toMatch(/6$/)
  }, 240_000)

  it('puts a signal off by two keys, never beyond its term', async () => {
    await inbox.decide('u', '1')
    await expect.poll(() => inbox.tab(/^Te doen/).textContent()).toMatch(/5$/)
  })

  it('makes the page complain of nothing', () => {
    expect(desktop.complaints).toEqual([])
  })
})

describe('triage in English', () => {
  it('finishes a task by keys, and gives it back', async () => {
    const desktop = await openTriageDesktop(6, { language: 'en' })
    try {
      const inbox = await InboxPage.on(desktop.page)
      await inbox.press('j')
      await desktop.page.getByText('First assessment').waitFor()
      await inbox.press('g', 't')
      await desktop.page.getByRole('heading', { level: 1, name: 'My tasks' }).waitFor()
      await inbox.list.getByRole('option').first().waitFor()
      await inbox.press('j')
      await desktop.page.getByRole('heading', { level: 2, name: 'Question to the source' }).waitFor()
      await inbox.press('d')
      await inbox.dialog.getByRole('textbox').fill('Called; the code is H0.')
      await inbox.dialog.getByRole('button', { name: 'Finish' }).click()
      await inbox.toast.waitFor()
      await inbox.press('Control+z')
      await desktop.page.getByText('Undone').waitFor()
      expect(desktop.complaints).toEqual([])
    } finally {
      await desktop.close()
    }
  }, 120_000)
})
