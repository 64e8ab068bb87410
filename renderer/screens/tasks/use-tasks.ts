import { dayText } from '../../i18n/dutch-time.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CaseId, PacketId, SignalId, type TaskId } from '../../../src/contract/ids.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useNow } from '../../app/use-now.ts'
import { useQueries } from '../../app/queries-context.tsx'
import type { Place } from '../../state/place.ts'
import { inGroups } from './task-groups.ts'

export type Whose = 'me' | 'everyone' | 'overdue'

/** The open tasks of one choice, the selected one, and the way to what it is about. */
export function useTasks() {
  const { signals } = useQueries()
  const { go } = useNavigate()
  const [of, setOf] = useState<Whose>('me')
  const [chosen, setChosen] = useState<TaskId | null>(null)
  const query = useQuery(signals.tasks.queryOptions({ input: { of } }))
  const entries = inGroups(query.data ?? [], dayText(useNow()))
  const at = entries.findIndex(entry => entry.kind === 'task' && entry.task.id === chosen)
  const found = entries[at]
  const choose = (index: number): void => {
    const entry = entries[index]
    if (entry?.kind === 'task') setChosen(entry.task.id)
  }
  /** The next task that way, past headers. */
  const step = (by: 1 | -1): void => {
    let index = at < 0 ? (by === 1 ? 0 : -1) : at + by
    while (entries[index]?.kind === 'header') index += by
    choose(index)
  }
  return {
    query,
    of,
    setOf,
    entries,
    selected: at < 0 ? null : at,
    task: found?.kind === 'task' ? found.task : undefined,
    choose,
    step,
    open: () => {
      const place = found?.kind === 'task' ? placeOf(found.task) : undefined
      if (place !== undefined) go(place)
    },
  }
}

function placeOf({ about, aboutType }: { readonly about: string; readonly aboutType: string }): Place | undefined {
  switch (aboutType) {
    case 'signal':
      return { screen: 'signal', signal: SignalId.parse(about) }
    case 'case':
      return { screen: 'case', case: CaseId.parse(about) }
    case 'packet':
      return { screen: 'packet', packet: PacketId.parse(about) }
    default:
      return undefined
  }
}
