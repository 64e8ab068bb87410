/** Everything that the desk of one signal shows, read together: five answers of the vault that belong to one moment. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { MentionRow, NoteRow } from '../../../src/contract/annotation.ts'
import type { AttachedMention, Weighing } from '../../../src/contract/entities.ts'
import type { SignalId } from '../../../src/contract/ids.ts'
import type { TieRow } from '../../../src/contract/links.ts'
import type { ReadingText, SignalTerms } from '../../../src/contract/reading.ts'
import type { SignalDetail } from '../../../src/contract/signals.ts'
import { useQueries } from '../../app/queries-context.tsx'
import type { TextPlace } from './text/marks.ts'

export interface SignalDesk {
  readonly detail: SignalDetail
  readonly texts: readonly ReadingText[]
  readonly terms: SignalTerms
  readonly mentions: readonly MentionRow[]
  readonly notes: readonly NoteRow[]
  /** Nine digits that pass the 11-check: to be taken out of everything that leaves (R38). */
  readonly citizenNumbers: readonly TextPlace[]
  readonly weighing: Weighing
  readonly attached: readonly AttachedMention[]
  readonly ties: readonly TieRow[]
}

export function useSignalQuery(signal: SignalId): UseQueryResult<SignalDesk> {
  const { signals, reading, annotations, statements, entities, links } = useQueries()
  return useQuery({
    queryKey: ['signal-desk', signal],
    queryFn: async (): Promise<SignalDesk> => {
      const input = { signal }
      const [detail, { texts, terms }, marks, weighing, attached, ties] = await Promise.all([
        signals.show.call(input),
        reading.open.call(input),
        annotations.list.call(input),
        statements.weighing.call(input),
        entities.attachedIn.call(input),
        links.list.call(input),
      ])
      return { detail, texts, terms, ...marks, weighing, attached, ties }
    },
  })
}

export const SignalContext = createContext<SignalDesk | null>(null)

/** The signal on this desk. */
export function useSignal(): SignalDesk {
  const desk = use(SignalContext)
  if (desk === null) throw new Error('useSignal stands outside a signal')
  return desk
}
