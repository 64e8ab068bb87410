/**
 * The real window on many signals beside the same window on few: the longest task while the list is scrolled from end to
 * end, changing screens, opening the vault. What a person waits for must not grow with the register.
 */
import type { Page } from 'playwright-core'
import { fillRegister } from './generate/register.ts'
import { median, type Taken } from './measure.ts'
import { figureOf, type Figure } from './report.ts'
import { openWindows, passphrase } from './window.ts'

const few = 200
const keys = ['g t', 'g p', 'g z', 'g p', 'g s', 'g p'] as const

interface Seen {
  readonly startMs: number
  readonly unlockMs: number
  /** Median of the changes of screen. */
  readonly changeMs: number
  readonly longestTaskMs: number
}

export interface ScreensRun {
  readonly signals: number
  readonly rounds: number
  readonly seed: number
  readonly tell: (text: string) => void
}

export async function benchScreens({ signals, rounds, seed, tell }: ScreensRun): Promise<Figure[]> {
  const windows = await openWindows()
  const makeVault = (count: number) => windows.makeVault(schakel => fillRegister(schakel, count, seed))
  const look = (root: string): Promise<Seen> => {
    const started = performance.now()
    return windows.use(root, page => useWindow(page, started))
  }
  try {
    tell(`filling a vault with ${String(signals)} signals`)
    const [many, small] = [await makeVault(signals), await makeVault(few)]
    const pairs: { readonly many: Seen; readonly small: Seen }[] = []
    for (let round = 0; round < rounds; round += 1) {
      const pair = { many: await look(many), small: await look(small) }
      tell(`round ${String(round + 1)}: ${wordsOf(pair.many)}; with ${String(few)}: ${wordsOf(pair.small)}`)
      pairs.push(pair)
    }
    const figure = (what: string, of: keyof Seen, goal: string): Figure =>
      figureOf(
        { bench: 'screens', what, amount: 1, unit: 'times', goal: { id: 'issue', text: goal } },
        pairs.map(pair => ({ ours: taken(pair.many[of]), peer: taken(pair.small[of]) })),
        `the same with ${String(few)} signals`,
      )
    return [
      figure('start until the locked screen', 'startMs', 'about a second'),
      figure('unlock until the inbox', 'unlockMs', 'independent of the size of the vault'),
      figure('change of screen', 'changeMs', 'under 100 ms'),
      figure('longest task while scrolling', 'longestTaskMs', 'under 50 ms'),
    ]
  } finally {
    windows.close()
  }
}

function wordsOf({ startMs, unlockMs, changeMs, longestTaskMs }: Seen): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`
  return `start ${ms(startMs)}, unlock ${ms(unlockMs)}, change of screen ${ms(changeMs)}, longest task ${ms(longestTaskMs)}`
}

function taken(wallMs: number): Taken {
  return { wallMs: Math.max(wallMs, 1), cpuMs: null }
}

async function useWindow(page: Page, started: number): Promise<Seen> {
  const field = page.locator('input[type=password]')
  await field.waitFor()
  const startMs = performance.now() - started
  await field.fill(passphrase)
  const asked = performance.now()
  await page.keyboard.press('Enter')
  await page.getByRole('option').first().waitFor()
  const unlockMs = performance.now() - asked
  const changes: number[] = []
  for (const pressed of keys) changes.push(await changeScreen(page, pressed))
  return { startMs, unlockMs, changeMs: median(changes) ?? 0, longestTaskMs: await scrollThrough(page) }
}

declare global {
  var nextScreen: Promise<number | null>
}

/** On a busy machine the second key may come too late for the first; then a person presses both again. */
async function changeScreen(page: Page, pressed: string): Promise<number> {
  for (let tries = 0; tries < 5; tries += 1) {
    const ms = await tryToChange(page, pressed)
    if (ms !== null) return ms
  }
  throw new Error(`the keys ${pressed} lead nowhere`)
}

/** From the second key until the new heading has been drawn, by the page's own clock; null when none came. */
async function tryToChange(page: Page, pressed: string): Promise<number | null> {
  const [first = '', second = ''] = pressed.split(' ')
  await page.locator('h1').focus()
  // Put there before the first key is sent: what is sent at once may overtake it.
  await page.evaluate(key => {
    const before = document.querySelector('h1')
    globalThis.nextScreen = new Promise(resolve => {
      const hear = (event: KeyboardEvent): void => {
        if (event.key !== key) return
        window.removeEventListener('keydown', hear, { capture: true })
        const watch = (): void => {
          const now = document.querySelector('h1')
          const after = performance.now() - event.timeStamp
          if (now !== null && now !== before) resolve(after)
          else if (after > 3_000) resolve(null)
          else requestAnimationFrame(watch)
        }
        requestAnimationFrame(watch)
      }
      window.addEventListener('keydown', hear, { capture: true })
    })
  }, second)
  await page.keyboard.press(first)
  await page.keyboard.press(second)
  return page.evaluate(() => globalThis.nextScreen)
}

/** By the wheel, a few hundred steps spread over the whole list; the longest task that the browser reports. */
async function scrollThrough(page: Page): Promise<number> {
  await page.getByRole('option').first().waitFor()
  // What coming here set going is over.
  await page.waitForTimeout(1_000)
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        let longest = 0
        const observer = new PerformanceObserver(entries => {
          for (const { duration } of entries.getEntries()) longest = Math.max(longest, duration)
        })
        observer.observe({ entryTypes: ['longtask'] })
        const steps = 300
        let step = 0
        const next = (): void => {
          step += 1
          const list = document.querySelector('[role=listbox]')
          if (list === null || list.scrollHeight === 0) {
            reject(new Error('no list'))
            return
          }
          list.scrollTop = (list.scrollHeight / steps) * step
          if (step < steps) requestAnimationFrame(next)
          else
            setTimeout(() => {
              observer.disconnect()
              resolve(longest)
            }, 500)
        }
        requestAnimationFrame(next)
      }),
  )
}
