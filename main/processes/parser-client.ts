/**
 * Intake's parser port inside the vault process: hands bytes to cells that main makes, over a port of their own, and checks
 * each answer against the schema. Whatever happens in a cell, the caller gets a refusal, never an exception.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MessagePortMain } from 'electron'
import { z } from 'zod'
import { IMP } from '../../src/contract/error-codes/intake.ts'
import { ParserReply } from '../../src/contract/parsed-document.ts'
import { limits } from '../../src/intake/limits.ts'
import type { ParserHint, ParserPort } from '../../src/intake/parser-port.ts'
import type { ToCell } from './cell/messages.ts'
import type { FromVault } from './messages.ts'

export interface CellBroker {
  /** A port for one delivery: its plain items share a cell, every other item has one of its own. */
  openParser(): ParserPort
  /** Main has made a cell. */
  arrived(id: number, port: MessagePortMain): void
  ended(id: number): void
}

interface Cell {
  readonly id: number
  readonly parse: (bytes: Uint8Array, hint: ParserHint, signal?: AbortSignal) => Promise<ParserReply>
  readonly arrived: (port: MessagePortMain) => void
  readonly ended: () => void
  readonly close: () => void
  /** False after a flag, a limit, a crash, or its share of items: then it gets nothing more to read. */
  readonly isReusable: () => boolean
}

/** The form of what a cell may say; the reply in it is judged by its own schema. */
const FromCell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reply'), id: z.number().int(), reply: z.unknown() }),
  z.strictObject({ kind: z.literal('map'), name: z.string() }),
])

const failed = { kind: 'refusal', code: IMP.readerFailed, red: false } as const satisfies ParserReply

export function createCellBroker(tell: (message: FromVault) => void): CellBroker {
  const cells = new Map<number, Cell>()
  let lastId = 0

  const make = (): Cell => {
    const cell = createCell(++lastId, () => {
      cells.delete(cell.id)
      tell({ kind: 'cell-done', id: cell.id })
    })
    cells.set(cell.id, cell)
    tell({ kind: 'cell-wanted', id: cell.id })
    return cell
  }

  return {
    openParser: () => createDelivery(make),
    arrived: (id, port) => cells.get(id)?.arrived(port),
    ended(id) {
      cells.get(id)?.ended()
      cells.delete(id)
    },
  }
}

function createDelivery(make: () => Cell): ParserPort {
  let shared: Cell | undefined
  const open = new Set<Cell>()

  const take = (isShareable: boolean): Cell => {
    if (isShareable && shared?.isReusable() === true) return shared
    const cell = make()
    open.add(cell)
    if (isShareable) {
      if (shared !== undefined) give(shared)
      shared = cell
    }
    return cell
  }
  const give = (cell: Cell): void => {
    open.delete(cell)
    cell.close()
  }

  return {
    async parse(bytes, hint, signal) {
      signal?.throwIfAborted()
      const isShareable = hint.fresh !== true && isPlain(bytes)
      const cell = take(isShareable)
      try {
        return await cell.parse(bytes, hint, signal)
      } finally {
        if (cell !== shared) give(cell)
      }
    },
    close() {
      for (const cell of [...open]) give(cell)
      shared = undefined
      return Promise.resolve()
    },
  }
}

function createCell(id: number, done: () => void): Cell {
  const waiting = new Map<number, (reply: ParserReply | undefined) => void>()
  const port = Promise.withResolvers<MessagePortMain | undefined>()
  let items = 0
  let bytesRead = 0
  let isSpoiled = false
  let lastItem = 0

  const receive = (data: unknown, from: MessagePortMain): void => {
    const answer = FromCell.safeParse(data)
    if (!answer.success) {
      close()
      return
    }
    if (answer.data.kind === 'map') {
      from.postMessage({ kind: 'map', name: answer.data.name, bytes: characterMap(answer.data.name) } satisfies ToCell)
      return
    }
    settle(answer.data.id, answer.data.reply)
  }
  const settle = (item: number, foreign: unknown): void => {
    const resolve = waiting.get(item)
    waiting.delete(item)
    const reply = ParserReply.safeParse(foreign)
    resolve?.(reply.success ? reply.data : undefined)
  }
  const ended = (): void => {
    isSpoiled = true
    port.resolve(undefined)
    for (const settle of waiting.values()) settle(undefined)
    waiting.clear()
  }
  const close = (): void => {
    ended()
    done()
  }

  return {
    id,
    ended,
    close,
    isReusable: () => !isSpoiled && items < limits.cell.items && bytesRead < limits.cell.bytes,
    arrived(arrivedPort) {
      arrivedPort.on('message', event => receive(event.data, arrivedPort))
      arrivedPort.on('close', ended)
      arrivedPort.start()
      port.resolve(arrivedPort)
    },
    async parse(bytes, hint, signal) {
      items += 1
      bytesRead += bytes.byteLength
      const open = await port.promise
      if (open === undefined) return failed
      const item = ++lastItem
      const { promise, resolve } = Promise.withResolvers<ParserReply | undefined>()
      waiting.set(item, resolve)
      // One that does not answer in time is killed with everything else it was given.
      const timer = setTimeout(close, limits.cell.itemMs)
      signal?.addEventListener('abort', close, { once: true })
      open.postMessage({ kind: 'item', id: item, name: hint.name, bytes } satisfies ToCell)
      const reply = await promise
      clearTimeout(timer)
      signal?.removeEventListener('abort', close)
      signal?.throwIfAborted()
      if (reply === undefined || reply.kind === 'refusal' || reply.document.warnings.length > 0) isSpoiled = true
      return reply ?? failed
    },
  }
}

/** Containers and pictures have readers that are worth attacking: each gets a cell that has read nothing else. */
function isPlain(bytes: Uint8Array): boolean {
  const magic = [...bytes.subarray(0, 4)].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return !/^(25504446|504b|d0cf11e0|89504e47|ffd8|474946|49492a|4d4d00|1f8b|52494646)/.test(magic)
}

/** Tables of the PDF library, shipped beside this file. The name comes from a document: only what such a name can be is looked for. */
function characterMap(name: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9-]{1,64}\.bcmap$/.test(name)) return null
  const file = join(import.meta.dirname, 'character-maps', name)
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null
}
