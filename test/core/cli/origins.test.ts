/** Which signals repeat one origin, on the command line: reasons, and the passages that they share (R21). Invented people only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFoundedCommandLine, type CommandLine } from '../../support/command-line.ts'

describe('origins on the command line', () => {
  let cli: CommandLine
  const as = { as: 'liaison' } as const
  const story = 'hij zou in de recreatieruimte filmpjes van gevechten hebben laten zien aan twee jongere bewoners'

  beforeAll(async () => {
    cli = await aFoundedCommandLine('liaison')
    for (const text of [`Gehoord\n${story}.\n`, `Doorgestuurd\nZie onder.\n${story}!\n`])
      await cli.run(['signal', 'add', '--channel', 'desk', '--from', 'coa'], { ...as, input: text })
  }, 60_000)
  afterAll(() => cli.close())

  it('shows the passages of a proposal under each other, number before words', async () => {
    const { out } = await cli.run(['origin', 'proposals', '2016-NH-0002'], as)
    expect(out).toContain(`2016-NH-0001  “${story}”\n2016-NH-0002  “${story}”`)
  })

  it('gives their places in either text with --json', async () => {
    const { lines } = await cli.json(['origin', 'proposals'], as)
    expect(lines[0]).toMatchObject({
      type: 'origin_proposal',
      reasons: ['near_identical_text'],
      passages: [{ left: { quote: story }, right: { quote: story } }],
    })
  })
})
