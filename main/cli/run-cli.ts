/** The whole command line as a function: arguments in, exit code out. `index.ts` gives it the real process, a test something else. */
import type { ExitCode, Language } from '../../src/contract/errors.ts'
import { CommanderError } from 'commander'
import type { Cli } from './define.ts'
import { failureOf } from './failures.ts'
import { Interrupted, type Io } from './io.ts'
import { createOutput } from './output.ts'
import { createProgram } from './program.ts'
import type { Globals, Parts, Run } from './run.ts'

/** `interrupted`: ended by a signal, after the vault was locked. */
export async function runCli(argv: readonly string[], io: Io, parts: Parts): Promise<ExitCode | 'interrupted'> {
  // Read before the grammar, because help and errors of the grammar itself are in this language and this form.
  const language = languageOf(argv)
  const out = createOutput(io, argv.includes('--json'), language)
  let exit: ExitCode = 0
  const t: Run['t'] = (nl, en) => (language === 'nl' ? nl : en)
  const runOf = (globals: Globals): Run => ({ io, parts, globals, language, out, t, exit: code => (exit = code) })
  const cli: Cli = { t, runOf }
  try {
    await createProgram(cli, io, language).parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (io.signal.aborted || error instanceof Interrupted) {
      out.hint(t('Afgebroken. De kluis is vergrendeld.', 'Interrupted. The vault is locked.'))
      return 'interrupted'
    }
    if (error instanceof CommanderError && isHelp(error)) return error.exitCode === 0 ? 0 : 2
    const failure = failureOf(error, language)
    if (failure.frames !== undefined) out.hint(failure.frames)
    out.failure(failure)
    exit = failure.exit
  }
  out.finish()
  return exit
}

function languageOf(argv: readonly string[]): Language {
  const at = argv.indexOf('--lang')
  return argv[at + 1] === 'en' && at >= 0 ? 'en' : argv.includes('--lang=en') ? 'en' : 'nl'
}

/** Help was shown: asked for (0), or in place of a command that was left out. */
function isHelp(error: CommanderError): boolean {
  return ['commander.help', 'commander.helpDisplayed', 'commander.version'].includes(error.code)
}
