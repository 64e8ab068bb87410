import { useQuery } from '@tanstack/react-query'
import type { MentionRow } from '../../../src/contract/annotation.ts'
import type { EntityKind, Proposal } from '../../../src/contract/entities.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useProblem, type Problem } from '../../app/use-problem.ts'
import { useSignal } from './use-signal.ts'

/** As many as have a key; the rest is found by a longer name. */
const mostShown = 8

export interface FoundCandidates {
  readonly rows: readonly Proposal[]
  readonly isLooking: boolean
  readonly problem: Problem | undefined
}

/**
 * Without words whom the program proposes; with words whom a search for this signal finds, each compared with the mention, so that what
 * speaks against it is always in view (R1, R30).
 */
export function useCandidates(mention: MentionRow, kind: EntityKind, words: string): FoundCandidates {
  const { entities } = useQueries()
  const { detail } = useSignal()
  const problemOf = useProblem()
  const proposed = useQuery(entities.candidates.queryOptions({ input: { mention: mention.id } }))
  const found = useQuery({
    queryKey: ['signal-candidates', mention.id, words],
    enabled: words !== '',
    queryFn: async () => {
      const purpose = { code: 'triage_signal', reference: detail.number }
      const { rows } = await entities.find.call({ query: words, purpose, kind, limit: mostShown })
      return Promise.all(rows.map(row => entities.compare.call({ left: mention.id, right: row.id })))
    },
  })
  const query = words === '' ? proposed : found
  return {
    rows: (query.data ?? []).map(row => facing(row, mention.id)).slice(0, mostShown),
    isLooking: query.isFetching,
    problem: query.isError ? problemOf(query.error) : undefined,
  }
}

/** With the other one at the right, whichever way round it was compared. */
function facing(row: Proposal, mention: string): Proposal {
  return row.right.mention === mention ? { ...row, left: row.right, right: row.left } : row
}
