/** Builds the application: main, preload and page with electron-vite, the cell's page apart, then the list of served files. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build as buildElectron } from 'electron-vite'
import { build as buildPage } from 'vite'
import { listFolder } from './support/bundled-packages.ts'
import { filesUnder, unsafeReadJson } from './support/files.ts'
import { copySupplies, suppliedPackages } from './support/supplies.ts'

const project = resolve(import.meta.dirname, '..')

export interface Build {
  /** Folders of the installed packages that went into the bundles, `node_modules/…`, sorted. */
  readonly bundled: readonly string[]
}

/** @param out absolute folder that is emptied first. */
export async function buildApplication(out = join(project, 'out'), logLevel: 'warn' | 'info' = 'warn'): Promise<Build> {
  // The configuration decides what production means; a test run that builds must not change it.
  process.env.NODE_ENV = 'production'
  process.env.SCHAKEL_OUT = out
  rmSync(out, { recursive: true, force: true })
  await buildElectron({ root: project, logLevel })
  await buildPage({ configFile: join(project, 'cell.vite.config.ts'), logLevel })
  // Cells ask the vault process for them by name.
  copySupplies(join(out, 'main'))
  // What its drawing half fetches from our own site: the same tables, metric-compatible fonts, decoders in plain JavaScript.
  for (const [folder, kind] of pdfFiles)
    cpSync(join(project, 'node_modules/pdfjs-dist', folder), join(out, 'renderer/pdf', folder), {
      recursive: true,
      filter: file => kind.test(file) || !/\.\w+$|LICENSE/.test(file),
    })
  const served = { schakel: digests(join(out, 'renderer')), cell: digests(join(out, 'cell')) }
  writeFileSync(join(out, 'main/files.json'), JSON.stringify(served, null, 1))
  const lists = filesUnder(out, relative(out, listFolder(out)), () => true).map(file =>
    unsafeReadJson<string[]>(join(out, file)),
  )
  rmSync(listFolder(out), { recursive: true })
  return { bundled: [...new Set([...lists.flat(), ...suppliedPackages])].sort() }
}

const pdfFiles = [
  ['cmaps', /\.bcmap$/],
  ['standard_fonts', /\.(pfb|ttf)$/],
  ['wasm', /_nowasm_fallback\.js$/],
] as const

/** Path on the host → SHA-256 of the bytes that will be served there. */
function digests(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  return Object.fromEntries(
    filesUnder(folder, '.', () => true).map(file => [
      file.replaceAll('\\', '/'),
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('base64'),
    ]),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildApplication(undefined, 'info')
