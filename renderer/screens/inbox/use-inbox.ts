import { keepPreviousData, useQueries as useMany, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignalId } from '../../../src/contract/ids.ts'
import type { InboxRow, InboxSummary, InboxTab } from '../../../src/contract/inbox.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { layoutOf, type ListLayout } from './list/layout.ts'

/** Rows are fetched in windows of this size, those in view only. */
const windowSize = 50

export interface Which {
  readonly tab: InboxTab
  readonly sender?: string
}

export interface InboxList {
  readonly which: Which
  readonly query: UseQueryResult<InboxSummary>
  readonly summary: InboxSummary | undefined
  readonly layout: ListLayout
  /** By place in the list, headers not counted; undefined while it is being fetched. */
  readonly rowAt: (place: number) => InboxRow | undefined
  readonly placeOf: (signal: SignalId) => number | undefined
  readonly show: (first: number, last: number) => void
}

/** A list of any length: its outline, and the windows of it that are in view. */
export function useInboxList(which: Which): InboxList {
  const { inbox } = useQueries()
  const [view, setView] = useState({ first: 0, last: 0 })
  const summary = useQuery(inbox.summary.queryOptions({ input: which, placeholderData: keepPreviousData }))
  const layout = layoutOf(summary.data)
  const from = Math.floor(layout.placeNear(view.first) / windowSize)
  const to = Math.floor(layout.placeNear(view.last) / windowSize)
  const pages = Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => from + index)
  const windows = useMany({
    queries: pages.map(page =>
      inbox.window.queryOptions({
        input: { ...which, from: page * windowSize, limit: windowSize },
        enabled: layout.total > 0,
        placeholderData: keepPreviousData,
      }),
    ),
  })
  const rowsOf = (page: number): readonly InboxRow[] => windows[page - from]?.data?.rows ?? []
  return {
    which,
    query: summary,
    summary: summary.data,
    layout,
    rowAt: place => rowsOf(Math.floor(place / windowSize))[place % windowSize],
    placeOf: signal => {
      for (const page of pages) {
        const at = rowsOf(page).findIndex(row => row.id === signal)
        if (at >= 0) return page * windowSize + at
      }
      return undefined
    },
    show: (first, last) =>
      setView(before => (before.first === first && before.last === last ? before : { first, last })),
  }
}
