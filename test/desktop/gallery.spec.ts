/** Every screen of every role, in the states that people meet, as it looks and reads in Dutch and English, light and dark, large and small. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ElectronApplication, Page } from 'playwright-core'
import type { Person } from '../../main/cli/demo/stage.ts'
import type { Language } from '../../src/contract/errors.ts'
import { wordsInOtherLanguage } from './gallery/language.ts'
import { putRight } from './gallery/hindered.ts'
import { layoutProblems } from './gallery/layout.ts'
import {
  doubtRows,
  emptyRows,
  filledRows,
  foundingRows,
  lockedAgainRows,
  lockedRows,
  placeRows,
  waitingRows,
  type Row,
} from './gallery/rows.ts'
import { Visit } from './gallery/visit.ts'
import { PlacePage } from './pages/founding-page.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import {
  openDesktop,
  openDoubtfulDesktop,
  openFilledDesktop,
  type Desktop,
  type FilledDesktop,
} from './support/desktop.ts'
import { keepPicture } from './support/picture.ts'
import { aProgram, answerDialogs, type Program, type Running } from './support/program.ts'
import { passphrase } from './support/vault.ts'

interface Variant {
  readonly name: string
  readonly language: Language
  readonly colours: 'light' | 'dark'
  readonly size: { readonly width: number; readonly height: number }
  readonly zoom: number
}

const variants: readonly Variant[] = [
  { name: 'nl-licht', language: 'nl', colours: 'light', size: { width: 1440, height: 900 }, zoom: 1 },
  { name: 'en-donker', language: 'en', colours: 'dark', size: { width: 1366, height: 768 }, zoom: 1 },
  { name: 'nl-groot', language: 'nl', colours: 'light', size: { width: 1366, height: 768 }, zoom: 2 },
]

describe.each(variants)('$name', variant => {
  let visit: Visit

  const look = (rows: readonly Row[]): void => {
    it.each(rows.map(row => [row.name, row] as const))('%s', async (name, row) => {
      try {
        await row.reach(visit)
        if (row.isHindered === undefined) await settled(visit.page)
        await keepPicture(visit.page, `${name}-${variant.name}`)
        // All of them in the message: one walk tells everything about a screen.
        const findings = await findingsOn(visit.page)
        if (findings.length > 0) expect.fail(findings.join('\n'))
      } finally {
        if (row.isHindered === true) await putRight(visit.page)
      }
    })
  }
  const findingsOn = async (page: Page): Promise<string[]> => [
    ...(await layoutProblems(page)),
    ...(await wordsInOtherLanguage(page, variant.language)).map(text => `in the other language: ${text}`),
    ...(await accessibilityProblems(page)),
  ]

  describe('a first run', () => {
    let program: Program
    let running: Running
    beforeAll(async () => {
      program = aProgram(variant)
      running = await program.start(variant)
      visit = await arrive(running.app, running.page, variant)
    })
    afterAll(async () => {
      await running.app.close()
      program.close()
    })
    look(placeRows)

    describe('of a new vault', () => {
      beforeAll(async () => {
        await answerDialogs(running.app, [program.launch.makeFolder('place')])
        const { page } = await (await PlacePage.on(running.app, running.page)).choosePlace()
        visit = await arrive(running.app, page, variant)
      })
      look(foundingRows)
    })
  })

  describe('an empty vault', () => {
    let desktop: Desktop
    beforeAll(async () => {
      desktop = await openDesktop(variant)
      visit = await arrive(desktop.app, desktop.page, variant)
    })
    afterAll(() => desktop.close())
    look(lockedRows)

    describe('opened', () => {
      beforeAll(() => desktop.unlockPage.unlock(passphrase))
      look(waitingRows)
      look(emptyRows)
    })

    describe('locked again', () => {
      beforeAll(async () => {
        const next = desktop.app.waitForEvent('window')
        // The page may be gone before it can answer that the key was pressed.
        await visit.press('Control+l').catch(() => undefined)
        visit = await arrive(desktop.app, await next, variant)
      })
      look(lockedAgainRows)
    })
  })

  describe('a vault in doubt', () => {
    let desktop: Desktop
    beforeAll(async () => {
      desktop = await openDoubtfulDesktop(variant)
      visit = await arrive(desktop.app, desktop.page, variant)
    })
    afterAll(() => desktop.close())
    look(doubtRows)
  })

  describe('the story', () => {
    let desktop: FilledDesktop
    beforeAll(async () => {
      desktop = await openFilledDesktop({ ...variant, stage: 'review' })
    }, 120_000)
    afterAll(() => desktop.close())

    describe.each(['liaison', 'coordinator', 'privacy'] as const satisfies readonly Person[])('%s', person => {
      beforeAll(async () => {
        const page = person === 'liaison' ? desktop.page : await desktop.handTo(person)
        visit = await arrive(desktop.app, page, variant)
      })
      look(filledRows[person])
    })
  })
})

/** The window as large as the variant wants it, below the banner of a driven program; nothing moves. */
async function arrive(app: ElectronApplication, page: Page, { language, size, zoom }: Variant): Promise<Visit> {
  page.setDefaultTimeout(6_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const banner = await page.getByRole('complementary', { name: /^(Ontwikkelversie|Development version)/ }).boundingBox()
  const above = Math.ceil(banner?.height ?? 0) * zoom
  await app.evaluate(
    ({ BrowserWindow }, to) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setContentSize(to.width, to.height)
      window?.webContents.setZoomFactor(to.zoom)
    },
    { width: size.width, height: size.height + above, zoom },
  )
  await page.waitForFunction(width => window.innerWidth === width, Math.floor(size.width / zoom))
  return new Visit(app, page, language)
}

/** Nothing is being fetched any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-waiting], [class*="skeleton"]') === null)
}
