import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFoundedCommandLine, samples, type CommandLine } from '../../support/command-line.ts'

describe('persons and links on the command line', () => {
  let cli: CommandLine
  const as = { as: 'liaison' } as const
  const purpose = ['--purpose', 'quality_check']
  const ids: Record<string, string> = {}

  /** The first mention of this kind in a signal. */
  async function mentionOf(signal: string, kind: string): Promise<string> {
    const { lines } = await cli.json(['annotate', 'list', signal], as)
    return String(lines.find(line => line['type'] === 'mention' && line['kind'] === kind)?.['id'])
  }

  beforeAll(async () => {
    cli = await aFoundedCommandLine('liaison')
    await cli.run(
      ['import', join(samples, 'S01_coa_veldmeer.eml'), join(samples, 'S05_kmar_informatierapport.pdf')],
      as,
    )
    const left = await cli.json(['person', 'new', await mentionOf('2016-NH-0001', 'person')], as)
    const right = await cli.json(['person', 'new', await mentionOf('2016-NH-0002', 'person')], as)
    const place = await cli.json(['location', 'new', await mentionOf('2016-NH-0002', 'location')], as)
    Object.assign(ids, { left: left.summary['entity'], right: right.summary['entity'], place: place.summary['entity'] })
  }, 60_000)
  afterAll(() => cli.close())

  it('proposes with reasons in words and no number, and leaves the decision to a person (R30)', async () => {
    const { lines } = await cli.json(['person', 'compare', String(ids['left']), String(ids['right'])], as)
    expect(lines[0]).toMatchObject({ type: 'proposal', decided: null })
    const people = await cli.run(['person', 'compare', String(ids['left']), String(ids['right'])], as)
    expect(people.out).toContain('Hetzelfde V-nummer')
    expect(people.out).not.toMatch(/%|score/i)
  })

  it('opens a person only for a purpose (R1)', async () => {
    const bare = await cli.json(['person', 'show', String(ids['left'])], as)
    expect(bare.lines[0]).toMatchObject({ code: 'PURPOSE_NEEDED', rule: 'R1' })
    expect((await cli.json(['person', 'show', String(ids['left']), ...purpose], as)).lines[0]).toMatchObject({
      type: 'entity',
      id: ids['left'],
    })
  })

  it('records a relation by what a signal says, and lists it with its origins (R20, R40)', async () => {
    const made = await cli.json(
      [
        'link',
        'add',
        String(ids['right']),
        String(ids['place']),
        '--type',
        'was_at',
        '--signal',
        '2016-NH-0002',
        '--from',
        '2016-10-12',
        '--to',
        '2016-10-12',
      ],
      as,
    )
    expect(made.exit).toBe(0)
    const { lines } = await cli.json(['link', 'list', '--signal', '2016-NH-0002'], as)
    expect(lines.find(line => line['type'] === 'relation')).toMatchObject({
      relation: 'was_at',
      period: '2016-10-12',
      from: { id: ids['right'] },
      to: { id: ids['place'] },
    })
    expect((await cli.json(['link', 'list'], as)).lines[0]).toMatchObject({ type: 'error', rule: 'R2' })
  })

  it('writes a picture and an exchange file for a purpose, and not over a file that is there', async () => {
    const picture = cli.path('net.svg')
    expect((await cli.json(['link', 'picture', picture, '--signal', '2016-NH-0002'], as)).lines[0]).toMatchObject({
      code: 'PURPOSE_NEEDED',
    })
    expect(existsSync(picture)).toBe(false)
    expect((await cli.run(['link', 'picture', picture, '--signal', '2016-NH-0002', ...purpose], as)).exit).toBe(0)
    expect(readFileSync(picture, 'utf8')).toMatch(/^(<\?xml[^>]*>\s*)?<svg/)
    expect((await cli.run(['link', 'picture', picture, '--signal', '2016-NH-0002', ...purpose], as)).exit).toBe(2)
    const csv = await cli.run(['link', 'export', '--format', 'csv', '--signal', '2016-NH-0002', ...purpose], as)
    expect(csv.out).toContain('was_at')
  })

  it('merges with a reason and splits again, asking first about what was added since (R31)', async () => {
    const merged = await cli.json(
      ['person', 'merge', String(ids['left']), String(ids['right']), '--why', 'hetzelfde V-nummer'],
      as,
    )
    expect(merged.exit).toBe(0)
    const decision = String(merged.summary['decision'])
    const asked = await cli.json(['person', 'split', decision], as)
    expect(asked.lines[0]).toMatchObject({ type: 'split' })
    expect(asked.err).toContain('Er is niets veranderd')
    const both = await cli.json(['person', 'list', '--signal', '2016-NH-0001'], as)
    expect(both.lines[0]?.['signals']).toHaveLength(2)
    expect((await cli.run(['person', 'split', decision, '--why', 'toch een ander'], as)).exit).toBe(0)
    const apart = await cli.json(['person', 'list', '--signal', '2016-NH-0001'], as)
    expect(apart.lines[0]?.['signals']).toHaveLength(1)
  })
})
