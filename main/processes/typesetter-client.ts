/**
 * The packets' composer port inside the vault process: each export is set by a process of its own that main makes and kills. Pages come
 * back and nothing else; the bag is packed and hashed here, because what is signed must not depend on another process.
 */
import type { MessagePortMain } from 'electron'
import { Refused, type SchakelError } from '../../src/contract/errors.ts'
import type { Composer, Typesetter } from '../../src/schakel.ts'
import { FromComposer, type ToComposer } from './composer-messages.ts'
import type { FromVault } from './messages.ts'

export interface TypesetterBroker extends Composer {
  /** Main has made a composer. */
  arrived(id: number, port: MessagePortMain): void
  ended(id: number): void
}

interface Process extends Typesetter {
  arrived(port: MessagePortMain): void
  ended(): void
}

/** For one document; the largest of the tests takes a second. */
const documentLimitMs = 120_000

export function createTypesetterBroker(tell: (message: FromVault) => void): TypesetterBroker {
  const processes = new Map<number, Process>()
  let lastId = 0
  return {
    open() {
      const id = ++lastId
      const made = createProcess(() => tell({ kind: 'composer-done', id }))
      processes.set(id, made)
      tell({ kind: 'composer-wanted', id })
      return made
    },
    arrived: (id, port) => processes.get(id)?.arrived(port),
    ended(id) {
      processes.get(id)?.ended()
      processes.delete(id)
    },
  }
}

const failed = (): SchakelError => new Refused('COMPOSER_FAILED')

function createProcess(end: () => void): Process {
  const here = Promise.withResolvers<MessagePortMain | null>()
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>()
  let isOver = false
  let lastId = 0

  const over = (): void => {
    isOver = true
    here.resolve(null)
    for (const { reject } of waiting.values()) reject(failed())
    waiting.clear()
  }
  const hear = (data: unknown): void => {
    const message = FromComposer.safeParse(data)
    const asked = message.success ? waiting.get(message.data.id) : undefined
    if (!message.success || !asked) {
      // It speaks without being asked, or of something else.
      over()
      end()
      return
    }
    waiting.delete(message.data.id)
    settle(asked, message.data)
  }

  return {
    arrived(port) {
      port.on('message', event => hear(event.data))
      port.start()
      here.resolve(port)
    },
    ended: over,
    async render(document) {
      const port = await here.promise
      if (port === null || isOver) throw failed()
      const id = ++lastId
      const asked = Promise.withResolvers<Uint8Array>()
      waiting.set(id, asked)
      const limit = setTimeout(() => {
        over()
        end()
      }, documentLimitMs)
      port.postMessage({ id, document } satisfies ToComposer)
      try {
        return await asked.promise
      } finally {
        clearTimeout(limit)
      }
    },
    close() {
      if (isOver) return
      over()
      end()
    },
  }
}

function settle({ resolve, reject }: PromiseWithResolvers<Uint8Array>, answer: FromComposer): void {
  switch (answer.kind) {
    case 'set':
      resolve(answer.pdf)
      return
    case 'unprintable':
      reject(new Refused('PACKET_TEXT_UNPRINTABLE', { details: { characters: answer.characters } }))
      return
    case 'failed':
      reject(failed())
  }
}
