import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { floorSettings } from '../../../src/vault/index.ts'
import { createSchakel } from '../../../src/schakel.ts'
import {
  aCommandLine,
  aFoundedCommandLine,
  passphrases,
  samples,
  type CommandLine,
} from '../../support/command-line.ts'
import { bytesOf } from '../../support/foreign.ts'
import { nestedMail } from '../../support/nested-mail.ts'
import { plainParser } from '../../support/parser.ts'

/** A terminal at which these lines are typed. */
function typing(...lines: string[]) {
  const asked: string[] = []
  const next = (prompt: string): Promise<string> => {
    asked.push(prompt)
    return Promise.resolve(lines.shift() ?? '')
  }
  return { asked, hidden: next, line: next }
}

describe('the grammar', () => {
  const cli = aCommandLine()
  afterAll(() => cli.close())

  it.each([
    [['signal', 'list', '--frob'], '--frob'],
    [['frobnicate'], 'frobnicate'],
    [['signal', 'frobnicate'], 'frobnicate'],
    [['signal', 'show'], 'ID'],
    [['signal', 'grade', '2016-NH-0001', '--source', 'Q', '--information', '1', '--why', 'x'], '--source'],
    [['signal', 'close', '2016-NH-0001', '--reason', 'unfounded'], '--why'],
    [['search'], 'QUERY'],
    [['list', 'show', 'a', 'b'], ''],
  ])('ends %j with 2 and names what is wrong', async (argv, named) => {
    const shown = await cli.json(argv)
    expect(shown.exit).toBe(2)
    expect(shown.lines[0]).toMatchObject({ type: 'error', code: 'BAD_INPUT' })
    expect(shown.lines[0]?.['message']).toContain(named)
    expect(shown.summary).toEqual({ type: 'summary', errors: 1 })
  })

  it('shows help in Dutch when asked (0) and instead of a command that was left out (2)', async () => {
    const asked = await cli.run(['--help'])
    expect(asked.exit).toBe(0)
    expect(asked.out).toContain('Gebruik: schakel [opties] [opdracht]')
    expect(asked.out).not.toMatch(/Usage|Options:|Commands:|display help/)
    expect((await cli.run([])).exit).toBe(2)
    expect((await cli.run(['signal', 'grade', '--help'])).out).not.toMatch(/Usage|Options:|default:|choices:/)
  })

  it('speaks English when asked', async () => {
    expect((await cli.run(['--lang', 'en', '--help'])).out).toContain('Usage: schakel [options] [command]')
    expect((await cli.run(['--lang', 'en', 'frobnicate'])).err).toContain(
      'The input is not right at: frobnicate (unknown command)',
    )
  })

  it('says that there is no vault there', async () => {
    expect(
      (await cli.json(['signal', 'list', '--vault', join(cli.folder, 'niets.schakelkluis')])).lines[0],
    ).toMatchObject({ type: 'error', code: 'KLU-08' })
    expect(
      (await cli.json(['signal', 'list'], { environment: { SCHAKEL_VAULT: '' } })).lines[0]?.['message'],
    ).toContain('--vault')
  })
})

describe('passphrases', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await aFoundedCommandLine('liaison', 'privacy')
  })
  afterAll(() => cli.close())

  it('ends with 4 for a wrong one', async () => {
    const wrong = cli.file('fout', 'een heel andere zin dan die van iemand\n')
    const shown = await cli.json(['signal', 'list', '--passphrase-file', wrong])
    expect(shown).toMatchObject({ exit: 4, summary: { type: 'summary', errors: 1 } })
    expect(shown.lines[0]).toMatchObject({ code: 'WRONG_PASSPHRASE' })
  })

  it('ends with 4 for the right one of somebody else, in the same words', async () => {
    const shown = await cli.json(['signal', 'list', '--user', 'coordinator'], { as: 'liaison' })
    expect(shown).toMatchObject({ exit: 4 })
    expect(shown.lines[0]).toMatchObject({ code: 'WRONG_PASSPHRASE' })
    expect((await cli.run(['signal', 'list', '--user', 'liaison'], { as: 'liaison' })).exit).toBe(0)
  })

  it('takes the first line of the file and nothing after it', async () => {
    const more = cli.file('meer', `${passphrases.liaison}\r\ntweede regel\n`)
    expect((await cli.run(['signal', 'list', '--passphrase-file', more])).exit).toBe(0)
  })

  it('is asked on the terminal without echo when no file was named', async () => {
    const terminal = typing(passphrases.liaison)
    expect((await cli.run(['signal', 'list'], { terminal })).exit).toBe(0)
    expect(terminal.asked).toEqual(['Wachtzin: '])
  })

  it('is wrong usage when there is neither a file nor a terminal', async () => {
    const shown = await cli.json(['signal', 'list'], { terminal: null, environment: { SCHAKEL_PASSPHRASE_FILE: '' } })
    expect(shown.exit).toBe(2)
    expect(shown.lines[0]?.['message']).toContain('--passphrase-file')
  })

  it('has no option and no variable that holds one', async () => {
    const help = await cli.run(['--help'])
    expect(help.out).not.toMatch(/--passphrase[ =<]/)
    const shown = await cli.json(['signal', 'list', '--passphrase', passphrases.liaison], {
      terminal: null,
      environment: { SCHAKEL_PASSPHRASE: passphrases.liaison },
    })
    expect(shown.exit).toBe(2)
  })

  it('changes with the new one from a file of its own', async () => {
    const next = cli.file('nieuw', 'vijf groene kikkers naast de sloot\n')
    expect((await cli.run(['vault', 'passphrase', '--new-passphrase-file', next], { as: 'privacy' })).exit).toBe(0)
    expect((await cli.run(['vault', 'info'], { as: 'privacy' })).exit).toBe(4)
    expect((await cli.run(['vault', 'info', '--passphrase-file', next])).exit).toBe(0)
  })

  it('leaves the vault locked after every command: another process can open it at once', async () => {
    await cli.run(['signal', 'show', '2016-NH-0404'])
    const schakel = createSchakel({
      folder: cli.vault,
      stateFolder: cli.path('state'),
      openParser: plainParser,
      deps: cli.deps,
      kdf: floorSettings(),
    })
    expect(schakel.opened()).toBeUndefined()
    expect((await cli.run(['signal', 'list'])).exit).toBe(0)
  })
})

