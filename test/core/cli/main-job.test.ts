import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { aFoundedCommandLine, samples, sampleSignals, type CommandLine } from '../../support/command-line.ts'

describe('the command line, from import to case', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await aFoundedCommandLine('liaison')
  })
  afterAll(() => cli.close())

  it('imports files, shows one line a unit and closes the sum in the summary', async () => {
    const { exit, lines, summary } = await cli.json(['import', ...sampleSignals], { as: 'liaison' })
    expect(exit).toBe(0)
    expect(lines.slice(0, -1).every(line => line['type'] === 'unit')).toBe(true)
    expect(Object.keys(summary)).toEqual([
      'type',
      'received',
      'registered',
      'lists',
      'duplicates',
      'quarantined',
      'refused',
      'signals',
      'seconds',
    ])
    const sum = ['registered', 'lists', 'duplicates', 'quarantined', 'refused'].map(name => Number(summary[name]))
    expect(sum.reduce((a, b) => a + b, 0)).toBe(summary['received'])
  })

  it('shows the register as an aligned table, and as JSON lines with a count at the end', async () => {
    const people = await cli.run(['signal', 'list'], { as: 'liaison' })
    const [head = '', ...rows] = people.out.trimEnd().split('\n')
    const at = head.indexOf('Toestand')
    expect(at).toBeGreaterThan(0)
    expect(rows.every(row => row.slice(at).startsWith('received'))).toBe(true)
    const { lines, summary } = await cli.json(['signal', 'list'], { as: 'liaison' })
    expect(lines.slice(0, -1).every(line => line['type'] === 'signal')).toBe(true)
    expect(summary).toEqual({ type: 'summary', count: rows.length })
  })

  it('takes the number that people see, or the beginning of an id, and says when there is none', async () => {
    const byNumber = await cli.json(['signal', 'show', '2016-nh-0001'], { as: 'liaison' })
    const id = String(byNumber.lines[0]?.['id'])
    const whole = await cli.json(['signal', 'show', id], { as: 'liaison' })
    const start = await cli.json(['signal', 'show', id.slice(0, -1)], { as: 'liaison' })
    expect(whole.lines[0]?.['number']).toBe('2016-NH-0001')
    expect(start.lines[0]?.['id']).toBe(id)
    const absent = await cli.json(['signal', 'show', '2016-NH-9999'], { as: 'liaison' })
    expect(absent.exit).toBe(1)
    expect(absent.lines[0]).toMatchObject({ type: 'error', code: 'NOT_FOUND', subject: '2016-NH-9999' })
  })

  it('grades, with the rule named where it refuses', async () => {
    const refused = await cli.json(
      ['signal', 'grade', '2016-NH-0001', '--source', 'B', '--information', '3', '--why', 'herhaald'],
      { as: 'liaison' },
    )
    expect(refused.exit).toBe(1)
    expect(refused.lines[0]).toMatchObject({ type: 'error', code: 'GRADE_NEEDS_SECOND_ORIGIN', rule: 'R24' })
    const people = await cli.run(
      ['signal', 'grade', '2016-NH-0001', '--source', 'B', '--information', '3', '--why', 'herhaald'],
      { as: 'liaison' },
    )
    expect(people.err).toContain('[GRADE_NEEDS_SECOND_ORIGIN, regel R24]')
    const graded = await cli.run(
      ['signal', 'grade', '2016-NH-0001', '--source', 'B', '--information', '2', '--why', 'één bewoner'],
      { as: 'liaison' },
    )
    expect(graded.exit).toBe(0)
    expect((await cli.run(['signal', 'show', '2016-NH-0001'], { as: 'liaison' })).out).toMatch(/Waardering +B2/)
  })

  it('searches for a purpose only, and lists the purposes to who names none', async () => {
    const without = await cli.json(['search', 'Darwish'], { as: 'liaison' })
    expect(without.exit).toBe(1)
    expect(without.lines[0]).toMatchObject({ code: 'PURPOSE_NEEDED', rule: 'R1' })
    expect(String(without.lines[0]?.['message'])).toContain('triage_signal, case_work')
    const bare = await cli.json(['search', 'Darwish', '--purpose', 'case_work'], { as: 'liaison' })
    expect(bare.lines[0]).toMatchObject({ code: 'REFERENCE_NEEDED', rule: 'R1' })
    const found = await cli.json(['search', 'Darwish', '--purpose', 'quality_check'], { as: 'liaison' })
    expect(found.exit).toBe(0)
    expect(found.lines.filter(line => line['type'] === 'hit').length).toBe(found.summary['hits'])
    expect(found.summary['hits']).toBeGreaterThan(0)
  })

  it('leaves words of nationality out and says which (R10)', async () => {
    const { summary, err } = await cli.json(['search', 'Syrische', '--purpose', 'quality_check'], { as: 'liaison' })
    expect(summary).toMatchObject({ hits: 0, leftOut: ['Syrische'] })
    expect(err).toContain('Op deze woorden wordt niet gezocht')
  })

  it('offers only rows with a remark, and takes each with the theme that was given for it (R6)', async () => {
    const list = join(samples, 'S04_nvik_looplijst_20161007.csv')
    const bare = await cli.json(['list', 'take', list, '--row', '3', '--theme', 'unclear', '--row', '6'], {
      as: 'liaison',
    })
    expect(bare).toMatchObject({ exit: 2 })
    const taken = await cli.json(
      ['list', 'take', list, '--row', '3', '--theme', 'unclear', '--row', '6', '--theme', 'identity_deception'],
      { as: 'liaison' },
    )
    expect(taken.summary['signals']).toBe(2)
    const shown = await cli.json(['list', 'show', list], { as: 'liaison' })
    const offered = shown.lines.filter(line => line['type'] === 'offered')
    expect(offered.map(row => [row['number'], row['taken'] !== null])).toEqual([
      ['3', true],
      ['6', true],
      ['9', false],
      ['12', false],
      ['19', false],
      ['21', false],
    ])
    expect(shown.lines.find(line => line['type'] === 'malformed')).toMatchObject({ line: 15 })
    const number = taken.lines.find(line => line['row'] === '6')?.['number']
    expect((await cli.json(['signal', 'show', String(number)], { as: 'liaison' })).lines[0]?.['themes']).toEqual([
      'identity_deception',
    ])
  })

  it('opens a case once what was said or done is answered (R12)', async () => {
    const made = await cli.json(['case', 'new', '--title', 'Reis', '--question', 'Is er hulp bij een reis?'], {
      as: 'liaison',
    })
    const number = String(made.summary['number'])
    const early = await cli.json(['case', 'add', number, '2016-NH-0001', '--why', 'hoort erbij'], { as: 'liaison' })
    expect(early.lines[0]).toMatchObject({ code: 'BEHAVIOUR_NEEDED', rule: 'R12' })
    await cli.run(
      [
        'signal',
        'triage',
        '2016-NH-0001',
        '--kind',
        'concern',
        '--theme',
        'recruitment_approach',
        '--behaviour',
        'liet filmpjes zien',
        '--help-needed',
        'no',
      ],
      { as: 'liaison' },
    )
    expect(
      (await cli.run(['case', 'add', number, '2016-NH-0001', '--why', 'hoort erbij'], { as: 'liaison' })).exit,
    ).toBe(0)
    expect((await cli.run(['case', 'show', number], { as: 'liaison' })).out).toMatch(/Signalen +2016-NH-0001/)
  })

  it('types in what was told by telephone, from standard input', async () => {
    const made = await cli.json(['signal', 'add', '--channel', 'phone', '--from', 'coa'], {
      as: 'liaison',
      input: 'Gebeld door de locatie\nEr is opnieuw gesproken over een reis.\n',
    })
    const shown = await cli.json(['signal', 'show', String(made.summary['number'])], { as: 'liaison' })
    expect(shown.lines[0]).toMatchObject({ channel: 'phone', title: 'Gebeld door de locatie', originals: [] })
  })

  it('lists persons of a signal, a case or a purposeful query, and of nothing else (R2)', async () => {
    const open = await cli.json(['person', 'list'], { as: 'liaison' })
    expect(open.lines[0]).toMatchObject({ type: 'error', code: 'PARENT_NEEDED', rule: 'R2' })
    const mentions = await cli.json(['annotate', 'list', '2016-NH-0001'], { as: 'liaison' })
    const name = mentions.lines.find(line => line['type'] === 'mention' && line['kind'] === 'person')
    const made = await cli.json(['person', 'new', String(name?.['id'])], { as: 'liaison' })
    const ofSignal = await cli.json(['person', 'list', '--signal', '2016-NH-0001'], { as: 'liaison' })
    expect(ofSignal.lines.filter(line => line['type'] === 'entity').map(line => line['id'])).toContain(
      made.summary['entity'],
    )
    const opened = await cli.json(['person', 'show', String(made.summary['entity'])], { as: 'liaison' })
    expect(opened.lines[0]).toMatchObject({ code: 'PURPOSE_NEEDED' })
  })
})
