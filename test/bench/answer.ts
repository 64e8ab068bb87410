/**
 * How fast the window answers while a folder of mails comes in: from a key until the next signal is chosen and until its text stands
 * there, beside the same with nothing going on. What somebody else's computer does in the background is felt here first.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { fillRegister } from './generate/register.ts'
import { mailsFrom } from './generate/mails.ts'
import type { Taken } from './measure.ts'
import { figureOf, type Figure } from './report.ts'
import { openWindows, passphrase } from './window.ts'

export interface AnswerRun {
  readonly mails: number
  readonly seed: number
  readonly tell: (text: string) => void
}

const standing = 200
const quietKeys = 60
/** Between two keys: somebody reads, or looks. */
const everyMs = 250

/** Milliseconds from the key, by the page's own clock. */
interface Answers {
  readonly chosen: readonly number[]
  /** Null where the next key came first. */
  readonly read: readonly (number | null)[]
  /** The longest time between two frames. */
  readonly longestFrame: number
}

export async function benchAnswer({ mails, seed, tell }: AnswerRun): Promise<Figure[]> {
  const windows = await openWindows()
  try {
    const root = await windows.makeVault(schakel => fillRegister(schakel, standing, seed))
    const folder = join(root, 'aanlevering')
    mkdirSync(folder)
    for (const { name, text } of mailsFrom(seed, mails)) writeFileSync(join(folder, name), text)
    windows.give(folder)
    return await windows.use(root, async (page, app) => {
      await page.locator('input[type=password]').fill(passphrase)
      await page.keyboard.press('Enter')
      await page.getByRole('option').first().waitFor()
      await answersOf(page, () => Promise.resolve(false), quietKeys / 4)
      const quiet = await answersOf(page, () => Promise.resolve(false), quietKeys)
      const started = performance.now()
      await startImport(page, app, folder)
      const busy = await answersOf(page, () => isOver(page), 100_000)
      tell(`${String(mails)} mails came in within ${((performance.now() - started) / 1000).toFixed(1)} s`)
      tell(`with nothing going on: ${wordsOf(quiet)}`)
      tell(`while they came in: ${wordsOf(busy)}`)
      const figure = (what: string, of: (answers: Answers) => number): Figure =>
        figureOf(
          { bench: 'answer', what, amount: 1, unit: 'times', goal: { id: 'issue', text: 'under 100 ms' } },
          [{ ours: taken(of(busy)), peer: taken(of(quiet)) }],
          'the same with nothing going on',
        )
      return [
        figure('next signal chosen, 95 of 100', answers => share(answers.chosen, 0.95)),
        figure('next signal chosen, slowest', answers => share(answers.chosen, 1)),
        figure('its text read, 95 of 100, resting included', answers => share(readOf(answers), 0.95)),
      ]
    })
  } finally {
    windows.close()
  }
}

/** By key, in the background at once. */
async function startImport(page: Page, app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, folder)
  for (const key of ['g', 'm', 'm']) await page.keyboard.press(key)
  await page.getByRole('button', { name: /^Op de achtergrond verder/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('option').first().waitFor()
}

async function isOver(page: Page): Promise<boolean> {
  return page.getByRole('contentinfo').getByText('Import klaar').isVisible()
}

/** Down and up the list until it is over, or so many keys. */
async function answersOf(page: Page, over: () => Promise<boolean>, most: number): Promise<Answers> {
  const [chosen, read]: [number[], (number | null)[]] = [[], []]
  await watchFrames(page)
  for (let at = 0; at < most && !(await over()); at += 1) {
    const { chosenMs, readMs } = await answerTo(page, at % 40 < 20 ? 'j' : 'k')
    if (chosenMs !== null) chosen.push(chosenMs)
    read.push(readMs)
    await page.waitForTimeout(everyMs)
  }
  return { chosen, read, longestFrame: await longestFrame(page) }
}

interface Answer {
  readonly chosenMs: number | null
  readonly readMs: number | null
}

declare global {
  var heldFrames: { longest: number; stop: boolean }
  var nextAnswer: Promise<Answer>
}

/** At the first frame after the key in which another line is chosen, and in which its title stands over the text. */
async function answerTo(page: Page, key: string): Promise<Answer> {
  await page.evaluate(() => {
    const line = () => document.querySelector('[role=option][aria-selected=true]')?.id
    const title = () => document.querySelector('main h2')?.textContent
    const [lineBefore, titleBefore] = [line(), title()]
    globalThis.nextAnswer = new Promise(resolve => {
      window.addEventListener(
        'keydown',
        ({ timeStamp }) => {
          let chosenMs: number | null = null
          const watch = (): void => {
            const after = performance.now() - timeStamp
            if (chosenMs === null && line() !== lineBefore) chosenMs = after
            if (chosenMs !== null && title() !== undefined && title() !== titleBefore)
              resolve({ chosenMs, readMs: after })
            else if (after > 3_000) resolve({ chosenMs, readMs: null })
            else requestAnimationFrame(watch)
          }
          requestAnimationFrame(watch)
        },
        { capture: true, once: true },
      )
    })
  })
  await page.keyboard.press(key)
  return page.evaluate(() => globalThis.nextAnswer)
}

async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames = { longest: 0, stop: false }
    globalThis.heldFrames = frames
    let last = performance.now()
    const watch = (): void => {
      const now = performance.now()
      frames.longest = Math.max(frames.longest, now - last)
      last = now
      if (!frames.stop) requestAnimationFrame(watch)
    }
    requestAnimationFrame(watch)
  })
}

function longestFrame(page: Page): Promise<number> {
  return page.evaluate(() => {
    globalThis.heldFrames.stop = true
    return globalThis.heldFrames.longest
  })
}

function readOf({ read }: Answers): number[] {
  return read.filter(ms => ms !== null)
}

function share(values: readonly number[], of: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * of) - 1)] ?? 0
}

function wordsOf(answers: Answers): string {
  const three = (values: readonly number[]) => [0.5, 0.95, 1].map(of => `${share(values, of).toFixed(0)} ms`).join(', ')
  const read = readOf(answers)
  return [
    `${String(answers.chosen.length)} keys, chosen after ${three(answers.chosen)} (half, 95 of 100, slowest)`,
    `read after ${three(read)}, ${String(answers.read.length - read.length)} not`,
    `longest frame ${answers.longestFrame.toFixed(0)} ms`,
  ].join('; ')
}

function taken(wallMs: number): Taken {
  return { wallMs: Math.max(wallMs, 1), cpuMs: null }
}
