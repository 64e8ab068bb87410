import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PurposeInput } from '../../../src/contract/shapes.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { usePurposeMemory } from '../../app/purpose-memory.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import type { Place } from '../../state/place.ts'

export type SearchPlace = Extract<Place, { screen: 'search' }>

/** What is asked, why, and the answer. The place remembers the question, so that going back brings it again. */
export function useSearch(place: SearchPlace) {
  const { settle } = useNavigate()
  const memory = usePurposeMemory()
  const [asking, setAsking] = useState<string | null>(null)
  const words = place.words ?? ''
  const purpose = place.purpose ?? memory.purpose
  const hasArrivedUnasked = words !== '' && purpose === null
  const [isDismissed, setDismissed] = useState(false)
  const found = useQuery(
    useQueries().search.all.queryOptions({
      input: {
        query: words,
        purpose: purpose ?? { code: 'unknown' },
        ...(place.spellings === undefined ? {} : { spellings: [...place.spellings] }),
      },
      enabled: words !== '' && purpose !== null,
      // Each time it is asked is a line in the log: not again just because the window came back.
      staleTime: Infinity,
      retry: false,
    }),
  )
  return {
    words,
    purpose,
    found,
    isAsking: asking !== null || (hasArrivedUnasked && !isDismissed),
    ask: (next: string) => {
      if (purpose === null) setAsking(next)
      else settle({ screen: 'search', words: next, purpose })
    },
    askPurpose: () => setAsking(words),
    dismiss: () => {
      setAsking(null)
      setDismissed(true)
    },
    answer: (given: PurposeInput) => {
      const next = asking ?? words
      setAsking(null)
      settle({ screen: 'search', ...(next === '' ? {} : { words: next }), purpose: given })
    },
    spell: (spellings: readonly string[]) => settle({ ...place, ...(purpose === null ? {} : { purpose }), spellings }),
    select: (selected: string) => settle({ ...place, selected }),
  }
}
export type Search = ReturnType<typeof useSearch>
