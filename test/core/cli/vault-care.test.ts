import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aCommandLine,
  aFoundedCommandLine,
  passphrases,
  samples,
  type CommandLine,
} from '../../support/command-line.ts'

const refused = ({ exit, lines }: Awaited<ReturnType<CommandLine['json']>>) => [exit, lines[0]?.['code']]

describe('care of a vault', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await aFoundedCommandLine('liaison')
    await cli.run(['import', join(samples, 'S07_telefoonnotitie_avim.txt')], { as: 'liaison' })
  })
  afterAll(() => cli.close())

  it('verifies pages, originals and log, and ends with 5 when a byte was changed', async () => {
    const sound = await cli.json(['vault', 'verify'])
    expect(sound).toMatchObject({ exit: 0, summary: { sound: true, findings: 0, log: 'OK', originals: 1 } })
    expect((await cli.run(['vault', 'info'])).out).toMatch(/Originelen +1/)
  })

  it('replaces the recovery shares, once one was typed back from paper; nowhere else than at a terminal', async () => {
    const cli = await aFoundedCommandLine()
    const unseen = await cli.json(['vault', 'papers', '--why', 'houder vertrokken'])
    expect(refused(unseen)).toEqual([2, 'PAPERS_NEED_TERMINAL'])
    let shown = ''
    const typeBack = (change: (share: string) => string) => ({
      hidden: () => Promise.resolve(passphrases.coordinator),
      line: (prompt: string) => {
        const number = Number(/(\d)/.exec(prompt)?.[1])
        const shares = [...shown.matchAll(/(?:[0-9A-Z]{4} ){15}[0-9A-Z]{4}/g)].map(([share]) => share)
        return Promise.resolve(change(shares[number - 1] ?? ''))
      },
    })
    const watch = (text: string) => void (shown += text)
    const wrong = typeBack(share => share.slice(5))
    expect((await cli.run(['vault', 'papers', '--why', 'proef'], { terminal: wrong, watch })).exit).toBe(1)
    shown = ''
    const right = typeBack(share => share)
    const renewed = await cli.run(['vault', 'papers', '--why', 'houder vertrokken'], { terminal: right, watch })
    expect(renewed.exit, renewed.err).toBe(0)
    const shares = [...shown.matchAll(/(?:[0-9A-Z]{4} ){15}[0-9A-Z]{4}/g)].map(([share]) => share)
    const file = cli.file('delen.txt', shares.slice(0, 2).join('\n'))
    expect((await cli.json(['vault', 'drill', '--shares', file])).summary).toMatchObject({ opens: true, set: 2 })
    cli.close()
  })

  it('makes a backup, restores it into a new folder, and goes on there', async () => {
    // Its own: from here on the former folder counts as split off on this computer.
    const cli = await aFoundedCommandLine('liaison')
    await cli.run(['import', join(samples, 'S07_telefoonnotitie_avim.txt')], { as: 'liaison' })
    const backup = cli.path('kopie.schakelbackup')
    const made = await cli.json(['vault', 'backup', '--to', backup])
    expect(made).toMatchObject({ exit: 0, summary: { sound: true, originals: 1 } })
    await cli.run(['signal', 'add', '--channel', 'desk'], { as: 'liaison', input: 'Na de reservekopie\n' })
    const elsewhere = cli.path('terug.schakelkluis')
    const restored = await cli.json(['vault', 'restore', backup, '--to', elsewhere, '--why', 'schijf stuk'])
    expect(restored).toMatchObject({ exit: 0, summary: { sound: true, originals: 1 } })
    expect(restored.summary['missing']).toBeGreaterThan(0)
    expect(restored.err).toContain('handelingen verder')
    const listed = await cli.json(['signal', 'list', '--vault', elsewhere], { as: 'liaison' })
    expect(listed.lines.filter(line => line['type'] === 'signal').map(line => line['number'])).toEqual(['2016-NH-0001'])
    const log = await cli.json(['audit', 'list', '--limit', '200', '--vault', elsewhere])
    expect(log.lines.some(line => line['act'] === 'RESTORED')).toBe(true)
    expect((await cli.run(['audit', 'verify', '--vault', elsewhere])).exit).toBe(0)
    expect((await cli.json(['vault', 'restore', backup, '--to', elsewhere])).lines[0]).toMatchObject({ code: 'KLU-11' })
    cli.close()
  })

  it('does nothing with an old copy put back until it is accepted with a reason; a backup of it can be made', async () => {
    const cli = await aFoundedCommandLine('liaison')
    await cli.run(['signal', 'add', '--channel', 'desk'], { as: 'liaison', input: 'Eerste\n' })
    const folder = cli.path('oefen.schakelkluis')
    cpSync(folder, `${folder}.oud`, { recursive: true })
    await cli.run(['signal', 'add', '--channel', 'desk'], { as: 'liaison', input: 'Tweede\n' })
    rmSync(folder, { recursive: true })
    cpSync(`${folder}.oud`, folder, { recursive: true })
    expect(refused(await cli.json(['signal', 'list'], { as: 'liaison' }))).toEqual([5, 'VAULT_BEHIND'])
    const backup = cli.path('twijfel.schakelbackup')
    expect(await cli.json(['vault', 'backup', '--to', backup])).toMatchObject({ exit: 0, summary: { sound: true } })
    expect(refused(await cli.json(['vault', 'accept', '--why', 'Mag ik niet'], { as: 'liaison' }))).toEqual([
      1,
      'NOT_PERMITTED',
    ])
    const accepted = await cli.json(['vault', 'accept', '--why', 'Schijf teruggezet'])
    expect(accepted).toMatchObject({ exit: 0, summary: { accepted: true } })
    expect(accepted.summary['missing']).toBeGreaterThan(0)
    expect(
      (await cli.json(['signal', 'list'], { as: 'liaison' })).lines.filter(l => l['type'] === 'signal'),
    ).toHaveLength(1)
    expect(refused(await cli.json(['vault', 'accept', '--why', 'Nog eens']))).toEqual([1, 'NOT_IN_DOUBT'])
    cli.close()
  })

  it('renews the master key for a coordinator, and everybody still comes in', async () => {
    const cli = await aFoundedCommandLine('liaison')
    await cli.run(['import', join(samples, 'S07_telefoonnotitie_avim.txt')], { as: 'liaison' })
    expect(refused(await cli.json(['vault', 'rotate', '--why', 'Mag ik niet'], { as: 'liaison' }))).toEqual([
      1,
      'NOT_PERMITTED',
    ])
    expect(await cli.json(['vault', 'rotate', '--why', 'Collega weg'])).toMatchObject({
      exit: 0,
      summary: { rotated: true, epoch: 2, accesses: 2, owed: 0 },
    })
    expect((await cli.json(['signal', 'list'], { as: 'liaison' })).lines[0]).toMatchObject({ number: '2016-NH-0001' })
    expect(await cli.json(['vault', 'verify'])).toMatchObject({ exit: 0, summary: { sound: true, log: 'OK' } })
    cli.close()
  })

  it('signs where the log stands; the file is judged without a vault, and the log against the file', async () => {
    const cli2 = await aFoundedCommandLine('liaison')
    const kept = cli2.path('ijkpunt')
    expect((await cli2.run(['audit', 'checkpoint', '--out', kept])).exit).toBe(0)
    const card = cli2.path('coordinator.skcard')
    await cli2.run(['user', 'card', 'coordinator', '--out', card])
    const other = cli2.path('liaison.skcard')
    await cli2.run(['user', 'card', 'liaison', '--out', other], { as: 'liaison' })
    const noVault = { environment: { SCHAKEL_VAULT: '', SCHAKEL_PASSPHRASE_FILE: '' } }
    expect(await cli2.json(['audit', 'verify', kept], noVault)).toMatchObject({
      exit: 0,
      summary: { verdict: 'UNCHECKED' },
    })
    expect(await cli2.json(['audit', 'verify', kept, '--card', card], noVault)).toMatchObject({
      exit: 0,
      summary: { verdict: 'OK' },
    })
    expect(await cli2.json(['audit', 'verify', kept, '--card', other], noVault)).toMatchObject({
      exit: 5,
      summary: { verdict: 'BADSIG' },
    })
    expect(await cli2.json(['audit', 'verify', '--checkpoint', kept])).toMatchObject({
      exit: 0,
      summary: { verdict: 'OK' },
    })
    const foreign = cli2.file('vreemd', readFileSync(kept, 'utf8').replace(/.$/, ' }'))
    expect((await cli2.json(['audit', 'verify', foreign], noVault)).exit).toBe(5)
    cli2.close()
  })

  it('writes nothing over a file that is there', async () => {
    const there = cli.file('er-al', 'bewaar mij')
    expect((await cli.run(['audit', 'checkpoint', '--out', there])).exit).toBe(2)
    expect(readFileSync(there, 'utf8')).toBe('bewaar mij')
  })

  it('disables a user, whose passphrase then opens nothing', async () => {
    const cli2 = await aFoundedCommandLine('liaison')
    expect((await cli2.run(['signal', 'list'], { as: 'liaison' })).exit).toBe(0)
    expect((await cli2.run(['user', 'disable', 'liaison', '--why', 'andere baan'])).exit).toBe(0)
    expect((await cli2.run(['signal', 'list'], { as: 'liaison' })).exit).toBe(4)
    cli2.close()
  })
})

