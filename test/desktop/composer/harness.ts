/** A program of nothing but the product's composer: main's side, the vault's side, the built process. Driven by composer.spec.ts. */
import { createHash } from 'node:crypto'
import { app } from 'electron'
import type { Typesetter } from '../../../src/schakel.ts'
import { createTypesetterBroker } from '../../../main/processes/typesetter-client.ts'
import { composerName, createTypesetterHost } from '../../../main/processes/typesetter-host.ts'
import { SchakelError } from '../../../src/contract/errors.ts'
import type { PacketDocument } from '../../../src/packets/render/index.ts'

declare global {
  var composers: {
    /** The documents of one export in turn: a digest of the pages, or the code of the refusal. */
    readonly set: (documents: readonly PacketDocument[]) => Promise<string[]>
    /** Process ids of the composers that live. */
    readonly living: () => number[]
    /** An export that stays open. */
    readonly begin: () => void
    readonly setInOpenOne: (document: PacketDocument) => Promise<string>
    readonly endAll: () => void
  }
}

app.on('window-all-closed', () => undefined)
void app.whenReady().then(() => {
  const broker = createTypesetterBroker(message => {
    if (message.kind === 'composer-wanted') host.start(message.id)
    if (message.kind === 'composer-done') host.end(message.id)
  })
  const host = createTypesetterHost({
    handOver: (id, port) => broker.arrived(id, port),
    ended: id => broker.ended(id),
  })
  let open: Typesetter | undefined
  globalThis.composers = {
    async set(documents) {
      const typesetter = broker.open()
      const told: string[] = []
      for (const document of documents) told.push(await toldBy(typesetter, document))
      typesetter.close()
      return told
    },
    living: () =>
      app
        .getAppMetrics()
        .filter(({ name, serviceName }) => name === composerName || serviceName === composerName)
        .map(({ pid }) => pid),
    begin: () => (open = broker.open()),
    setInOpenOne: async document => (open ? await toldBy(open, document) : 'none'),
    endAll: () => host.endAll(),
  }
})

async function toldBy(typesetter: Typesetter, document: PacketDocument): Promise<string> {
  try {
    return createHash('sha256')
      .update(await typesetter.render(document))
      .digest('hex')
  } catch (error) {
    return error instanceof SchakelError ? `${error.code} ${JSON.stringify(error.details)}` : String(error)
  }
}
