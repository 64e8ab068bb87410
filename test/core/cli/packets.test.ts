import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFoundedCommandLine, samples, type CommandLine } from '../../support/command-line.ts'

const noVault = { environment: { SCHAKEL_VAULT: '', SCHAKEL_PASSPHRASE_FILE: '' } }

describe('a packet, from the organisation’s key to the receipt', () => {
  let cli: CommandLine
  let sealed: string
  const identity = () => cli.path('aivd/identity.txt')
  const org = () => cli.path('org/org.skorg')
  const packet = '2016-PNH-0001'

  beforeAll(async () => {
    cli = await aFoundedCommandLine('liaison')
  }, 60_000)
  afterAll(() => cli.close())

  it('makes the organisation’s key and certifies cards with two of three shares, none with one', async () => {
    const made = await cli.json(
      ['org', 'init', '--name', 'Proefdienst', '--out', cli.path('org'), '--show-shares'],
      noVault,
    )
    const shares = made.lines.filter(line => line['type'] === 'share').map(line => String(line['share']))
    expect(shares).toHaveLength(3)
    expect((await cli.run(['vault', 'trust', org()])).out).toContain(String(made.summary['groups']))
    for (const [name, role, may] of [
      ['coordinator', 'coordinator', 'author,review,release,status'],
      ['liaison', 'liaison', 'author,review'],
    ] as const) {
      const card = cli.path(`${name}.skcard`)
      await cli.run(['user', 'card', name, '--out', card], { as: name })
      const certify = [
        'org',
        'certify',
        card,
        '--org',
        org(),
        '--role',
        role,
        '--may',
        may,
        '--out',
        cli.path(`${name}.skcert`),
      ]
      const one = await cli.json([...certify, '--shares', cli.file('een', shares[0] ?? '')], noVault)
      expect(one.lines[0]).toMatchObject({ type: 'error', code: 'SHARES_MISSING' })
      expect(
        (await cli.json([...certify, '--shares', cli.file('twee', shares.slice(1).join('\n'))], noVault)).exit,
      ).toBe(0)
      expect((await cli.run(['user', 'certify', cli.path(`${name}.skcert`)])).exit).toBe(0)
    }
    const users = await cli.json(['user', 'list'])
    expect(users.lines.filter(line => line['type'] === 'user').map(line => line['certified'])).toEqual([true, true])
    const foreign = await cli.json(['user', 'card', 'coordinator', '--out', cli.path('x')], { as: 'liaison' })
    expect(foreign.lines[0]).toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('refuses to take in a revocation of an organisation that was not pinned', async () => {
    await cli
      .json(['org', 'init', '--name', 'Andere dienst', '--out', cli.path('ander'), '--show-shares'], noVault)
      .then(async made => {
        const shares = cli.file(
          'ander-delen',
          made.lines
            .slice(0, 2)
            .map(line => String(line['share']))
            .join('\n'),
        )
        const serial = '0191e6a5-7b2c-4d3e-8f10-1234567890ab'
        const list = cli.path('ingetrokken')
        expect(
          (
            await cli.run(
              [
                'org',
                'revoke',
                serial,
                '--org',
                cli.path('ander/org.skorg'),
                '--shares',
                shares,
                '--why',
                'left',
                '--out',
                list,
              ],
              noVault,
            )
          ).exit,
        ).toBe(0)
        expect((await cli.json(['vault', 'trust', list])).exit).toBe(1)
      })
  })

  it('makes a recipient’s keys, readable for their owner alone, and counts a key once two people compared it', async () => {
    const made = await cli.json(['keycard', 'make', '--name', 'AIVD unit', '--out', cli.path('aivd')], noVault)
    const shown = await cli.json(['keycard', 'show', cli.path('aivd/card.skcard')], noVault)
    expect(shown.lines[0]).toMatchObject({
      type: 'card',
      name: 'AIVD unit',
      classical: false,
      groups: made.summary['groups'],
    })
    await cli.run(['recipient', 'add', cli.path('aivd/card.skcard'), '--kind', 'aivd'])
    expect((await cli.json(['recipient', 'verify', 'aivd', '--how', 'gebeld'])).summary).toMatchObject({
      state: 'once',
    })
    expect((await cli.json(['recipient', 'verify', 'aivd', '--how', 'nog eens'])).lines[0]).toMatchObject({
      code: 'KEY_CHECKED_BY_YOU',
    })
    expect(
      (await cli.json(['recipient', 'verify', 'AIVD unit', '--how', 'bezocht'], { as: 'liaison' })).summary,
    ).toMatchObject({ state: 'verified' })
  })

  it('names every reason why a packet may not leave, and ends with 1', async () => {
    const as = { as: 'liaison' } as const
    await cli.run(['import', join(samples, 'S05_kmar_informatierapport.pdf')], as)
    await cli.run(['packet', 'request', 'aivd', '--reference', 'A-17', '--why', 'verzoek ontvangen'], as)
    const made = await cli.json(
      [
        'packet',
        'new',
        '--recipient',
        'aivd',
        '--purpose',
        'security_assessment',
        '--ground',
        'wiv2017_39',
        '--request',
        'A-17',
      ],
      as,
    )
    expect(made.summary['number']).toBe(packet)
    await cli.run(['packet', 'add', packet, '2016-NH-0001', '--need', 'gaat over een ontmoeting'], as)
    const checked = await cli.json(['packet', 'check', packet], as)
    expect(checked.exit).toBe(1)
    const blockers = checked.lines.filter(line => line['type'] === 'blocker')
    expect(blockers.length).toBe(checked.summary['blockers'])
    for (const blocker of blockers)
      expect(Object.keys(blocker)).toEqual(expect.arrayContaining(['type', 'source', 'rule', 'code', 'lift']))
    expect(blockers.map(blocker => blocker['rule'])).toContain('R24')
    const submitted = await cli.json(['packet', 'submit', packet], as)
    expect(submitted.exit).toBe(1)
    expect(submitted.lines.map(line => line['type'])).toEqual([...blockers.map(() => 'blocker'), 'error', 'summary'])
    expect(submitted.lines.at(-2)).toMatchObject({ code: 'PACKET_BLOCKED', rule: 'R67' })
  })

  it('goes through four eyes: the author neither reviews nor releases, the reviewer opened every page', async () => {
    const as = { as: 'liaison' } as const
    await cli.run(
      ['signal', 'grade', '2016-NH-0001', '--source', 'B', '--information', '2', '--why', 'zelf gezien'],
      as,
    )
    await cli.run(['packet', 'note', packet, '--kind', 'summary', '--text', 'Een ontmoeting op een parkeerplaats.'], as)
    const open = await cli.json(['packet', 'check', packet], as)
    expect(open.lines.filter(line => line['type'] === 'blocker')).toEqual([])
    expect((await cli.json(['packet', 'submit', packet], as)).summary).toMatchObject({ signed: true, packets: 1 })
    expect((await cli.json(['packet', 'review', packet], as)).lines[0]).toMatchObject({
      code: 'AUTHOR_REVIEWS',
      rule: 'R63',
    })
    expect((await cli.json(['packet', 'review', packet])).lines[0]).toMatchObject({ code: 'PAGES_NOT_SEEN' })
    const preview = await cli.json(['packet', 'preview', packet, '--out', cli.path('inzage')])
    expect(preview.summary['written']).toBe(preview.lines.filter(line => line['type'] === 'file').length)
    expect((await cli.json(['packet', 'review', packet])).summary).toMatchObject({ approved: true })
    expect((await cli.json(['packet', 'release', packet, '--why', 'klaar'], as)).exit).toBe(1)
    expect((await cli.run(['packet', 'release', packet, '--why', 'klaar'])).exit).toBe(0)
    const made = await cli.json(['packet', 'seal', packet, '--out', cli.path('uit')])
    sealed = String(made.lines[0]?.['path'])
    expect(existsSync(sealed)).toBe(true)
    expect((await cli.run(['packet', 'deliver', packet, '--channel', 'koerier'])).err).toBe('')
  }, 60_000)

  it('is verified without a vault: groups to compare at first, then the verdict, then opened and remembered', async () => {
    const unknown = await cli.json(['packet', 'verify', sealed, '--identity', identity()], noVault)
    expect(unknown).toMatchObject({ exit: 1, summary: { verdict: 'PKT-03' } })
    expect(unknown.lines[0]?.['compare']).toMatchObject({ name: 'Proefdienst' })
    const good = await cli.json(['packet', 'verify', sealed, '--identity', identity(), '--org', org()], noVault)
    expect(good).toMatchObject({ exit: 0, summary: { verdict: 'ok' } })
    expect(good.lines[0]).toMatchObject({
      number: packet,
      releaser: 'coordinator',
      author: 'liaison',
      ground: { code: 'wiv2017_39', ref: 'A-17' },
      quantumSafe: true,
    })
    const opened = await cli.json(
      ['packet', 'open', sealed, '--identity', identity(), '--org', org(), '--out', cli.path('open')],
      noVault,
    )
    expect(opened.exit).toBe(0)
    const bag = String(opened.summary['folder'])
    expect(readdirSync(bag)).toEqual(
      expect.arrayContaining([
        'bagit.txt',
        'bag-info.txt',
        'data',
        'manifest-sha512.txt',
        'signatures',
        'tagmanifest-sha512.txt',
      ]),
    )
    const again = await cli.json(['packet', 'verify', sealed, '--identity', identity()], noVault)
    expect(again).toMatchObject({ exit: 1, summary: { verdict: 'PKT-05', reason: 'already_received' } })
  })

  it('says which key does not fit, and that a flipped bit was found (R71)', async () => {
    await cli.run(['keycard', 'make', '--name', 'Ander', '--out', cli.path('ander-sleutel')], noVault)
    const stranger = await cli.json(
      ['packet', 'verify', sealed, '--identity', cli.path('ander-sleutel/identity.txt'), '--org', org()],
      noVault,
    )
    expect(stranger).toMatchObject({ exit: 1, summary: { verdict: 'PKT-01' } })
    const bytes = readFileSync(sealed)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(cli.path('krom.age'), bytes)
    const bent = await cli.json(
      ['packet', 'verify', cli.path('krom.age'), '--identity', identity(), '--org', org()],
      noVault,
    )
    expect(bent).toMatchObject({ exit: 5, summary: { verdict: 'PKT-02' } })
    expect(await cli.json(['packet', 'verify', cli.path('weg.age'), '--identity', identity()], noVault)).toMatchObject({
      exit: 2,
    })
    expect((await cli.json(['packet', 'verify', sealed, '--identity', sealed], noVault)).lines[0]).toMatchObject({
      code: 'IDENTITY_UNREADABLE',
    })
  })

  it('comes back as a telephone call that confirms nothing, a code and a signed receipt, each taken in once (R72)', async () => {
    mkdirSync(cli.path('bewijs'))
    const made = await cli.json(
      [
        'packet',
        'receipt',
        'make',
        sealed,
        '--identity',
        identity(),
        '--sign',
        cli.path('aivd/signing.txt'),
        '--out',
        cli.path('bewijs'),
      ],
      noVault,
    )
    const receipt = made.lines[0] ?? {}
    expect(receipt['code']).toMatch(/^(?:[0-9a-f]{4} ){11}[0-9a-f]{4}$/)
    const add = async (...rest: string[]) => await cli.json(['packet', 'receipt', 'add', packet, ...rest])
    expect((await add('--telephone', '--by', 'officier')).summary).toMatchObject({
      kind: 'telephone',
      confirmed: false,
    })
    expect((await cli.run(['packet', 'show', packet])).out).toContain('telefonisch, zonder code')
    expect((await add('--telephone')).exit).toBe(2)
    expect((await add('--code', String(receipt['code']), '--date', '2016-10-25')).lines[0]).toMatchObject({
      code: 'RECEIPT_WRONG',
    })
    expect((await add('--code', String(receipt['code']).toUpperCase())).summary).toMatchObject({
      kind: 'code',
      confirmed: true,
    })
    expect((await add('--code', String(receipt['code']))).lines[0]).toMatchObject({ code: 'RECEIPT_REPLAYED' })
    expect((await add('--file', String(receipt['file']))).summary).toMatchObject({ kind: 'signed', confirmed: true })
    expect((await cli.json(['packet', 'list', '--state', 'receipted'])).lines[0]).toMatchObject({ number: packet })
  })
})