describe('making a vault', () => {
  it('asks for the passphrase twice on a terminal, again when the two differ, and prints three shares once', async () => {
    const cli = aCommandLine()
    const terminal = typing(
      passphrases.coordinator,
      'een tikfout in de zin van zonet',
      passphrases.coordinator,
      passphrases.coordinator,
    )
    const shown = await cli.run(['init', '--user', 'coordinator'], { terminal })
    expect(shown.exit).toBe(0)
    expect(terminal.asked).toHaveLength(4)
    expect(shown.err).toContain('niet gelijk')
    expect(shown.out.match(/^(?:[0-9A-Z]{4} ){15}[0-9A-Z]{4}$/gm)).toHaveLength(3)
    cli.close()
  })

  it('keeps shares out of JSON unless they were asked for', async () => {
    const silent = aCommandLine()
    const without = await silent.json(['init', '--user', 'coordinator'])
    expect(without.lines.map(line => line['type'])).toEqual(['summary'])
    expect(`${without.out}${without.err}`).not.toMatch(/(?:[0-9A-Z]{4} ){15}/)
    silent.close()
    const asked = aCommandLine()
    const withShares = await asked.json(['init', '--user', 'coordinator', '--show-shares'])
    expect(withShares.lines.map(line => line['type'])).toEqual(['share', 'share', 'share', 'summary'])
    asked.close()
  })

  it('refuses a short passphrase and a folder that holds something, and leaves it as it was', async () => {
    const cli = aCommandLine()
    const short = cli.file('kort', 'te kort\n')
    expect((await cli.json(['init', '--user', 'c', '--passphrase-file', short])).lines[0]).toMatchObject({
      code: 'PASSPHRASE_SHORT',
    })
    expect((await cli.run(['init', '--user', 'coordinator'])).exit).toBe(0)
    const again = await cli.json(['init', '--user', 'coordinator'])
    expect(again).toMatchObject({ exit: 1 })
    expect(again.lines[0]).toMatchObject({ code: 'KLU-11' })
    expect((await cli.run(['signal', 'list'])).exit).toBe(0)
    cli.close()
  })
})

describe('roles', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await aFoundedCommandLine('liaison', 'privacy')
    await cli.run(['import', join(samples, 'S07_telefoonnotitie_avim.txt')], { as: 'liaison' })
    await cli.run(['search', 'Darwish', '--purpose', 'quality_check'], { as: 'liaison' })
  })
  afterAll(() => cli.close())

  it('keeps content from the privacy officer and users from the liaison (R4)', async () => {
    for (const argv of [
      ['signal', 'list'],
      ['search', 'Darwish', '--purpose', 'quality_check'],
      ['case', 'list'],
    ]) {
      const shown = await cli.json(argv, { as: 'privacy' })
      expect(shown).toMatchObject({ exit: 1 })
      expect(shown.lines[0]).toMatchObject({ code: 'NOT_PERMITTED', rule: 'R4' })
    }
    expect((await cli.json(['user', 'list'], { as: 'liaison' })).lines[0]).toMatchObject({ code: 'NOT_PERMITTED' })
    expect((await cli.run(['user', 'list'])).out).toMatch(/liaison +liaison +liaison/)
  })

  it('shows the log to who may, with a digest in place of what was searched; details only with a reason (R62, R80)', async () => {
    const log = await cli.json(['audit', 'list', '--limit', '200'])
    const search = log.lines.find(line => line['act'] === 'search.performed' && line['result'] === 'ok')
    expect(search).toMatchObject({ purpose: 'quality_check', detail: null })
    expect(log.out).not.toContain('Darwish')
    expect((await cli.json(['audit', 'list', '--details'], { as: 'privacy' })).exit).toBe(2)
    const details = await cli.json(['audit', 'list', '--details', '--reason', 'steekproef', '--limit', '200'], {
      as: 'privacy',
    })
    expect(details.out).toContain('Darwish')
    expect((await cli.json(['audit', 'list', '--details', '--reason', 'steekproef'])).lines[0]).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})

