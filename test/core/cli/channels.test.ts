/** Mail boxes and watched folders on the command line, as far as no server is needed; test/core/mail has the fetching. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFoundedCommandLine, type CommandLine } from '../../support/command-line.ts'

let cli: CommandLine
beforeAll(async () => {
  cli = await aFoundedCommandLine('liaison')
})
afterAll(() => cli.close())

const secret = 'zeer geheim woord'
const addBox = async (more: readonly string[] = []) =>
  await cli.json([
    ...['mail', 'add', '--name', 'Meldpunt', '--host', 'post.keten.example', '--login', 'liaison'],
    ...['--secret-file', cli.file('geheim', `${secret}\n`), ...more],
  ])

describe('mail add, list, choose, secret, remove', () => {
  it('say that there is none, set one up, and show it without its secret', async () => {
    expect((await cli.run(['mail', 'list'])).out).toContain('Geen postbussen.')
    const made = await addBox()
    expect(made.exit).toBe(0)
    const account = String(made.summary['account'])
    const listed = await cli.json(['mail', 'list'])
    expect(listed.lines[0]).toMatchObject({
      ...{ type: 'account', account, name: 'Meldpunt', host: 'post.keten.example', port: 993, security: 'tls' },
      ...{ user: 'liaison', folders: [], last: null },
    })
    const chosen = await cli.json(['mail', 'choose', account, '--folder', 'INBOX', '--folder', 'Meldingen'])
    expect(chosen.exit).toBe(0)
    const people = await cli.run(['mail', 'list'])
    expect(people.out).toContain('INBOX, Meldingen')
    const changed = await cli.json(['mail', 'secret', account, '--secret-file', cli.file('nieuw', 'ander woord\n')])
    expect(changed.exit).toBe(0)
    for (const shown of [made, listed, people, changed]) {
      expect(shown.out + shown.err).not.toContain(secret)
      expect(shown.out + shown.err).not.toContain('ander woord')
    }
    expect((await cli.json(['mail', 'remove', account, '--why', 'opgeheven'])).exit).toBe(0)
    expect((await cli.run(['mail', 'list'])).out).toContain('Geen postbussen.')
  })

  it.each([
    [['--port', 'post'], 2],
    [['--port', '70000'], 2],
    [['--auth', 'geen'], 2],
  ] as const)('refuse %j, and set nothing up', async (more, exit) => {
    expect((await addBox(more)).exit).toBe(exit)
    expect((await cli.run(['mail', 'list'])).out).toContain('Geen postbussen.')
  })

  it('know no box of another id', async () => {
    const gone = await cli.json(['mail', 'remove', 'bestaat-niet', '--why', 'zomaar'])
    expect(gone.exit).not.toBe(0)
  })
})

describe('folder add, list, offered, discard, and import --watch', () => {
  it('take in what is wholly written until told to stop, and delete the source only when asked', async () => {
    const folder = cli.path('invoer')
    mkdirSync(folder)
    const made = await cli.json(['folder', 'add', folder])
    expect(made.exit).toBe(0)
    const id = String(made.summary['folder'])
    writeFileSync(join(folder, 'een.txt'), 'Een bewoner vertelde over een reis.\n')
    const stop = new AbortController()
    let shown = ''
    const watching = cli.json(['import', '--watch'], {
      signal: stop.signal,
      watch: text => {
        shown += text
        if (shown.includes('"registered"')) stop.abort()
      },
    })
    // Written elsewhere and put there at once, as scanners do.
    writeFileSync(cli.path('twee.txt'), 'Een tweede melding van dezelfde dag.\n')
    renameSync(cli.path('twee.txt'), join(folder, 'twee.txt'))
    cli.deps.clock.forward(5_000)
    await watching
    const signals = await cli.json(['signal', 'list'])
    expect(signals.lines.length).toBeGreaterThan(1)
    expect((await cli.json(['folder', 'list'])).lines[0]).toMatchObject({ folder: id, name: 'invoer', isThere: true })
    const offered = await cli.json(['folder', 'offered'])
    const names = offered.lines.filter(line => line['type'] === 'source').map(line => String(line['name']))
    expect(names.length).toBeGreaterThan(0)
    expect(names.every(name => existsSync(join(folder, name)))).toBe(true)
    expect((await cli.json(['folder', 'discard'])).exit).toBe(0)
    expect(names.some(name => existsSync(join(folder, name)))).toBe(false)
    rmSync(folder, { recursive: true, force: true })
    expect((await cli.run(['folder', 'list'])).out).toContain('niet gevonden')
    expect((await cli.json(['folder', 'remove', id, '--why', 'de scanner is weg'])).exit).toBe(0)
    expect((await cli.run(['folder', 'list'])).out).toContain('Geen mappen.')
  })
})
