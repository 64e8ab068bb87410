/**
 * `npm run pictures`: copies the pictures that the desktop tests took (test-results/pictures) into the guide. Run `npm test` first;
 * the guide then shows what the program showed, and no picture is drawn by hand.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const from = 'test-results/pictures'
const to = 'docs/guide/pictures'
const wanted = ['ontgrendelen-light.png', 'ontgrendelen-dark.png', 'kluis-open-light.png']

mkdirSync(to, { recursive: true })
for (const name of wanted) {
  if (!existsSync(join(from, name))) throw new Error(`${join(from, name)} is not there; run npm test first`)
  copyFileSync(join(from, name), join(to, name))
}
console.log(`${wanted.length} pictures in ${to}`)
