/** Security design §15, row 34: 500 hostile strings in text fields of the window, and as text from outside, do nothing but stand there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator } from 'playwright-core'
import type { Person } from '../../main/cli/demo/stage.ts'
import { putRight } from './gallery/hindered.ts'
import { filledRows } from './gallery/rows.ts'
import { Visit } from './gallery/visit.ts'
import { SignalPage } from './pages/signal-page.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { hostileStrings } from '../support/hostile-strings.ts'

/** What a field can hold as it is: a line break or a zero byte is not kept by any of them. */
const plain = hostileStrings.filter(text => /^[\x20-\x7E]+$/.test(text) && text.length < 200)
/** As many of them as stand on a screen at once. */
const shown = plain.slice(0, 12)
/** Of each person of the story every screen and dialog, in the order of the gallery, by way of those that are waited for. */
const people = ['liaison', 'coordinator', 'privacy'] as const satisfies readonly Person[]
const reachedBy = (person: Person) =>
  filledRows[person].filter(({ name, isHindered }) => isHindered === undefined || name.startsWith('wacht-'))
/** So many in each field; the next field goes on where this one stopped. */
const inEachField = 30
let next = 0
const used = new Set<string>()
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
  // A driver that draws in software says how fast it is.
  expect(complaints.filter(text => !text.includes('GL Driver Message'))).toEqual([])
}

/** Each string is put into the field as typing does; what it then holds is given back, and the field is as it was. */
function pour(field: Locator): Promise<number> {
  const chosen = Array.from(
    { length: inEachField },
    (_, at) => hostileStrings[(next + at) % hostileStrings.length] ?? '',
  )
  next += inEachField
  for (const text of chosen) used.add(text)
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
  }, chosen)
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

  describe.each(people)('in the fields of the %s', person => {
    let visit: Visit
    const seen = new Map<string, number>()
    beforeAll(async () => {
      if (person !== 'liaison') await desktop.handTo(person)
      desktop.page.setDefaultTimeout(10_000)
      visit = new Visit(desktop.app, desktop.page, 'nl')
      if (person === 'liaison') await visit.go('p', 'inbox.title')
    })

    it.each(reachedBy(person).map(row => [row.name, row] as const))('do nothing: %s', async (_, row) => {
      // Without the time that a picture takes a key may come before the screen that hears it: a person presses again.
      await row.reach(visit).catch(() => row.reach(visit))
      if (row.isHindered === true) {
        await putRight(desktop.page)
        return
      }
      const fields = desktop.page.locator(
        'input:not([type]), input[type=text], input[type=search], input[type=password], textarea',
      )
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
    })

    it('stand in fields that hold whatever is typed', () => {
      // A field may hold less than was put in (numbers, dates), but not every one of them.
      expect([...seen.values()].filter(kept => kept > inEachField / 2).length).toBeGreaterThan(0)
    })
  })

  it('were all used', () => {
    expect(used.size).toBe(hostileStrings.length)
  })
})
