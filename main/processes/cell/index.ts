/** The page of a cell: reads the items that come over its port, one after another, and answers each. It can do nothing else. */
import './memory-blob.ts'
import { parseDocument, type Supplies } from '../../../src/intake/formats/index.ts'
import type { FromCell, ToCell } from './messages.ts'

function serve(port: MessagePort): void {
  const maps = new Map<string, PromiseWithResolvers<Uint8Array<ArrayBuffer> | null>>()
  const tell = (message: FromCell): void => port.postMessage(message)
  const supplies: Supplies = {
    characterMap(name) {
      const asked = maps.get(name) ?? Promise.withResolvers<Uint8Array<ArrayBuffer> | null>()
      if (!maps.has(name)) {
        maps.set(name, asked)
        tell({ kind: 'map', name })
      }
      return asked.promise
    },
  }
  // One at a time: two readers at once would share the memory limit of one.
  let queue = Promise.resolve()
  port.addEventListener('message', event => {
    const message = unsafeToCell(event.data)
    if (message.kind === 'map') {
      maps.get(message.name)?.resolve(message.bytes)
      return
    }
    queue = queue.then(async () => {
      const reply = await parseDocument(message.bytes, message, supplies)
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
