/** Security design §15, row 34: 500 hostile strings in text fields of the window, and as text from outside, do nothing but stand there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator } from 'playwright-core'
import { filledRows } from './gallery/rows.ts'
import { Visit } from './gallery/visit.ts'
import { SignalPage } from './pages/signal-page.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { hostileStrings } from '../support/hostile-strings.ts'

/** What a field can hold as it is: a line break or a zero byte is not kept by any of them. */
const plain = hostileStrings.filter(text => /^[\x20-\x7E]+$/.test(text) && text.length < 200)
/** As many of them as stand on a screen at once. */
const shown = plain.slice(0, 12)
/** Screens and dialogs that are reached one after the other, without anything in between. */
const reached = filledRows.liaison.filter(({ name }) =>
  /^(postvak|taken|taak-|zaken|zaak-nieuw|pakketten|pakket-nieuw)/.test(name),
)
let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({
    stage: 'review',
    also: async client => {
      await client.signals.add({
        channel: 'desk',
        organisation: 'coa',
        title: 'Vijandig',
        text: [...shown, ...hostileStrings].join('\n\n'),
      })
    },
  })
  desktop.page.setDefaultTimeout(10_000)
}, 120_000)
afterAll(() => desktop.close())

/** Nothing of it ran, loaded, opened or changed the page. */
async function requireQuiet(): Promise<void> {
  const { page, app, complaints } = desktop
  expect(await page.evaluate(() => ['hostile' in window, 'hostile' in {}, document.title])).toEqual([
    false,
    false,
    'Schakel',
  ])
  expect(app.windows().filter(window => !window.isClosed())).toHaveLength(1)
  expect(complaints).toEqual([])
}

/** Each string is put into the field as typing does; what it then holds is given back, and the field is as it was. */
function pour(field: Locator): Promise<number> {
  return field.evaluate(async (element, strings) => {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return 0
    const proto = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
    const put = (text: string): void => {
      Reflect.set(proto, 'value', text, element)
      element.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const before = element.value
    let kept = 0
    for (const text of strings) {
      put(text)
      // One event at a time, as typing is: React counts what comes at once as a loop.
      await new Promise(resolve => setTimeout(resolve))
      if (element.value === text) kept += 1
    }
    put(before)
    return kept
  }, hostileStrings)
}

describe('500 hostile strings', () => {
  it('are 500', () => {
    expect(new Set(hostileStrings).size).toBe(500)
    expect(plain.length).toBeGreaterThan(200)
  })

  it('stand as letters in a signal', { timeout: 120_000 }, async () => {
    const signal = await SignalPage.openFromInbox(desktop.page, /Vijandig/)
    const text = await signal.text.innerText()
    expect(shown.filter(one => !text.includes(one))).toEqual([])
    await requireQuiet()
  })

  it('do nothing in the text fields of inbox, tasks, cases and packets', { timeout: 600_000 }, async () => {
    const visit = new Visit(desktop.app, desktop.page, 'nl')
    await visit.go('p', 'inbox.title')
    const seen = new Map<string, number>()
    for (const row of reached) {
      await row.reach(visit)
      const fields = desktop.page.locator('input:not([type]), input[type=text], input[type=search], textarea')
      for (const field of await fields.all()) {
        if (!(await field.isVisible()) || !(await field.isEditable())) continue
        const name = await field.evaluate(
          element =>
            `${element.closest('[role=dialog] h2, form, main')?.tagName ?? ''} ${element.getAttribute('name') ?? element.id}`,
        )
        const at = `${row.name}: ${name}`
        if (seen.has(at)) continue
        seen.set(at, await pour(field))
      }
      await requireQuiet()
    }
    expect(seen.size).toBeGreaterThan(5)
    // A field may hold less than was put in (numbers, dates), but not every one of them.
    expect([...seen.values()].filter(kept => kept >= plain.length).length).toBeGreaterThan(4)
  })
})
