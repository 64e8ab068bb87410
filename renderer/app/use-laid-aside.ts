import { useQuery } from '@tanstack/react-query'
import type { ImportRun } from '../../src/contract/imports.ts'
import { useQueries } from './queries-context.tsx'
import { useUser } from './use-user.ts'

/** Imports that were paused or cut short and are not over; nothing for who may not register. */
export function useLaidAside(): readonly ImportRun[] {
  const role = useUser()?.role
  const { data = [] } = useQuery({
    ...useQueries().imports.laidAside.queryOptions({ input: {} }),
    enabled: role === 'liaison' || role === 'coordinator',
  })
  return data
}
