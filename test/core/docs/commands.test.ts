/** Commands that the guide and the README show are commands that the program has. */
import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createProgram } from '../../../main/cli/program.ts'
import type { Io } from '../../../main/cli/io.ts'
import { commandsIn, guidePages, wordsOf } from '../../support/guide.ts'

const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts
const documented = ['README.md', ...guidePages()].flatMap(commandsIn)
const ours = documented.filter(({ words }) => schakelArguments(words) !== undefined)

describe('commands in the guide', () => {
  it('are there to be checked', () => {
    expect(ours.length).toBeGreaterThan(50)
  })

  it.each(ours)('parse in the real program: $text', async ({ words }) => {
    expect(await whatParsingSays(schakelArguments(words) ?? [])).toBe('understood')
  })

  it.each(documented.filter(({ words }) => words[0] === 'npm'))('name a script that exists: $text', ({ words }) => {
    const name = words.slice(1).find(word => !['run', '-s', '--'].includes(word)) ?? ''
    expect([...Object.keys(scripts), 'ci']).toContain(name)
  })

  it('are not accepted when an option is made up', async () => {
    expect(await whatParsingSays(wordsOf('signal list --by-danger'))).toContain('--by-danger')
    expect(await whatParsingSays(['signal', 'grade', '2016-NH-0001'])).toContain('--source')
  })
})

/** What comes after the program's name, in each of the ways in which documents write it. */
function schakelArguments(words: readonly string[]): readonly string[] | undefined {
  if (words[0] === 'schakel') return words.slice(1)
  const [npm, run, silent, name, dashes] = words
  return npm === 'npm' && run === 'run' && silent === '-s' && name === 'schakel' && dashes === '--'
    ? words.slice(5)
    : undefined
}

class Understood extends Error {}

/** Parses with everything that the grammar checks, and stops where the work would begin. */
async function whatParsingSays(argv: readonly string[]): Promise<string> {
  const stop = (): never => {
    throw new Understood()
  }
  const io: Io = {
    stdout: () => undefined,
    stderr: () => undefined,
    stderrIsTerminal: false,
    readInput: () => Promise.resolve(''),
    terminal: null,
    environment: {},
    signal: new AbortController().signal,
  }
  const program = createProgram({ t: nl => nl, runOf: stop }, io, 'nl')
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return 'nothing was called'
  } catch (error) {
    if (error instanceof Understood) return 'understood'
    if (error instanceof CommanderError) return error.code === 'commander.helpDisplayed' ? 'understood' : error.message
    throw error
  }
}
