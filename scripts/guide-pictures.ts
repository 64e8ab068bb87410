/**
 * `npm run pictures`: makes the pictures of the guide anew. Screens come from the desktop tests (test-results/pictures; run `npm test`
 * first), the network and page 1 of a packet from a run of the demonstration. No picture is drawn by hand.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '..')
const screens = join(project, 'test-results/pictures')
const to = join(project, 'docs/guide/pictures')

mkdirSync(to, { recursive: true })
for (const name of picturesOfScreens()) {
  if (!existsSync(join(screens, name)))
    throw new Error(`test-results/pictures/${name} is not there; run npm test first`)
  copyFileSync(join(screens, name), join(to, name))
}

const demo = mkdtempSync(join(tmpdir(), 'schakel-pictures-'))
try {
  execFileSync(process.execPath, [join(project, 'main/cli/index.ts'), 'demo', '--out', demo], { stdio: 'ignore' })
  copyFileSync(join(demo, 'network.svg'), join(to, 'network.svg'))
  pageOne(join(demo, 'packet.pdf'), join(to, 'packet-page-1'))
} finally {
  rmSync(demo, { recursive: true, force: true })
}
console.log('The pictures in docs/guide/pictures are those of this version.')

/** What README and guide show, except what the demonstration makes. */
function picturesOfScreens(): string[] {
  const guide = join(project, 'docs/guide')
  const pages = [join(project, 'README.md'), ...readdirSync(guide).map(name => join(guide, name))]
  const named = pages
    .filter(page => page.endsWith('.md'))
    .flatMap(page => [...readFileSync(page, 'utf8').matchAll(/pictures\/([\w-]+\.png)/g)].map(found => found[1] ?? ''))
  return [...new Set(named)].filter(name => name !== 'packet-page-1.png').sort()
}

/** @param picture path without `.png`, as the renderer of poppler-utils wants it. */
function pageOne(pdf: string, picture: string): void {
  try {
    execFileSync('pdftoppm', ['-r', '72', '-png', '-f', '1', '-singlefile', pdf, picture])
  } catch (cause) {
    throw new Error('pdftoppm could not draw the page; it is in the package poppler-utils', { cause })
  }
}
