/** The page of a cell: reads the items that come over its port, one after another, and answers each. It can do nothing else. */
import './memory-blob.ts'
import { parseDocument, rangeBytes, recognise, type Ranges, type Supplies } from '../../../src/intake/formats/index.ts'
import type { FromCell, ToCell } from './messages.ts'

function serve(port: MessagePort): void {
  const files = new Map<string, PromiseWithResolvers<Uint8Array<ArrayBuffer> | null>>()
  const tell = (message: FromCell): void => port.postMessage(message)
  const supplies: Supplies = {
    file(folder, name) {
      const path = `${folder}/${name}`
      const asked = files.get(path) ?? Promise.withResolvers<Uint8Array<ArrayBuffer> | null>()
      if (!files.has(path)) {
        files.set(path, asked)
        tell({ kind: 'file', folder, name })
      }
      return asked.promise
    },
  }
  let piece: PromiseWithResolvers<Uint8Array> | null = null
  const rangesOf = (sizeBytes: number): Ranges => ({
    sizeBytes,
    read(at, length) {
      piece = Promise.withResolvers<Uint8Array>()
      tell({ kind: 'range', at, length: Math.min(length, rangeBytes) })
      return piece.promise
    },
  })
  // One at a time: two readers at once would share the memory limit of one.
  let queue = Promise.resolve()
  port.addEventListener('message', event => {
    const message = unsafeToCell(event.data)
    if (message.kind === 'file') {
      files.get(`${message.folder}/${message.name}`)?.resolve(message.bytes)
      return
    }
    if (message.kind === 'range') {
      if (message.bytes === null) piece?.reject(new Error('unreadable'))
      else piece?.resolve(message.bytes)
      return
    }
    queue = queue.then(async () => {
      const reply =
        message.recognise === undefined
          ? await parseDocument(
              message.bytes,
              message,
              supplies,
              message.sizeBytes === undefined ? undefined : rangesOf(message.sizeBytes),
            )
          : await recognise(message.bytes, message.recognise, supplies)
      tell({ kind: 'reply', id: message.id, reply })
    })
  })
  port.start()
}

/** The vault process on the other side of a private channel. What it sends may be hostile in its bytes, not in its form. */
function unsafeToCell(data: unknown): ToCell {
  return data as ToCell
}

window.addEventListener('message', event => {
  const [port] = event.ports
  if (event.source === window && port !== undefined) serve(port)
})
