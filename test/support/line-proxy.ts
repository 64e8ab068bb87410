/** Between a client and a server: a line that is cut where a test wants it, or somebody who changes what is said on it. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface LineProxy {
  readonly port: number
  /** Connections that were cut. */
  readonly cuts: number
  stop(): Promise<void>
}

export interface LineOptions {
  /** After so many bytes from the server a connection is cut; null: it is left alone. Asked once a connection. */
  readonly cutAfter?: () => number | null
  /** Changes what the server says. */
  readonly change?: (said: Buffer) => Buffer
  /** What the client says. */
  readonly heard?: (said: Buffer) => void
}

export async function startLineProxy(
  to: () => number,
  { cutAfter = () => null, change = said => said, heard }: LineOptions,
): Promise<LineProxy> {
  const open = new Set<Socket>()
  let cuts = 0
  const server = createServer(client => {
    const upstream = connect(to(), '127.0.0.1')
    const limit = cutAfter()
    let passed = 0
    const end = (): void => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        open.delete(socket)
        end()
      })
    }
    client.on('data', said => {
      heard?.(said)
      upstream.write(said)
    })
    upstream.on('data', said => {
      passed += said.length
      if (limit === null || passed < limit) {
        client.write(change(said))
        return
      }
      cuts += 1
      client.write(said.subarray(0, Math.max(0, said.length - (passed - limit))), end)
    })
  })
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(unsafeAddress(server.address()).port))
  })
  return {
    port,
    get cuts() {
      return cuts
    },
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** It listens on TCP, so it has one. */
function unsafeAddress(address: unknown): AddressInfo {
  return address as AddressInfo
}
