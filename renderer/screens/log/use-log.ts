import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LogView } from '../../../src/contract/audit.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useNow } from '../../app/use-now.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { groupOfAct, type ActGroup } from './act-groups.ts'
import { rowsOf, type LogGroup } from './log-rows.ts'

export interface LogFilter {
  readonly view: LogView
  readonly about: string
  readonly actor: string
  readonly group: ActGroup | 'all'
  /** `YYYY-MM-DD`, or empty. */
  readonly from: string
  readonly until: string
  /** Everything that touches this person. */
  readonly person: string
}
const noFilter: LogFilter = { view: 'all', about: '', actor: '', group: 'all', from: '', until: '', person: '' }

/** The log newest first, page by page, under the filters. Each page that is read is a line of its own in the log. */
export function useLog() {
  const queries = useQueries()
  const { formatDay } = useTexts()
  const now = useNow()
  const [filter, setFilter] = useState(noFilter)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const choices = useQuery(queries.audit.filters.queryOptions({ input: {}, staleTime: Infinity }))
  const acts = (choices.data?.acts ?? []).filter(act => groupOfAct(act) === filter.group)
  const { view, about, actor, from, until, person } = filter
  const input = {
    view,
    ...(about.trim() === '' ? {} : { about: about.trim() }),
    ...(actor === '' ? {} : { actor }),
    ...(filter.group === 'all' ? {} : { acts }),
    ...(from === '' ? {} : { from: startOf(from, 0) }),
    ...(until === '' ? {} : { until: startOf(until, 1) }),
    ...(person === '' ? {} : { person }),
  }
  const pages = useInfiniteQuery(
    queries.audit.page.infiniteOptions({
      input: (before: number | undefined) => ({ ...input, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: page => page.next ?? undefined,
      staleTime: Infinity,
    }),
  )
  const rows = rowsOf(pages.data?.pages.flatMap(page => page.entries) ?? [], {
    dayOf: at => formatDay(at, now),
    // What deserves a second look is looked at line by line (R80).
    folds: view === 'all',
    opened,
  })
  return {
    filter,
    choices: choices.data,
    pages,
    rows,
    fold: ({ id, isOpen }: LogGroup) =>
      setOpened(known => new Set(isOpen ? [...known].filter(other => other !== id) : [...known, id])),
    total: pages.data?.pages[0]?.total ?? 0,
    change: (part: Partial<LogFilter>) => setFilter(known => ({ ...known, ...part })),
    clear: () => setFilter(noFilter),
  }
}
export type LogState = ReturnType<typeof useLog>

/** Beginning of a day, or of one so many days later. */
export function startOf(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).getTime()
}
