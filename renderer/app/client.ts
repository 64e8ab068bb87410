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
  return remembered(createTanstackQueryUtils(client))
}

/** Area, procedure, what is asked of it: the deepest that a screen reaches. */
const levels = 3

/** The same object for the same name: the library makes a new one at each look, which a list of many lines feels. */
function remembered<T extends object>(utils: T, left = levels): T {
  const known = new Map<PropertyKey, unknown>()
  return new Proxy(utils, {
    get(target, name) {
      if (known.has(name)) return known.get(name)
      const found: unknown = Reflect.get(target, name)
      const kept = left > 1 && typeof found === 'object' && found !== null ? remembered(found, left - 1) : found
      known.set(name, kept)
      return kept
    },
  })
}
