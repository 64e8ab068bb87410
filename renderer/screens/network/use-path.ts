import { skipToken, useQuery } from '@tanstack/react-query'
import { useStore } from 'zustand'
import type { PathStep } from '../../../src/contract/links.ts'
import { useQueries } from '../../app/queries-context.tsx'
import type { NetworkStore } from './network-state.ts'
import { highlightOf, type Highlight } from './path-words.ts'

export interface FoundPaths {
  /** Undefined while two people are not chosen, or the answer is not there. */
  readonly paths: readonly (readonly PathStep[])[] | undefined
  readonly hasMore: boolean
  readonly error: Error | null
  readonly highlight: Highlight | null
}

/** Ways between the two who were chosen, by name and one by one: never looked for at large. */
export function usePath(store: NetworkStore): FoundPaths {
  const wish = useStore(store, state => state.path)
  const { from, to } = wish ?? { from: null, to: null }
  const isAsked = from !== null && to !== null && from !== to
  const { data, error } = useQuery(
    useQueries().links.path.queryOptions({ input: isAsked ? { left: from, right: to } : skipToken }),
  )
  const paths = isAsked ? data?.paths.filter(path => path.length <= (wish?.most ?? 4)) : undefined
  const chosen = paths?.[wish?.chosen ?? 0]
  return {
    paths,
    hasMore: isAsked && data?.more === true,
    error: isAsked ? error : null,
    highlight: chosen === undefined ? null : highlightOf(chosen),
  }
}
