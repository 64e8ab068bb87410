/** What was set aside, on the command line: taken in as plain text in a character set that is named (R49). Invented words only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFoundedCommandLine, type CommandLine } from '../../support/command-line.ts'

describe('quarantine on the command line', () => {
  let cli: CommandLine
  let entry: string
  const as = { as: 'liaison' } as const
  const why = ['--why', 'de afzender is niet te bereiken']

  beforeAll(async () => {
    cli = await aFoundedCommandLine('liaison')
    const broken = Buffer.concat([Buffer.from('{"a":1,"a":"'), Buffer.from([0xcf, 0xf0, 0xe8]), Buffer.from('"}')])
    await cli.run(['import', cli.file('bericht.json', broken)], as)
    const { lines } = await cli.json(['quarantine', 'list'], as)
    entry = String(lines[0]?.['id'])
  }, 60_000)
  afterAll(() => cli.close())

  it('asks for a reason and a known character set before it takes anything in as text', async () => {
    expect((await cli.run(['quarantine', 'text', entry], as)).exit).toBe(2)
    expect((await cli.run(['quarantine', 'text', entry, '--charset', 'klingon', ...why], as)).exit).toBe(2)
    expect((await cli.json(['quarantine', 'list'], as)).summary).toMatchObject({ count: 1 })
  })

  it('refuses with words for the sender, where they are asked for', async () => {
    await cli.run(['import', cli.file('kapot.json', '{"a":1,"a":2}')], as)
    const { lines } = await cli.json(['quarantine', 'list'], as)
    const id = String(lines.find(line => String(line['label']).includes('kapot'))?.['id'])
    const { exit, out } = await cli.run(['quarantine', 'refuse', id, ...why, '--draft'], as)
    expect(exit).toBe(0)
    expect(out).toContain('ontvingen wij van u “kapot.json”')
    expect(out).not.toContain('niet te bereiken')
    expect((await cli.json(['quarantine', 'list'], as)).summary).toMatchObject({ count: 1 })
  })

  it('takes an item in as the letters that its bytes are in that set', async () => {
    const done = await cli.json(['quarantine', 'text', entry, '--charset', 'windows-1251', ...why], as)
    expect(done).toMatchObject({ exit: 0, lines: [{ kind: 'registered' }, { type: 'summary' }] })
    const shown = await cli.json(['signal', 'show', '2016-NH-0001'], as)
    expect(shown.lines[0]).toMatchObject({ extracts: [{ text: '{"a":1,"a":"При"}', charset: 'windows-1251' }] })
  })
})
