/** The page's client of the contract, over its port. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../src/contract/contract.ts'

export type Client = ContractRouterClient<Contract>
export type Queries = RouterUtils<Client>

export function createQueries(port: MessagePort): Queries {
  const client: Client = createORPCClient(new RPCLink({ port }))
  port.start()
  return createTanstackQueryUtils(client)
}
