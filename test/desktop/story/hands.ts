/** Two ways of doing the same: by pointing, and by keys alone. A step of the story does not know which. */
import type { Locator } from 'playwright-core'

export interface Hands {
  readonly name: 'mouse' | 'keys'
  /** A button, link or row; `key` is what the program says that does the same. */
  press(target: Locator, key?: string): Promise<void>
  /** A row of a list. */
  open(row: Locator): Promise<void>
  tick(target: Locator): Promise<void>
  write(field: Locator, words: string): Promise<void>
  /** One of a list that a button opens. */
  choose(button: Locator, option: string | RegExp): Promise<void>
  /** Words that stand in a text, from the first to the last. */
  select(text: Locator, first: string, last: string): Promise<void>
}

export const mouse: Hands = {
  name: 'mouse',
  press: target => target.click(),
  open: row => row.dblclick(),
  // The words beside a box belong to it, and what draws the box lies over the real one.
  tick: target => target.locator('xpath=(self::button | ancestor::label)[last()]').click(),
  write: (field, words) => field.fill(words),
  async choose(button, option) {
    await button.click()
    await button
      .page()
      .getByRole('option', { name: option, exact: typeof option === 'string' })
      .click()
  },
  async select(text, first, last) {
    const [from, to] = [await edgesOf(text, first), await edgesOf(text, last)]
    const { mouse: pointer } = text.page()
    // Words that are still chosen would be dragged along.
    await pointer.click(from.left + 1, from.middle)
    await pointer.down()
    await pointer.move(to.right - 1, to.middle, { steps: 8 })
    await pointer.up()
  },
}

export const keys: Hands = {
  name: 'keys',
  async press(target, key) {
    await target.waitFor()
    if (key === undefined) {
      await walkTo(target)
      await target.page().keyboard.press('Enter')
    } else for (const one of key.split(' ')) await target.page().keyboard.press(one)
  },
  async open(row) {
    await walkTo(row)
    await row.page().keyboard.press('Enter')
  },
  async tick(target) {
    await walkTo(target)
    if (!(await target.isChecked())) await target.page().keyboard.press('Space')
  },
  async write(field, words) {
    await walkTo(field)
    await field.page().keyboard.press('Control+a')
    await field.page().keyboard.insertText(words)
  },
  async choose(button, option) {
    const { keyboard } = button.page()
    await walkTo(button)
    await keyboard.press('Enter')
    const wanted = button.page().getByRole('option', { name: option, exact: typeof option === 'string' })
    await wanted.waitFor()
    await keyboard.press('Home')
    await until(wanted, () => keyboard.press('ArrowDown'))
    await keyboard.press('Enter')
    await wanted.waitFor({ state: 'detached' })
  },
  async select(text, first, last) {
    const { keyboard } = text.page()
    await walkTo(text)
    await keyboard.press('Home')
    const chosen = () => text.page().evaluate(() => getSelection()?.toString().trim() ?? '')
    for (let steps = 0; (await chosen()) !== first; steps += 1) await step(keyboard.press('ArrowRight'), steps)
    for (let steps = 0; !(await chosen()).endsWith(last); steps += 1)
      await step(keyboard.press('Shift+ArrowRight'), steps)
  },
}

const most = 250
const arrows: Readonly<Record<string, string>> = { tablist: 'ArrowRight', radiogroup: 'ArrowRight' }

async function step(done: Promise<void>, steps: number): Promise<void> {
  if (steps > most) throw new Error('not reached by keys')
  await done
}

/** By Tab, and by arrows within a group, as a person without a mouse. */
async function walkTo(target: Locator): Promise<void> {
  await target.waitFor()
  const { keyboard } = target.page()
  for (let steps = 0; !(await hasFocus(target)); steps += 1) {
    const within = await target.evaluate(element => {
      const group = element.closest('[role=radiogroup], [role=listbox], [role=grid], [role=tablist]')
      return group?.contains(document.activeElement) === true ? group.getAttribute('role') : null
    })
    await step(keyboard.press(within === null ? 'Tab' : (arrows[within] ?? 'ArrowDown')), steps)
  }
}

async function until(target: Locator, press: () => Promise<void>): Promise<void> {
  for (let steps = 0; !(await hasFocus(target)); steps += 1) await step(press(), steps)
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate(element => {
    const { activeElement } = document
    // The list keeps the focus and says which of its options has it.
    return element === activeElement || activeElement?.getAttribute('aria-activedescendant') === element.id
  })
}

interface Edges {
  readonly left: number
  readonly right: number
  readonly middle: number
}

/** Where words stand on the screen. */
function edgesOf(text: Locator, words: string): Promise<Edges> {
  return text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at === -1) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { left, right, middle: (top + bottom) / 2 }
    }
    throw new Error(`not in the text: ${wanted}`)
  }, words)
}
