/**
 * `npm run notices` writes NOTICE: every package that is shipped, beside the program or inside its bundles, with its licence.
 * With --check it only compares. A licence that was not agreed on is refused.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildApplication } from './build.ts'
import { unsafeReadJson } from './support/files.ts'
import { productionPackages } from './support/packages.ts'

const project = resolve(import.meta.dirname, '..')
const file = join(project, 'NOTICE')

const agreed = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]
/** Licences that one package alone may have, and why. */
const agreedFor: Readonly<Record<string, string>> = {
  // The encrypted database; the licence of the whole (EUPL-1.2) is compatible with it.
  '@signalapp/sqlcipher': 'AGPL-3.0-only',
}

interface Shipped {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type: string }
  /** Set by the parts of a package that exist for each platform; the package itself is named. */
  readonly os?: readonly string[]
}

/** Installed folders that end up with users: production dependencies that are here, and what the bundles took in. */
async function shippedFolders(): Promise<string[]> {
  const out = mkdtempSync(join(tmpdir(), 'schakel-notices-'))
  try {
    const { bundled } = await buildApplication(out)
    const installed = productionPackages(project).map(({ path }) => path)
    return [...new Set([...bundled, ...installed])].filter(path => existsSync(join(project, path, 'package.json')))
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function isForOnePlatform(path: string): boolean {
  return unsafeReadJson<Manifest>(join(project, path, 'package.json')).os !== undefined
}

function read(path: string): Shipped {
  const { name, version, license } = unsafeReadJson<Manifest>(join(project, path, 'package.json'))
  const licence = typeof license === 'string' ? license : (license?.type ?? 'none stated')
  const texts = readdirSync(join(project, path))
    .filter(entry => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(entry) && !/\.(js|ts|json)$/.test(entry))
    .sort()
    .map(entry =>
      readFileSync(join(project, path, entry), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    )
  return { name, version, licence, text: texts.join('\n\n') }
}

function isAgreed({ name, licence }: Shipped): boolean {
  if (agreedFor[name] === licence) return true
  // "(MIT OR GPL-3.0)": one agreed choice is enough; "A AND B": each must be.
  return licence
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every(part => part.split(' OR ').some(choice => agreed.includes(choice)))
}

function written(packages: readonly Shipped[]): string {
  const groups = new Map<string, Shipped[]>()
  for (const shipped of packages) {
    const key = `${shipped.licence}\n${shipped.text}`
    groups.set(key, [...(groups.get(key) ?? []), shipped])
  }
  const parts = [...groups.values()].map(group => {
    const names = group.map(({ name, version }) => `${name} ${version}`).join('\n')
    const [{ licence, text }] = unsafeNotEmpty(group)
    return `${names}\nLicence: ${licence}\n\n${text === '' ? 'The package carries no licence file of its own.' : text}\n`
  })
  const rule = `\n${'-'.repeat(80)}\n\n`
  return [`${head}\n`, ...parts].join(rule)
}

/** A group is made with its first member. */
function unsafeNotEmpty<T>(group: readonly T[]): readonly [T, ...T[]] {
  return group as readonly [T, ...T[]]
}

const head = `Schakel
Licensed under the EUPL-1.2; see LICENSE.

Schakel contains the work of others, named below with their licences. This list is made by "npm run notices".

Electron (MIT) and Chromium (many licences) come with their own texts beside the program: LICENSE and LICENSES.chromium.html.
The typeface IBM Plex (SIL Open Font License 1.1) is in the program; its text is renderer/styles/fonts/OFL-IBM-Plex.txt.`

const packages = (await shippedFolders())
  .filter(path => !isForOnePlatform(path))
  .map(read)
  .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'))
const refused = packages.filter(shipped => !isAgreed(shipped))
for (const { name, version, licence } of refused)
  console.error(`${name} ${version} has a licence that was not agreed on: ${licence}`)
const text = written(packages)
if (process.argv.includes('--check')) {
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text
  if (!isCurrent) console.error('NOTICE is not current. Run: npm run notices')
  if (!isCurrent || refused.length > 0) process.exitCode = 1
} else {
  writeFileSync(file, text)
  console.log(`NOTICE names ${packages.length} packages`)
  if (refused.length > 0) process.exitCode = 1
}