describe('what is set aside', () => {
  it('ends with 3 while the rest is done, and shows the reason and the bytes', async () => {
    const cli = await aFoundedCommandLine()
    const odd = cli.file('vreemd.zip', new Uint8Array([0x50, 0x4b, 3, 4, 255, 254, 0, 7]))
    const shown = await cli.json(['import', odd, join(samples, 'S07_telefoonnotitie_avim.txt')])
    expect(shown.exit).toBe(3)
    expect(shown.summary).toMatchObject({ received: 2, registered: 1, quarantined: 1 })
    const entries = await cli.json(['quarantine', 'list'])
    const id = String(entries.lines[0]?.['id'])
    expect((await cli.run(['quarantine', 'show', id])).out).toContain('50 4b 03 04 ff fe 00 07')
    expect((await cli.run(['quarantine', 'refuse', id, '--why', 'onbruikbaar'])).exit).toBe(0)
    expect((await cli.run(['quarantine', 'list'])).out).toBe('Er staat niets apart.\n')
    cli.close()
  })

  it('is wrong usage when the path is not there: nothing was received', async () => {
    const cli = await aFoundedCommandLine()
    expect((await cli.json(['import', cli.path('weg.eml')])).exit).toBe(2)
    cli.close()
  })
})

describe('reading a file without a vault', () => {
  const cli = aCommandLine()
  afterAll(() => cli.close())

  it('gives one object a document, with its parts nested', async () => {
    const mail = join(samples, 'S09_ind_doorgestuurd.eml')
    const { exit, lines, summary } = await cli.json(['parse', mail], {
      environment: { SCHAKEL_VAULT: '', SCHAKEL_PASSPHRASE_FILE: '' },
    })
    expect(exit).toBe(0)
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'type',
      'path',
      'format',
      'messageId',
      'date',
      'from',
      'to',
      'cc',
      'subject',
      'text',
      'html',
      'language',
      'pages',
      'rows',
      'attachments',
      'warnings',
      'sha256',
      'size',
    ])
    expect(lines[0]).toMatchObject({ type: 'document', path: mail, format: 'eml', size: readFileSync(mail).length })
    expect(summary).toEqual({ type: 'summary', documents: 1, quarantine: 0 })
  })

  it('ends with 3 for what cannot be read, named by code', async () => {
    const odd = cli.file('vreemd.zip', new Uint8Array([0x50, 0x4b, 3, 4, 255, 254, 0, 7]))
    const { exit, lines } = await cli.json(['parse', odd])
    expect(exit).toBe(3)
    expect(lines[0]).toMatchObject({ type: 'quarantine', path: odd })
    expect(lines[0]?.['code']).toMatch(/^IMP-\d\d$/)
  })
})

describe('a mail in parts', () => {
  it('is shown as the tree it is, with what was not read counted', async () => {
    const cli = await aFoundedCommandLine()
    await cli.run(['import', cli.file('alles.eml', bytesOf(nestedMail()))])
    const { out } = await cli.run(['signal', 'show', '2016-NH-0001'])
    expect(out).toMatch(/^Van +a\.deboer@coa\.example \(A\. de Boer\)$/m)
    expect(out).toContain('10, waarvan 2 niet gelezen en 0 voor een deel')
    expect(out).toMatch(/^ +· · · text\/plain \d+ B: tekst van het bericht$/m)
    expect(out).toMatch(/^ +· · text\/csv looplijst\.csv .*: lijst van personen, niet bewaard$/m)
    cli.close()
  })
})

describe('foreign text on the terminal', () => {
  it('steers nothing: escape sequences and bidirectional overrides are shown as marks', async () => {
    const cli = await aFoundedCommandLine()
    const input = 'Titel \u001b[31mrood\u001b[0m \u202eomgekeerd\u009b2J\n'
    await cli.run(['signal', 'add', '--channel', 'desk'], { input })
    const shown = await cli.run(['signal', 'show', '2016-NH-0001'])
    // eslint-disable-next-line no-control-regex -- exactly these must not come out
    expect(shown.out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    const json = await cli.json(['signal', 'show', '2016-NH-0001'])
    // eslint-disable-next-line no-control-regex -- exactly these must not come out
    expect(json.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    cli.close()
  })
})
