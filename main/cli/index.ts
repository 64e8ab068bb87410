/** `schakel` on the command line. Ends with an exit code once everything is written and the vault is locked. */
import { processIo } from './process-io.ts'
import { realParts } from './real-parts.ts'
import { runCli } from './run-cli.ts'

const ending = new AbortController()
let by: NodeJS.Signals | undefined
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    by ??= name
    ending.abort()
  })
}

const io = processIo(ending.signal)
const { parts, close } = realParts(io.stderr)
const exit = await runCli(process.argv.slice(2), io, parts).finally(close)
if (exit === 'interrupted') dieOf(by ?? 'SIGINT')
else process.exitCode = exit

/** As other programs do: whoever waits for this one sees that a signal ended it. */
function dieOf(name: NodeJS.Signals): void {
  process.removeAllListeners(name)
  process.kill(process.pid, name)
}
