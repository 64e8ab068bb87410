import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const folder = 'test-results/pictures'

/** Kept to be looked at and for the guide; without the red banner, which stands because a driver has opened a door into the program. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const banner = await page.getByRole('complementary', { name: /^(Ontwikkelversie|Development version)/ }).boundingBox()
  const top = Math.ceil(banner?.height ?? 0)
  const { width, height } = await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }))
  // Enlarged as the window is: a point of the page is then more than one of the picture, which only the protocol itself allows for.
  const scale = await page.evaluate(() => window.devicePixelRatio)
  const clip = { x: 0, y: top * scale, width: width * scale, height: (height - top) * scale, scale: 1 }
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip })
  await session.detach()
  writeFileSync(`${folder}/${name}.png`, data, 'base64')
}
