/** Binds a command of the grammar to the function that does it. */
import type { Command } from 'commander'
import type { Globals, Run } from './run.ts'

/** What every group of commands gets: where to add, how to say it, and how to run. */
export interface Cli {
  readonly t: (nl: string, en: string) => string
  readonly runOf: (globals: Globals) => Run
}

/** The work gets the arguments in order and then the options, as the grammar of the command says. */
// The arguments of `work` are what the grammar of the command gives; inferred, so that each command reads as a function.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the parameter is inferred from `work`
export function does<A extends readonly unknown[]>(
  cli: Cli,
  command: Command,
  work: (run: Run, ...given: A) => Promise<void>,
): Command {
  return command.action(async (...given: unknown[]) => {
    await work(cli.runOf(command.optsWithGlobals<Globals>()), ...unsafeArguments<A>(given.slice(0, -1)))
  })
}

/** Commander hands over what the grammar just above the call asks for; it has no types for it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- an unsafe helper returns what it is asked for
function unsafeArguments<A extends readonly unknown[]>(given: unknown[]): A {
  return given as unknown as A
}

/** An option that may be given several times. */
export function each(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
