/** The mail process of the CLI: requests on standard input, answers on standard output. What it knows was handed to it there. */
import { closeFiles } from '../mail/one-host.ts'
import type { ToMail } from '../mail/messages.ts'
import { createMailServer } from '../mail/serve.ts'
import { FrameReader, frameOf } from './parser-child/frames.ts'

const write = (head: unknown): void => {
  for (const piece of frameOf(head)) process.stdout.write(piece)
}
const serve = createMailServer(write)
const reader = new FrameReader(
  1024 * 1024,
  head => serve(unsafeRequest(head)),
  () => process.exit(1),
)
process.stdin.on('data', (piece: Uint8Array) => reader.push(piece))
process.stdin.on('end', () => process.exit(0))
process.stdout.on('error', () => process.exit(1))
// What the library leaves behind after the line was cut is nobody's answer.
process.on('unhandledRejection', () => undefined)
process.on('uncaughtException', () => process.exit(70))
closeFiles()
write({ ready: true })

/** The command line on the other side of a private pipe. */
function unsafeRequest(head: unknown): ToMail {
  return head as ToMail
}
