import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../main/cli/run.ts'
import { SignalPage } from './pages/signal-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'

/** What a sender may put in a text to mislead whoever reads it: another alphabet's "a", nothing to see, a line turned around. */
const name = 'S\u0430mir H\u200Baddad'
const paragraphs = [
  `The man calls himself ${name}.`,
  'Paid: \u202E0054 euro\u202C to the account.',
  '<img src=https://example.invalid/pixel.png onerror="document.title=1"><script>document.title=2</script>',
  'See https://example.invalid/login or javascript:document.title=3 for more.',
  'File: report\u202Efdp.exe, and a soft\u00ADhyphen.',
]

async function addHostile(client: Client): Promise<void> {
  await client.signals.add({
    channel: 'desk',
    organisation: 'coa',
    title: 'Letter \u202Eon <b>a neighbour</b>',
    text: paragraphs.join('\n\n'),
  })
}

let desktop: FilledDesktop
let signal: SignalPage
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'case', language: 'en', colours: 'dark', also: addHostile })
  desktop.page.setDefaultTimeout(6_000)
  signal = await SignalPage.openFromInbox(desktop.page, /Letter/)
}, 120_000)
afterAll(() => desktop.close())

describe('a signal that means to mislead, in English and in the dark', () => {
  it('shows every character that hides or turns as a mark, and markup as letters', async () => {
    await signal.heading.getByText('U+202E').first().waitFor()
    for (const code of ['U+200B', 'U+202E', 'U+202C', 'U+00AD']) await signal.text.getByText(code).first().waitFor()
    expect(await signal.text.innerText()).toContain('<script>document.title=2</script>')
    expect(await signal.heading.innerText()).toContain('<b>a neighbour</b>')
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keepPicture(desktop.page, 'signaal-hostile-dark-en')
  })

  it('turns no line around: what stands last was written last', async () => {
    const placeOf = (words: string): Promise<number> =>
      signal.text
        .getByText(words)
        .first()
        .evaluate((element, wanted) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const at = node.textContent?.indexOf(wanted) ?? -1
            if (at === -1) continue
            const range = document.createRange()
            range.setStart(node, at)
            range.setEnd(node, at + wanted.length)
            return range.getBoundingClientRect().left
          }
          return Number.NaN
        }, words)
    expect(await placeOf('0054 euro')).toBeGreaterThan(await placeOf('Paid:'))
    expect(await placeOf('fdp.exe')).toBeGreaterThan(await placeOf('File: report'))
  })

  it('has nothing to follow and runs nothing', async () => {
    expect(await signal.text.locator('a, img, script, iframe').count()).toBe(0)
    const address = desktop.page.url()
    await signal.text.getByText('https://example.invalid/login').click()
    expect(desktop.page.url()).toBe(address)
    expect(desktop.app.windows()).toHaveLength(1)
    expect(await desktop.page.title()).toBe('Schakel')
  })

  it('keeps the marks in a name that somebody records', async () => {
    expect(await signal.chooseWords('S\u0430mir', 1)).toContain('S\u0430mir')
    await signal.press('Shift+ArrowRight', 'Shift+ArrowRight', 'n')
    await signal.tabTo(desktop.page.getByRole('button', { name: 'Make mention' }))
    await signal.press('Enter')
    await signal.picker.getByText('Record a new person').waitFor()
    await signal.picker.getByText('U+200B').first().waitFor()
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await signal.press(String(await signal.picker.getByRole('option').count()))
    await signal.mention(/linked to/).waitFor()
    await desktop.page
      .getByText(/^Linked to/)
      .first()
      .waitFor()
  })

  it('fits a small window and a large text, with everything within reach', async () => {
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
    await expect.poll(() => desktop.page.evaluate(() => window.innerWidth)).toBe(1366)
    await keepPicture(desktop.page, 'signaal-1366-dark-en')
    for (let at = 0; at < 4; at += 1) await signal.press('Control+=')
    expect(await desktop.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    expect(await accessibilityProblems(desktop.page)).toEqual([])
    await keepPicture(desktop.page, 'signaal-large-text')
    await signal.press('Control+0')
    expect(desktop.complaints).toEqual([])
  })
})
