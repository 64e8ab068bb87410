/**
 * The composer: sets the documents of one export and is killed afterwards. It is handed words over one port and hands back pages; it
 * has no key, no database and no network, and knows no folder but the program's own (security design §2).
 */
import './no-network.ts'
import type { MessagePortMain } from 'electron'
import { SchakelError } from '../../src/contract/errors.ts'
import { loadRenderResources, packetRenderer, PacketDocument } from '../../src/packets/render/index.ts'
import type { FromComposer } from './composer-messages.ts'

/** Content of an export stands in these messages: a mistake tells nobody more than that it happened. */
process.on('uncaughtException', () => process.exit(70))
process.parentPort.once('message', ({ ports: [port] }) => {
  if (port) serve(port)
})

function serve(port: MessagePortMain): void {
  const renderer = packetRenderer(loadRenderResources())
  port.on('message', event => {
    const { id, document } = unsafeRequest(event.data)
    port.postMessage(answer(id, () => renderer.render(PacketDocument.parse(document))))
  })
  port.start()
}

function answer(id: number, render: () => Uint8Array): FromComposer {
  try {
    return { kind: 'set', id, pdf: render() }
  } catch (error) {
    const isUnprintable = error instanceof SchakelError && error.code === 'PACKET_TEXT_UNPRINTABLE'
    if (!isUnprintable) return { kind: 'failed', id }
    return { kind: 'unprintable', id, characters: String(error.details['characters']).slice(0, 200) }
  }
}

/** The vault process on the other side of a private port; the document in it is judged by its own schema. */
function unsafeRequest(data: unknown): { readonly id: number; readonly document: unknown } {
  return data as { readonly id: number; readonly document: unknown }
}
