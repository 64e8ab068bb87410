/** An auditor: a key card, no access; extracts that open with that card's key alone and say what was tampered with (R4, R62, R80). */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Encrypter, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseIdentities } from '../../../src/packets/index.ts'
import { openWithIdentities } from '../../../src/vault/index.ts'
import { aFoundedCommandLine, type CommandLine } from '../../support/command-line.ts'

let cli: CommandLine
const query = 'Onbestaand Woord'
const json = async (argv: readonly string[], as: 'coordinator' | 'privacy' | 'liaison' = 'coordinator') =>
  await cli.json(argv, { as })
beforeAll(async () => {
  cli = await aFoundedCommandLine('privacy', 'liaison')
  for (const name of ['rekenkamer', 'ander', 'oud'])
    await json(['keycard', 'make', '--name', name, '--out', cli.path(name), ...(name === 'oud' ? ['--classical'] : [])])
  await json(['user', 'card', 'coordinator', '--out', cli.path('coordinator.skcard')])
  await json(['user', 'card', 'privacy', '--out', cli.path('privacy.skcard')], 'privacy')
  await json(['search', query, '--purpose', 'quality_check'], 'liaison')
})
afterAll(() => cli.close())

const card = (name: string) =>
  join(cli.path(name), readdirSync(cli.path(name)).find(file => file.endsWith('.skcard')) ?? '')
const identity = (name: string) => join(cli.path(name), 'identity.txt')
const extractTo = async (name: string, ...more: string[]) =>
  await json(
    ['audit', 'extract', '--for', 'rekenkamer', '--out', cli.path(name), '--reason', 'jaarcontrole', ...more],
    'privacy',
  )
const judged = async (name: string, ...more: string[]) =>
  await json([
    'audit',
    'verify',
    cli.path(name),
    '--identity',
    identity('rekenkamer'),
    '--card',
    cli.path('coordinator.skcard'),
    '--card',
    cli.path('privacy.skcard'),
    ...more,
  ])

describe('an auditor', () => {
  it('counts only once a second person compared the key, and only with a quantum-safe one', async () => {
    expect((await json(['auditor', 'add', card('oud')])).lines[0]).toMatchObject({ code: 'AUDITOR_CARD_CLASSICAL' })
    expect((await json(['auditor', 'add', card('rekenkamer')], 'liaison')).lines[0]).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const added = await json(['auditor', 'add', card('rekenkamer')])
    expect(added.summary['groups']).toHaveLength(1)
    expect((await extractTo('te-vroeg')).lines[0]).toMatchObject({ code: 'AUDITOR_NOT_CONFIRMED' })
    expect((await json(['auditor', 'verify', 'rekenkamer', '--how', 'gebeld'])).lines[0]).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    expect((await json(['auditor', 'verify', 'rekenkamer', '--how', 'gebeld'], 'privacy')).exit).toBe(0)
  })

  it("opens no vault with the card's key", async () => {
    const attempt = await cli.json(['user', 'list'], {
      environment: { SCHAKEL_PASSPHRASE_FILE: identity('rekenkamer') },
    })
    expect(attempt.exit).toBe(4)
  })
})

