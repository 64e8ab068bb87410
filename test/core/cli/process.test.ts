/** The real program as a child process: what the in-process tests cannot see. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFoundedCommandLine, passphrases, type CommandLine } from '../../support/command-line.ts'

const entry = join(import.meta.dirname, '../../../main/cli/index.ts')
const files = 1000

interface Running {
  readonly child: ChildProcess
  /** Resolves when standard output holds this many lines. */
  readonly lines: (count: number) => Promise<void>
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; out: string; err: string }>
}

function start(cli: CommandLine, argv: readonly string[], input = ''): Running {
  const child = spawn(process.execPath, [entry, ...argv], {
    env: {
      PATH: process.env['PATH'],
      SCHAKEL_VAULT: cli.vault,
      SCHAKEL_STATE_DIR: cli.path('state'),
      SCHAKEL_PASSPHRASE_FILE: cli.passphraseFile('coordinator'),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  const waiting: { count: number; resolve: () => void }[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8')
    const seen = out.split('\n').length - 1
    for (const wait of waiting.splice(0))
      if (wait.count <= seen) wait.resolve()
      else waiting.push(wait)
  })
  child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString('utf8')))
  child.stdin.end(input)
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; out: string; err: string }>(resolve =>
    child.on('close', (code, signal) => {
      for (const wait of waiting.splice(0)) wait.resolve()
      resolve({ code, signal, out, err })
    }),
  )
  return { child, ended, lines: count => new Promise<void>(resolve => waiting.push({ count, resolve })) }
}

describe('the program itself', () => {
  let cli: CommandLine
  let inbox: string
  beforeAll(async () => {
    cli = await aFoundedCommandLine()
    inbox = cli.path('inbox')
    mkdirSync(inbox)
    for (let n = 0; n < files; n += 1) {
      writeFileSync(
        join(inbox, `${String(n).padStart(4, '0')}.txt`),
        `Signaal ${n}\n\nEen bewoner vertelde op dag ${n} over een reis.\n`,
      )
    }
  }, 60_000)
  afterAll(() => cli.close())

  it('gives its exit codes to the shell: 0, 2 and 4', async () => {
    expect(await start(cli, ['--help']).ended).toMatchObject({ code: 0, err: '' })
    expect(await start(cli, ['signal', 'list', '--frob']).ended).toMatchObject({ code: 2, out: '' })
    const wrong = cli.file('fout', 'een heel andere zin dan die van iemand\n')
    expect(await start(cli, ['signal', 'list', '--passphrase-file', wrong]).ended).toMatchObject({ code: 4, out: '' })
    expect(await start(cli, ['signal', 'list']).ended).toMatchObject({ code: 0, out: 'Geen signalen.\n' })
  }, 60_000)

  it('reads foreign bytes in a process apart, with the same result', async () => {
    const mail = join(import.meta.dirname, '../../../resources/samples/S01_coa_veldmeer.eml')
    const { code, out } = await start(cli, ['--json', 'parse', mail]).ended
    expect(code).toBe(0)
    const inProcess = await cli.json(['parse', mail])
    expect(JSON.parse(out.split('\n')[0] ?? '')).toEqual(inProcess.lines[0])
  }, 60_000)

  it('on SIGINT during an import locks a vault that opens and goes on; meanwhile nobody else gets in and nothing shows the passphrase', async () => {
    const importing = start(cli, ['--json', 'import', inbox])
    await importing.lines(20)
    const second = await start(cli, ['--json', 'signal', 'list']).ended
    expect(second.code).toBe(1)
    expect(JSON.parse(second.out.split('\n')[0] ?? '')).toMatchObject({
      code: 'KLU-12',
      message: 'De kluis is al geopend door een ander programma.',
    })
    if (process.platform === 'linux') {
      const seen = ['cmdline', 'environ']
        .map(name => readFileSync(`/proc/${importing.child.pid}/${name}`, 'latin1'))
        .join('\n')
      expect(seen).not.toContain(passphrases.coordinator)
    }
    importing.child.kill('SIGINT')
    const { signal, err, out } = await importing.ended
    expect(signal).toBe('SIGINT')
    expect(err).toContain('De kluis is vergrendeld.')
    expect(`${out}${err}`).not.toContain(passphrases.coordinator)

    const verified = await cli.json(['vault', 'verify'])
    expect(verified).toMatchObject({ exit: 0, summary: { sound: true, log: 'OK' } })
    const before = await cli.json(['signal', 'list'])
    const registered = Number(before.summary['count'])
    expect(registered).toBeGreaterThanOrEqual(20)
    expect(registered).toBeLessThan(files)
    const again = await cli.json(['import', inbox])
    expect(again.summary).toMatchObject({ received: files, duplicates: registered, registered: files - registered })
  }, 120_000)

  it('takes the text of a signal from a pipe', async () => {
    expect(await start(cli, ['signal', 'add', '--channel', 'desk'], 'Aan de balie verteld\n').ended).toMatchObject({
      code: 0,
    })
  }, 60_000)
})
