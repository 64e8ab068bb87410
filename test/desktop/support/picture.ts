import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'

const folder = 'test-results/pictures'

/** Kept to be looked at and for the guide; without the red banner, which stands because a driver has opened a door into the program. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const banner = await page.getByRole('complementary', { name: /^(Ontwikkelversie|Development version)/ }).boundingBox()
  const top = Math.ceil(banner?.height ?? 0)
  const { width, height } = await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }))
  await page.screenshot({ path: `${folder}/${name}.png`, clip: { x: 0, y: top, width, height: height - top } })
}