describe('an extract', () => {
  it('opens with the key of its card and with no other, and is whole', async () => {
    const made = await extractTo('heel.age')
    expect(made.exit, JSON.stringify(made.lines)).toBe(0)
    const own = await judged('heel.age')
    // Nothing that was kept elsewhere was held against it: all of it could have been written anew by who made it.
    expect(own.lines[0]).toMatchObject({ verdict: 'OK', signature: 'OK', from: 1, details: 0, flags: ['UNANCHORED'] })
    expect(own.lines[0]?.['unanchored']).toBe(own.lines[0]?.['to'])
    const other = await json(['audit', 'verify', cli.path('heel.age'), '--identity', identity('ander')])
    expect(other.lines[0]).toMatchObject({ code: 'NOT_SEALED_TO_YOU' })
    expect(other.exit).toBe(5)
    expect((await json(['audit', 'verify', cli.path('heel.age')])).lines[0]).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('holds no word of the log unless it was released, and then only that line', async () => {
    await extractTo('zonder.age')
    expect(await plainOf('zonder.age')).not.toContain(query)
    const lines = (await json(['audit', 'list', '--details', '--reason', 'zoeken', '--limit', '200'], 'privacy')).lines
    const search = lines.find(line => line['act'] === 'search.performed')
    await extractTo('met.age', '--details', String(search?.['n']))
    expect(await plainOf('met.age')).toContain(query)
    expect((await judged('met.age')).lines[0]).toMatchObject({ verdict: 'OK', details: 1 })
    const byCoordinator = await json([
      'audit',
      'extract',
      '--for',
      'rekenkamer',
      '--out',
      cli.path('niet.age'),
      '--reason',
      'x',
      '--details',
      '5',
    ])
    expect(byCoordinator.lines[0]).toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('may be of a part, and says from where to where', async () => {
    await extractTo('deel.age', '--from', '3', '--to', '6')
    expect((await judged('deel.age')).lines[0]).toMatchObject({ verdict: 'OK', from: 3, to: 6 })
    expect((await extractTo('leeg.age', '--from', '2099-01-01')).lines[0]).toMatchObject({ code: 'NOTHING_TO_EXTRACT' })
    expect((await extractTo('vandaag.age', '--from', '2016-10-24', '--to', '2016-10-24')).summary['from']).toBe(1)
  })

  it('is held against a checkpoint on paper from before, and says how many lines stand after it', async () => {
    const left = await json(['audit', 'checkpoint', '--out', cli.path('ijkpunt.json')])
    expect(left.exit).toBe(0)
    const made = await extractTo('na-ijkpunt.age')
    const found = (await judged('na-ijkpunt.age', '--checkpoint', cli.path('ijkpunt.json'))).lines[0]
    expect(found).toMatchObject({ verdict: 'OK', flags: ['UNANCHORED'] })
    expect(Number(found?.['unanchored'])).toBeGreaterThan(0)
    expect(Number(found?.['unanchored'])).toBeLessThan(Number(made.summary['to']))
  })

  it('is never written over another file', async () => {
    writeFileSync(cli.path('bezet.age'), 'van iemand anders')
    expect((await extractTo('bezet.age')).exit).not.toBe(0)
    expect(readFileSync(cli.path('bezet.age'), 'utf8')).toBe('van iemand anders')
  })

  it('stands in the log, with for whom and how much', async () => {
    const { lines } = await json(['audit', 'list', '--limit', '200'])
    expect(lines.filter(line => line['act'] === 'log.extracted' && line['result'] === 'ok').length).toBeGreaterThan(0)
    expect(lines.map(line => line['act'])).toEqual(expect.arrayContaining(['auditor.added', 'auditor.confirmed']))
  })

  const line = (text: string, act: string): number =>
    text.split('\n').findIndex(each => each.includes(`"act":"${act}"`))
  const without = (text: string, at: number): string => text.split('\n').toSpliced(at, 1).join('\n')
  it.each([
    [
      'a word of an entry changed',
      'BROKEN',
      (text: string) => text.replace('"act":"search.performed"', '"act":"signal.listed"'),
    ],
    ['an entry taken out', 'BROKEN', (text: string) => without(text, line(text, 'search.performed'))],
    ['the end cut off before its seal', 'MISSING', (text: string) => text.split('\n').toSpliced(-5, 3).join('\n')],
    ['its making dated back', 'BROKEN', (text: string) => text.replace(/"made":\d+/, '"made":1')],
    ['a released word changed', 'BROKEN', (text: string) => text.replace(query, 'Een Ander Woord')],
  ])('with %s is %s, although it is sealed anew', async (what, verdict, change) => {
    const plain = await plainOf('met.age')
    const changed = change(plain)
    expect(changed, what).not.toBe(plain)
    const encrypter = new Encrypter()
    const [own = ''] = parseIdentities(readFileSync(identity('rekenkamer'), 'utf8'))
    encrypter.addRecipient(await identityToRecipient(own))
    writeFileSync(cli.path('veranderd.age'), await encrypter.encrypt(new TextEncoder().encode(changed)))
    const found = await judged('veranderd.age')
    expect(found.lines[0], what).toMatchObject({ verdict })
    expect(found.exit).toBe(5)
  })

  it('signed by somebody whom the auditor does not know is BADSIG', async () => {
    const found = await json([
      'audit',
      'verify',
      cli.path('heel.age'),
      '--identity',
      identity('rekenkamer'),
      '--card',
      card('ander'),
    ])
    expect(found.lines[0]).toMatchObject({ verdict: 'BADSIG' })
  })
})

async function plainOf(name: string): Promise<string> {
  const identities = parseIdentities(readFileSync(identity('rekenkamer'), 'utf8'))
  return new TextDecoder().decode(await openWithIdentities(identities, new Uint8Array(readFileSync(cli.path(name)))))
}
