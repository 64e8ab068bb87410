/** The mail process of the program: one connection to one box. It is handed account and secret over its port, and knows no folder and no page. */
import { closeFiles } from '../mail/one-host.ts'
import type { MessagePortMain } from 'electron'
import type { ToMail } from '../mail/messages.ts'
import { createMailServer } from '../mail/serve.ts'

/** Messages of others stand in here: a mistake tells nobody more than that it happened. */
process.on('uncaughtException', () => process.exit(70))
// What the library leaves behind after the line was cut is nobody's answer.
process.on('unhandledRejection', () => undefined)
process.parentPort.once('message', ({ ports: [port] }) => {
  closeFiles()
  if (port) serve(port)
})

function serve(port: MessagePortMain): void {
  const answer = createMailServer(message => port.postMessage(message))
  port.on('message', event => answer(unsafeRequest(event.data)))
  port.start()
}

/** The vault process on the other side of a private port. */
function unsafeRequest(data: unknown): ToMail {
  return data as ToMail
}
