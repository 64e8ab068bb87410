import { useQuery } from '@tanstack/react-query'
import type { VaultStatus } from '../../src/contract/vault.ts'
import { useQueries } from './queries-context.tsx'

/** Who has the vault open. What a role may not do is refused by the vault; a screen only says so beforehand. */
export function useUser(): VaultStatus['user'] {
  const { data } = useQuery(useQueries().vault.status.queryOptions({ input: {} }))
  return data?.user ?? null
}
