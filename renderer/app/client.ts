/** The page's client of the contract, over its port. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import type { signals } from '../../src/contract/signals.ts'
import type { vault } from '../../src/contract/vault.ts'

/** The rows of the contract that screens ask for so far. */
type PageContract = {
  readonly vault: typeof vault
  readonly signals: typeof signals
}

export type Client = ContractRouterClient<PageContract>
export type Queries = RouterUtils<Client>

export function createQueries(port: MessagePort): Queries {
  const client: Client = createORPCClient(new RPCLink({ port }))
  port.start()
  return createTanstackQueryUtils(client)
}
