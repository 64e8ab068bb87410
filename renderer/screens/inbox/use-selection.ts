import { skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { SignalId } from '../../../src/contract/ids.ts'
import type { InboxRow } from '../../../src/contract/inbox.ts'
import { useQueries } from '../../app/queries-context.tsx'
import type { InboxList } from './use-inbox.ts'

export interface Selection {
  /** Place of the selected signal in this list; null when it is not in it, or not known yet. */
  readonly place: number | null
  /** A line was chosen that has not come yet: it is selected when it does. */
  readonly wait: (place: number) => void
  readonly useArrival: (arrived: (row: InboxRow) => void) => void
}

/** Where the selected signal stands in the list: among the lines that are there, or asked of the vault. */
export function useSelection(list: InboxList, signal: SignalId | null): Selection {
  const { inbox } = useQueries()
  const [awaited, setAwaited] = useState<number | null>(null)
  const near = signal === null ? undefined : list.placeOf(signal)
  const asked = useQuery(
    inbox.place.queryOptions({
      input: signal === null || near !== undefined ? skipToken : { ...list.which, signal },
    }),
  )
  return {
    place: awaited ?? near ?? asked.data?.place ?? null,
    wait: setAwaited,
    useArrival: arrived => {
      const row = awaited === null ? undefined : list.rowAt(awaited)
      const hear = useEffectEvent((found: InboxRow) => {
        setAwaited(null)
        arrived(found)
      })
      useEffect(() => {
        if (row !== undefined) hear(row)
      }, [row])
    },
  }
}
