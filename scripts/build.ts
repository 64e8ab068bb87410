/** Builds the application into out/: main, preload and page with electron-vite, the cell's page apart, then the list of served files. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build as buildElectron } from 'electron-vite'
import { build as buildPage } from 'vite'
import { filesUnder } from './support/files.ts'

const project = resolve(import.meta.dirname, '..')

export async function buildApplication(logLevel: 'warn' | 'info' = 'warn'): Promise<void> {
  // The configuration decides what production means; a test run that builds must not change it.
  process.env.NODE_ENV = 'production'
  rmSync(join(project, 'out'), { recursive: true, force: true })
  await buildElectron({ root: project, logLevel })
  if (existsSync(join(project, 'main/processes/cell/cell.html')))
    await buildPage({ configFile: join(project, 'cell.vite.config.ts'), logLevel })
  writeFileSync(
    join(project, 'out/main/files.json'),
    JSON.stringify({ schakel: digests('out/renderer'), cell: digests('out/cell') }, null, 1),
  )
}

/** Path on the host → SHA-256 of the bytes that will be served there. */
function digests(folder: string): Record<string, string> {
  if (!existsSync(join(project, folder))) return {}
  return Object.fromEntries(
    filesUnder(project, folder, () => true).map(file => [
      relative(folder, file).replaceAll('\\', '/'),
      createHash('sha256')
        .update(readFileSync(join(project, file)))
        .digest('base64'),
    ]),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildApplication('info')
