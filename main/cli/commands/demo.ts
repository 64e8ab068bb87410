/** The main job end to end on the sample signals. */
import type { Command } from 'commander'
import { does, type Cli } from '../define.ts'
import { runDemo } from '../demo/index.ts'
import { orInterrupted } from '../io.ts'
import type { Run } from '../run.ts'

export function addDemoCommand(program: Command, cli: Cli): void {
  does(
    cli,
    program
      .command('demo')
      .description(
        cli.t('het werk van begin tot eind, op verzonnen signalen', 'the job end to end, on invented signals'),
      )
      .option('--out <DIR>', cli.t('map voor de uitkomst', 'folder for the result'), 'demo-out'),
    demo,
  )
}

async function demo(run: Run, { out: folder }: { out: string }): Promise<void> {
  const { io, parts, out } = run
  // The story is for people: with --json it goes to standard error.
  const write = out.json ? io.stderr : io.stdout
  await orInterrupted(
    io.signal,
    runDemo({ out: folder, write, isTerminal: io.stderrIsTerminal, openParser: parts.openParser }),
  )
  out.summary({ out: folder })
}
