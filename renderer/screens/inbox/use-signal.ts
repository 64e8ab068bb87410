import { skipToken, useQuery } from '@tanstack/react-query'
import type { SignalId } from '../../../src/contract/ids.ts'
import { useQueries } from '../../app/queries-context.tsx'

/** One signal as the reading pane and its decisions show it. What came for another is never shown for this one. */
export function useSignal(signal: SignalId | null) {
  const queries = useQueries()
  const input = signal === null ? skipToken : { signal }
  const shown = useQuery(queries.signals.show.queryOptions({ input }))
  // The rest is asked once the signal itself is there: what is refused is refused once.
  const then = shown.isSuccess ? input : skipToken
  const mentions = useQuery(queries.annotations.list.queryOptions({ input: then }))
  const linked = useQuery(queries.entities.attachedIn.queryOptions({ input: then }))
  const related = useQuery(queries.related.list.queryOptions({ input: then }))
  const integrity = useQuery(queries.inbox.verifyOriginal.queryOptions({ input: then, staleTime: Infinity }))
  return {
    shown,
    mentions: mentions.data?.mentions ?? [],
    linked: linked.data ?? [],
    related: related.data,
    verdict: integrity.data?.verdict,
  }
}
export type OpenSignal = ReturnType<typeof useSignal>
