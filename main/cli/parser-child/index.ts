/** The parser child of the CLI: items come in on standard input, one after another, and each is answered on standard output. */
import './prelude.ts'
import { readFileSync } from 'node:fs'
import type { TextCharset } from '../../../src/contract/charsets.ts'
import {
  isSupplied,
  limits,
  parseDocument,
  rangeBytes,
  recognise,
  type MailboxPart,
  type Ranges,
  type Recognition,
  type Supplies,
} from '../../../src/intake/formats/index.ts'
import { FrameReader, frameBytes, frameOf } from './frames.ts'

interface Item {
  readonly id: number
  readonly name: string
  readonly part?: MailboxPart | undefined
  readonly password?: string | undefined
  readonly asText?: TextCharset | undefined
  readonly recognise?: Recognition | undefined
  readonly bytes: Uint8Array
  /** Of the whole file, where the bytes are only its beginning. */
  readonly sizeBytes?: number | undefined
}

/** The answer to a range that was asked for; null when it cannot be had. */
interface Piece {
  readonly piece: Uint8Array | null
}

const { stdin, stdout } = process
const exit = process.exit.bind(process)

const supplies: Supplies = {
  // The only folder that may be read is the bundle's own.
  file: (folder, name) => Promise.resolve(isSupplied(folder, name) ? fileOf(folder, name) : null),
}

function fileOf(folder: string, name: string): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(readFileSync(new URL(`./${folder}/${name}`, import.meta.url)))
  } catch {
    return null
  }
}

let piece: PromiseWithResolvers<Uint8Array> | null = null

function rangesOf(sizeBytes: number): Ranges {
  return {
    sizeBytes,
    read(at, length) {
      piece = Promise.withResolvers<Uint8Array>()
      write({ range: { at, length: Math.min(length, rangeBytes) } })
      return piece.promise
    },
  }
}

let queue = Promise.resolve()
const reader = new FrameReader(
  limits.fileBytes + 64 * 1024,
  head => {
    const message = unsafeMessage(head)
    if (!('piece' in message)) queue = queue.then(() => answer(message))
    else if (message.piece === null) piece?.reject(new Error('unreadable'))
    else piece?.resolve(message.piece)
  },
  () => exit(1),
)
stdin.on('data', piece => reader.push(piece))
stdin.on('end', () => exit(0))
// A broken pipe means that nobody waits for an answer.
stdout.on('error', () => exit(1))
// pdf.js fetches pages of a damaged file ahead and forgets the promise; the page itself is answered for by its reader.
process.on('unhandledRejection', () => undefined)
// Code that was taken over finds no process: neither its streams nor anything that Node hangs on it.
Reflect.deleteProperty(globalThis, 'process')
write({ ready: true })

async function answer(item: Item): Promise<void> {
  const reply =
    item.recognise === undefined
      ? await parseDocument(
          item.bytes,
          item,
          supplies,
          item.sizeBytes === undefined ? undefined : rangesOf(item.sizeBytes),
        )
      : await recognise(item.bytes, item.recognise, supplies)
  const pieces = frameOf({ id: item.id, reply })
  if (frameBytes(pieces) <= limits.cell.replyBytes) for (const piece of pieces) stdout.write(piece)
  else write({ id: item.id, reply: { kind: 'refusal', code: 'IMP-02', red: false } })
}

function write(head: unknown): void {
  for (const piece of frameOf(head)) stdout.write(piece)
}

/** Written by the CLI itself: hostile in its bytes, not in its form. */
function unsafeMessage(head: unknown): Item | Piece {
  return head as Item | Piece
}
