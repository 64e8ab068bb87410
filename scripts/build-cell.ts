/**
 * Builds the CLI's parser child: one bundle, split by format, with the tables that PDF needs beside it. The child may read this folder
 * and nothing else. Rebuilt only when a source it is made from has changed; several processes may ask at once.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { engineWithoutNode } from './support/engine-without-node.ts'
import { copySupplies } from './support/supplies.ts'

const project = resolve(import.meta.dirname, '..')
const sources = [
  'src/intake/formats',
  'src/intake/limits.ts',
  'src/intake/supplies.ts',
  'src/contract',
  'main/cli/parser-child',
  'scripts/build-cell.ts',
  'scripts/support/supplies.ts',
  'scripts/support/engine-without-node.ts',
  'package-lock.json',
]
/**
 * Not in `out/`, which the build of the application empties while a child of the CLI may still load a reader. The real path: what the
 * child may read is compared with that, and `node_modules` may be a link.
 */
const cache = join(realpathSync(join(project, 'node_modules')), '.cache/parser-child')
const dayMs = 24 * 60 * 60 * 1000

/** Absolute path of the bundle's entry file, built first when a source has changed. */
export async function ensureCellBundle(): Promise<string> {
  const folder = join(cache, digestOf(sources))
  const entry = join(folder, 'index.js')
  if (existsSync(entry)) return entry
  mkdirSync(cache, { recursive: true })
  const part = mkdtempSync(join(cache, 'part-'))
  try {
    await bundleChild(join(project, 'main/cli/parser-child/index.ts'), part)
    copySupplies(part)
    // Started by root the child runs as nobody, and must be able to read its own bundle.
    chmodSync(part, 0o755)
    try {
      renameSync(part, folder)
    } catch (error) {
      // Somebody else was first, with the same bytes.
      if (!existsSync(entry)) throw error
    }
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
  removeOld(folder)
  return entry
}

/** One child as files in `outDir`, the entry as index.js. */
export async function bundleChild(entry: string, outDir: string): Promise<void> {
  const { build } = await import('vite')
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [engineWithoutNode()],
    // The variants for browsers: those for Node load Node's modules, which the child's guard refuses.
    resolve: { conditions: ['browser', 'module', 'import', 'default'], mainFields: ['browser', 'module', 'main'] },
    ssr: { noExternal: true, target: 'node', resolve: { conditions: ['browser', 'module', 'import', 'default'] } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        output: { format: 'es', entryFileNames: 'index.js', chunkFileNames: '[name]-[hash].js' },
        // pdf.js asks for its own files only on paths that are not taken here.
        checks: { eval: false },
      },
    },
  })
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(join(project, file)))
  return hash.digest('hex').slice(0, 24)
}

function filesOf(path: string): string[] {
  if (!statSync(join(project, path)).isDirectory()) return [path]
  return readdirSync(join(project, path))
    .sort()
    .flatMap(name => filesOf(join(path, name)))
}

/** Bundles of other states of the sources, unless they are younger than a day. */
function removeOld(kept: string): void {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name)
    if (folder !== kept && Date.now() - statSync(folder).mtimeMs > dayMs)
      rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await ensureCellBundle())
