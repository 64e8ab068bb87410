/** Intake's mail port inside the vault process: each connection is held by a process of its own that main makes and kills. */
import type { MessagePortMain } from 'electron'
import type { OpenMail } from '../../src/intake/channels/mail-port.ts'
import { createMailClient, mailBounds, type MailClient } from '../mail/client.ts'
import type { ToMail } from '../mail/messages.ts'
import type { FromVault } from './messages.ts'

export interface MailBroker {
  readonly openMail: OpenMail
  /** Main has made a mail process. */
  arrived(id: number, port: MessagePortMain): void
  ended(id: number): void
}

interface Process {
  readonly client: MailClient
  arrived(port: MessagePortMain): void
  gone(): void
}

export function createMailBroker(tell: (message: FromVault) => void): MailBroker {
  const processes = new Map<number, Process>()
  let lastId = 0
  return {
    async openMail(settings) {
      const id = ++lastId
      const made = createProcess(() => tell({ kind: 'mail-done', id }))
      processes.set(id, made)
      tell({ kind: 'mail-wanted', id })
      return await made.client.open(settings)
    },
    arrived: (id, port) => processes.get(id)?.arrived(port),
    ended(id) {
      processes.get(id)?.gone()
      processes.delete(id)
    },
  }
}

function createProcess(end: () => void): Process {
  const here = Promise.withResolvers<MessagePortMain>()
  const gone = Promise.withResolvers<undefined>()
  const client = createMailClient(
    {
      post: (message: ToMail) => void here.promise.then(port => port.postMessage(message)),
      async end() {
        end()
        await gone.promise
      },
    },
    mailBounds,
  )
  return {
    client,
    arrived(port) {
      port.on('message', event => client.hear(event.data))
      port.start()
      here.resolve(port)
    },
    gone() {
      client.ended()
      gone.resolve(undefined)
    },
  }
}