describe('recovery', () => {
  it('gives a new access with any two of three shares, and refuses one share or a typing error by name (R84)', async () => {
    const cli = aCommandLine()
    const made = await cli.json(['init', '--user', 'coordinator', '--show-shares'])
    const [a = '', b = '', c = ''] = made.lines.map(line => String(line['share']))
    const phrase = cli.file('nieuw', 'vijf groene kikkers naast de sloot\n')
    const recover = async (shares: string) =>
      await cli.json(['vault', 'recover', '--shares', cli.file('delen', shares), '--new-passphrase-file', phrase])
    const drill = async (shares: string) => await cli.json(['vault', 'drill', '--shares', cli.file('delen', shares)])
    expect(refused(await drill(`${a}\n`))).toEqual([1, 'SHARES_MISSING'])
    expect(await drill(`${b}\n${c}\n`)).toMatchObject({ exit: 0, summary: { opens: true, set: 1 } })
    expect((await recover(`${a}\n`)).lines[0]).toMatchObject({ code: 'SHARES_MISSING' })
    expect((await recover(`${a}\n${a}\n`)).lines[0]).toMatchObject({ code: 'SHARE_TWICE' })
    const mistyped = await recover(`${a}
${b.replace(/.$/, last => (last === '7' ? '8' : '7'))}
`)
    expect(mistyped.lines[0]).toMatchObject({ code: 'SHARE_CHECK' })
    expect(mistyped.lines[0]?.['message']).toContain('Hersteldeel 2')
    expect((await cli.run(['vault', 'info', '--passphrase-file', phrase])).exit).toBe(4)
    const done = await recover(`# van papier\n\n${c.toLowerCase()}\n${a.replaceAll(' ', '')}\n`)
    expect(done.exit).toBe(0)
    expect((await cli.run(['vault', 'info', '--passphrase-file', phrase])).exit).toBe(0)
    const log = await cli.json(['audit', 'list', '--limit', '200'])
    expect(log.lines.some(line => line['act'] === 'RECOVERY_USED')).toBe(true)
    cli.close()
  })
})

describe('a backup that was tampered with', () => {
  it('is not restored, and leaves nothing in the folder', async () => {
    const cli = await aFoundedCommandLine()
    const backup = cli.path('kopie.schakelbackup')
    await cli.run(['vault', 'backup', '--to', backup])
    const header = join(backup, 'vault.a.hdr')
    const bytes = readFileSync(header)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(header, bytes)
    const elsewhere = cli.path('terug.schakelkluis')
    const shown = await cli.json(['vault', 'restore', backup, '--to', elsewhere])
    expect(shown.exit).not.toBe(0)
    expect(existsSync(elsewhere) ? readdirSync(elsewhere) : []).toEqual([])
    cli.close()
  })
})
