/** The command line in the test's own process: what is typed in, what is shown and the exit code out. Invented people only. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Terminal } from '../../main/cli/io.ts'
import { runCli } from '../../main/cli/run-cli.ts'
import type { Parts } from '../../main/cli/run.ts'
import { floorSettings } from '../../src/vault/index.ts'
import { testDeps, type TestDeps } from './deps.ts'
import { plainParser } from './parser.ts'

export const passphrases = {
  coordinator: 'acht witte zwanen op het water',
  liaison: 'zeven zwarte katten in de tuin',
  privacy: 'zes grijze muizen op de zolder',
} as const
export type Name = keyof typeof passphrases

export interface Shown {
  readonly exit: number | 'interrupted'
  readonly out: string
  readonly err: string
  /** Every line of standard output as JSON. */
  readonly lines: readonly Record<string, unknown>[]
  /** The last of them. */
  readonly summary: Record<string, unknown>
}

export interface Given {
  readonly as?: Name
  readonly input?: string
  readonly terminal?: Terminal | null
  readonly environment?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Sees what is shown as it is shown: to type from it. */
  readonly watch?: (text: string) => void
  readonly parts?: Partial<Parts>
}

export interface CommandLine {
  readonly folder: string
  readonly vault: string
  readonly deps: TestDeps
  /** Path of a new file with this content. */
  file(name: string, content: string | Uint8Array): string
  path(name: string): string
  passphraseFile(name: Name): string
  /** For people: as typed, with the vault and the passphrase of this user. */
  run(argv: readonly string[], given?: Given): Promise<Shown>
  /** The same with `--json`. */
  json(argv: readonly string[], given?: Given): Promise<Shown>
  close(): void
}

export function aCommandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-cli-'))
  const deps = testDeps()
  const vault = join(folder, 'oefen.schakelkluis')
  const path = (name: string): string => join(folder, name)
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path(name), content)
    return path(name)
  }
  for (const [name, phrase] of Object.entries(passphrases)) file(`${name}.wachtzin`, `${phrase}\n`)
  const passphraseFile = (name: Name): string => path(`${name}.wachtzin`)

  async function run(argv: readonly string[], given: Given = {}): Promise<Shown> {
    let out = ''
    let err = ''
    const io = {
      stdout: (text: string) => {
        out += text
        given.watch?.(text)
      },
      stderr: (text: string) => void (err += text),
      stderrIsTerminal: false,
      readInput: () => Promise.resolve(given.input ?? ''),
      terminal: given.terminal ?? null,
      environment: {
        SCHAKEL_VAULT: vault,
        ...(given.terminal === undefined ? { SCHAKEL_PASSPHRASE_FILE: passphraseFile(given.as ?? 'coordinator') } : {}),
        ...given.environment,
      },
      signal: given.signal ?? new AbortController().signal,
    }
    const parts: Parts = {
      openParser: plainParser,
      kdf: floorSettings(),
      deps,
      stateFolder: path('state'),
      ...given.parts,
    }
    const exit = await runCli(argv, io, parts)
    const lines = argv.includes('--json') ? parsed(out) : []
    return { exit, out, err, lines, summary: lines.at(-1) ?? {} }
  }

  return {
    folder,
    vault,
    deps,
    file,
    path,
    passphraseFile,
    run,
    json: async (argv, given) => await run(['--json', ...argv], given),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function parsed(out: string): Record<string, unknown>[] {
  return out
    .split('\n')
    .filter(line => line !== '')
    .map(line => unsafeLine(JSON.parse(line)))
}

/** JSON Lines are objects; a line that is none fails where a test looks into it. */
function unsafeLine(value: unknown): Record<string, unknown> {
  return value as Record<string, unknown>
}

/** A vault with a coordinator and, when asked, others, each under their own passphrase. */
export async function aFoundedCommandLine(...others: readonly Exclude<Name, 'coordinator'>[]): Promise<CommandLine> {
  const cli = aCommandLine()
  await cli.run(['init', '--user', 'coordinator'])
  for (const name of others) {
    await cli.run([
      'user',
      'add',
      name,
      '--role',
      name === 'privacy' ? 'privacy_officer' : 'liaison',
      '--new-passphrase-file',
      cli.passphraseFile(name),
    ])
  }
  return cli
}

export const samples = join(import.meta.dirname, '../../resources/samples')

/** The ten sample signals and nothing beside them. */
export const sampleSignals = readdirSync(samples)
  .filter(name => /^S\d\d_/.test(name))
  .sort()
  .map(name => join(samples, name))
