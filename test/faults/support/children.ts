/** Processes that the tests start and end: by their own id, never by a name. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const project = resolve(import.meta.dirname, '../../..')
/** Where native packages are found from the bundle as from the sources. */
const cache = join(realpathSync(join(project, 'node_modules')), '.cache/schakel-faults')
const native = ['@signalapp/sqlcipher', '@node-rs/argon2', 'sodium-native', '@myriaddreamin/typst-ts-node-compiler']

export type Program = 'acting-child' | 'scenario-child'

export interface Programs {
  readonly pathOf: (program: Program) => string
  readonly environment: NodeJS.ProcessEnv
  readonly remove: () => void
}

/** The programs as plain JavaScript: a thousand starts do not read three hundred sources a thousand times. */
export async function buildPrograms(...programs: readonly Program[]): Promise<Programs> {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'run-'))
  await build({
    ...{ root: project, configFile: false, logLevel: 'error' },
    ssr: { noExternal: true, external: native },
    build: {
      ...{ ssr: true, target: 'node24', outDir: folder, emptyOutDir: false },
      rolldownOptions: { input: programs.map(name => join(import.meta.dirname, `${name}.ts`)) },
    },
  })
  return {
    pathOf: program => join(folder, `${program}.js`),
    environment: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface Ended {
  readonly lines: readonly string[]
  readonly signal: NodeJS.Signals | null
  readonly failure: string
}

/** Runs a program to its end. */
export async function runProgram(
  { pathOf, environment }: Programs,
  program: Program,
  given: readonly string[],
): Promise<Ended> {
  const child = spawn(process.execPath, [pathOf(program), ...given], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  })
  let text = ''
  let failure = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (failure += piece))
  const signal = await new Promise<NodeJS.Signals | null>(end => child.on('close', (_, by) => end(by)))
  return { lines: text.split('\n').filter(Boolean), signal, failure }
}
