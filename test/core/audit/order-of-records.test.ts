import { afterEach, describe, expect, it } from 'vitest'
import { aFoundedCommandLine, sampleSignals, type CommandLine } from '../../support/command-line.ts'

describe('the order of records', () => {
  let cli: CommandLine
  afterEach(() => cli.close())

  it.each([
    ['stood still', 0],
    ['was set back an hour', -3_600_000],
  ])('holds between sessions when the clock %s', async (_, step) => {
    cli = await aFoundedCommandLine()
    await cli.run(['signal', 'add', '--channel', 'desk', '--from', 'coa'], { input: 'Iets gezien\n' })
    // A session that writes more than the ones after it.
    await cli.run(['import', ...sampleSignals])
    const grades: unknown[] = []
    for (const information of ['1', '2', '4', '2', '1']) {
      cli.deps.clock.forward(step)
      const graded = await cli.run([
        'signal',
        'grade',
        '2016-NH-0001',
        '--source',
        'B',
        '--information',
        information,
        '--why',
        'nieuw oordeel',
      ])
      expect(graded.exit).toBe(0)
      const shown = await cli.json(['signal', 'show', '2016-NH-0001'])
      grades.push(shown.lines[0]?.['grades'])
    }
    expect(grades).toEqual(
      ['1', '2', '4', '2', '1'].map(information => ({ sender: null, own: { source: 'B', information } })),
    )
  })
})
