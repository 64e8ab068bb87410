import { useQuery } from '@tanstack/react-query'
import { useQueries } from './queries-context.tsx'
import { useNow } from './use-now.ts'

/** What must be repeated in this vault, and the time to hold it against. */
export function useMoments() {
  const { data } = useQuery(useQueries().care.moments.queryOptions({ input: {} }))
  return { now: useNow(), moments: data }
}
