/** Somebody leaves, on the command line: what is open is listed and handed over, then the access goes; at once where it must. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFoundedCommandLine, type CommandLine, type Name } from '../../support/command-line.ts'

let cli: CommandLine
const json = (argv: readonly string[], as: Name = 'coordinator') => cli.json(argv, { as })
const titles = (lines: readonly Record<string, unknown>[]) =>
  lines.filter(line => line['type'] === 'case').map(line => line['title'])
const duties = () => json(['user', 'duties', 'liaison'])

beforeAll(async () => {
  cli = await aFoundedCommandLine('liaison')
  for (const title of ['Eerste zaak', 'Tweede zaak'])
    await json(['case', 'new', '--title', title, '--question', 'Wie vroeg dit?'], 'liaison')
  await json(['user', 'add', 'opvolger', '--role', 'liaison', '--new-passphrase-file', cli.passphraseFile('privacy')])
})
afterAll(() => cli.close())

describe('user duties, user hand-over, user disable', () => {
  it('list what waits, and keep the access while it does', async () => {
    const found = await duties()
    expect(found.exit).toBe(0)
    expect(titles(found.lines)).toEqual(['Eerste zaak', 'Tweede zaak'])
    expect(found.summary).toMatchObject({ active: true, cases: 2, tasks: 0, packets: 0, drafts: 0 })
    const kept = await json(['user', 'disable', 'liaison', '--why', 'vertrek'])
    expect([kept.exit, kept.lines[0]?.['code']]).toEqual([1, 'DUTIES_OPEN'])
    expect((await json(['signal', 'list'], 'liaison')).exit).toBe(0)
  })

  it('hand one case over by its number, with a reason, to a colleague', async () => {
    const { lines } = await duties()
    const number = String(lines.find(line => line['title'] === 'Eerste zaak')?.['number'])
    const none = await json(['user', 'hand-over', 'liaison', '--to', 'opvolger', '--why', 'vertrek'])
    expect([none.exit, none.lines[0]?.['code']]).toEqual([2, 'BAD_INPUT'])
    const given = await json([
      ...['user', 'hand-over', 'liaison', '--to', 'opvolger', '--why', 'vertrek', '--case', number],
    ])
    expect(given).toMatchObject({ exit: 0, summary: { cases: 1, tasks: 0 } })
    expect(titles((await duties()).lines)).toEqual(['Tweede zaak'])
    const mine = await cli.json(['case', 'list', '--user', 'opvolger'], {
      environment: { SCHAKEL_PASSPHRASE_FILE: cli.passphraseFile('privacy') },
    })
    expect(titles(mine.lines)).toEqual(['Eerste zaak'])
  })

  it('are the coordinator’s: a liaison is refused', async () => {
    for (const argv of [
      ['user', 'duties', 'coordinator'],
      ['user', 'hand-over', 'coordinator', '--to', 'liaison', '--why', 'zomaar', '--all'],
      ['user', 'disable', 'coordinator', '--why', 'zomaar', '--at-once'],
    ]) {
      const refused = await json(argv, 'liaison')
      expect([refused.exit, refused.lines[0]?.['code']]).toEqual([1, 'NOT_PERMITTED'])
    }
  })

  it('take the access away at once, and leave the rest to be handed over afterwards', async () => {
    const listed = (await json(['user', 'list'])).lines
    const id = String(listed.find(line => line['name'] === 'liaison')?.['id'])
    expect((await json(['user', 'disable', 'liaison', '--why', 'op staande voet', '--at-once'])).exit).toBe(0)
    expect((await json(['signal', 'list'], 'liaison')).exit).toBe(4)
    const left = await json(['user', 'duties', id])
    expect(left.summary).toMatchObject({ active: false, cases: 1 })
    const given = await json(['user', 'hand-over', id, '--to', 'opvolger', '--why', 'nagekomen', '--all'])
    expect(given).toMatchObject({ exit: 0, summary: { cases: 1 } })
    expect((await json(['user', 'duties', id])).summary).toMatchObject({ active: false, cases: 0 })
    expect((await json(['audit', 'verify'])).exit).toBe(0)
  })
})
