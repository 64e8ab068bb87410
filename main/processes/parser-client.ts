/**
 * Intake's parser port inside the vault process: hands bytes to cells that main makes, over a port of their own. Which cell may read
 * what is the rule of main/parser-delivery.ts.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MessagePortMain } from 'electron'
import { z } from 'zod'
import { isSupplied } from '../../src/intake/supplies.ts'
import { limits } from '../../src/intake/limits.ts'
import type { ParserPort } from '../../src/intake/parser-port.ts'
import { isHeavierThan } from '../../src/intake/reply-weight.ts'
import { AskedRange, pieceOf } from '../asked-range.ts'
import { OpenItems } from '../open-items.ts'
import { openDelivery, type Failure, type ReaderProcess } from '../parser-delivery.ts'
import type { ToCell } from './cell/messages.ts'
import type { CellEnd, FromVault } from './messages.ts'

export interface CellBroker {
  /** A port for one delivery. */
  openParser(): ParserPort
  /** Main has made a cell. */
  arrived(id: number, port: MessagePortMain): void
  ended(id: number, reason: CellEnd): void
}

interface Cell extends ReaderProcess {
  arrived(port: MessagePortMain): void
  ended(failure: Failure): void
}

/** The form of what a cell may say; the reply in it is judged by its own schema. */
const FromCell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reply'), id: z.number().int(), reply: z.unknown() }),
  z.strictObject({ kind: z.literal('file'), folder: z.string(), name: z.string() }),
  AskedRange.extend({ kind: z.literal('range') }),
])

/** What the end of a cell means for the item it was reading. Without a sandbox it was given nothing. */
const failureOf = {
  done: 'cancelled',
  locked: 'cancelled',
  memory: 'memory',
  crashed: 'crash',
  unconfined: 'crash',
} as const satisfies Record<CellEnd, Failure>

/** @param itemMs after which a cell that does not answer is killed. */
export function createCellBroker(tell: (message: FromVault) => void, itemMs: number = limits.cell.itemMs): CellBroker {
  const cells = new Map<number, Cell>()
  let lastId = 0
  const start = (): Promise<Cell> => {
    const id = ++lastId
    const cell = createCell(() => tell({ kind: 'cell-done', id }), itemMs)
    cells.set(id, cell)
    tell({ kind: 'cell-wanted', id })
    return Promise.resolve(cell)
  }
  return {
    openParser: () => openDelivery({ start }),
    arrived: (id, port) => cells.get(id)?.arrived(port),
    ended(id, reason) {
      cells.get(id)?.ended(failureOf[reason])
      cells.delete(id)
    },
  }
}

function createCell(end: () => void, itemMs: number): Cell {
  const arrived = Promise.withResolvers<MessagePortMain | null>()
  const gone = Promise.withResolvers<undefined>()
  let items = 0
  let bytesGiven = 0
  let endedBy: Failure | null = null

  const fail = (failure: Failure): void => {
    open.fail(failure)
    end()
  }
  const open = new OpenItems(itemMs, () => fail('time'))
  const hear = (port: MessagePortMain, data: unknown): void => {
    const message = FromCell.safeParse(data)
    if (!message.success) fail('malformed')
    else if (message.data.kind === 'file') {
      const { folder, name } = message.data
      port.postMessage({ kind: 'file', folder, name, bytes: supplied(folder, name) } satisfies ToCell)
    } else if (message.data.kind === 'range') {
      const { at } = message.data
      void pieceOf(open.first?.ranges, message.data).then(bytes =>
        bytes === undefined ? fail('malformed') : port.postMessage({ kind: 'range', at, bytes } satisfies ToCell),
      )
    }
    // It speaks without being asked, or of something else: somebody else is speaking.
    else if (message.data.id !== open.first?.id) fail('malformed')
    // Only a cell that was taken over answers more than a reader may: the vault keeps none of it.
    else if (isHeavierThan(message.data.reply, limits.cell.replyBytes)) fail('malformed')
    else open.answer(message.data.reply)
  }

  return {
    get items() {
      return items
    },
    get bytes() {
      return bytesGiven
    },
    arrived(port) {
      port.on('message', event => hear(port, event.data))
      port.start()
      arrived.resolve(port)
    },
    ended(failure) {
      endedBy = failure
      arrived.resolve(null)
      open.fail(failure)
      gone.resolve(undefined)
    },
    async ask(bytes, hint, signal) {
      // It may have died between two items.
      if (endedBy !== null) return { kind: 'failure', failure: endedBy }
      items += 1
      bytesGiven += bytes.length
      const { ranges, ...plain } = hint
      const answer = open.add(items, ranges)
      const cancel = (): void => fail('cancelled')
      signal?.addEventListener('abort', cancel, { once: true })
      const item = { kind: 'item', id: items, ...plain, bytes, sizeBytes: ranges?.sizeBytes } satisfies ToCell
      void arrived.promise.then(port => port?.postMessage(item))
      try {
        return await answer
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    async kill() {
      end()
      await gone.promise
    },
  }
}

/** Shipped beside this file. The name comes from a document: only what such a name can be is looked for. */
function supplied(folder: string, name: string): Uint8Array<ArrayBuffer> | null {
  if (!isSupplied(folder, name)) return null
  const file = join(import.meta.dirname, folder, name)
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null
}
