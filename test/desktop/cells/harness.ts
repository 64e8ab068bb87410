/** A program of nothing but the product's cells: its parser host, its side of the port, its served site. Driven by cells.spec.ts. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { app, session } from 'electron'
import { hardenProgram } from '../../../main/hardening.ts'
import type { CellEnd } from '../../../main/processes/messages.ts'
import { createCellBroker } from '../../../main/processes/parser-client.ts'
import { cellPartition, createParserHost } from '../../../main/processes/parser-host.ts'
import { cellPolicy, readServedFiles, registerScheme, serve } from '../../../main/protocol.ts'

declare global {
  var cells: {
    /** Each item of one delivery in turn; bytes are told by their digest. */
    readonly read: (items: readonly { name: string; base64: string }[]) => Promise<unknown[]>
    /** How many cells were made, and why each ended. */
    readonly story: () => { readonly made: number; readonly ends: readonly CellEnd[] }
    /** A delivery that stays open, with one cell that has read a line of text. */
    readonly openOne: () => Promise<void>
    /** The same, in a cell that was not there before. */
    readonly openFresh: () => Promise<void>
    readonly readInOpenOne: (text: string) => Promise<unknown>
    /** Deliveries that are given up after so many milliseconds, while their cell starts. */
    readonly giveUp: (afterMs: readonly number[]) => Promise<void>
  }
}

/** Short enough to wait for one that loops, long enough for a scan on a busy machine. */
const itemMs = 12_000

hardenProgram(() => undefined)
registerScheme()
// Between two items there may be no window at all.
app.on('window-all-closed', () => undefined)
void app.whenReady().then(() => {
  serve(
    session.fromPartition(cellPartition),
    {
      host: 'cell',
      folder: join(import.meta.dirname, '../cell'),
      files: readServedFiles(join(import.meta.dirname, 'files.json'), 'cell'),
      policy: cellPolicy,
      crossOrigin: true,
    },
    () => undefined,
  )
  let made = 0
  const ends: CellEnd[] = []
  const broker = createCellBroker(message => {
    if (message.kind === 'cell-wanted') {
      made += 1
      host.start(message.id)
    }
    if (message.kind === 'cell-done') host.end(message.id)
  }, itemMs)
  const host = createParserHost({
    handOver: (id, port) => broker.arrived(id, port),
    ended(id, reason) {
      ends.push(reason)
      broker.ended(id, reason)
    },
  })
  const line = (text: string) => new TextEncoder().encode(text)
  let open = broker.openParser()
  globalThis.cells = {
    async read(items) {
      const parser = broker.openParser()
      const replies: unknown[] = []
      for (const { name, base64 } of items)
        replies.push(toldByDigest(await parser.parse(new Uint8Array(Buffer.from(base64, 'base64')), { name })))
      await parser.close()
      return replies
    },
    story: () => ({ made, ends: [...ends] }),
    openOne: async () => {
      await open.parse(line('regel'), { name: 'notitie.txt' })
    },
    async openFresh() {
      await open.close()
      open = broker.openParser()
      await open.parse(line('regel'), { name: 'notitie.txt' })
    },
    readInOpenOne: text => open.parse(line(text), { name: 'notitie.txt' }),
    async giveUp(afterMs) {
      for (const ms of afterMs) {
        const parser = broker.openParser()
        const cut = new AbortController()
        const reading = parser.parse(line('regel'), { name: 'notitie.txt' }, cut.signal).catch(() => undefined)
        setTimeout(() => cut.abort(), ms)
        await reading
        await parser.close()
      }
    },
  }
})

function toldByDigest(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      part instanceof Uint8Array ? `sha256 ${createHash('sha256').update(part).digest('hex')}` : part,
    ),
  )
}
