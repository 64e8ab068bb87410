import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MentionRow } from '../../../src/contract/annotation.ts'
import type { Proposal } from '../../../src/contract/entities.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useProblem, type Problem } from '../../app/use-problem.ts'
import { useTexts } from '../../i18n/language-context.tsx'

export interface Linking {
  readonly link: (proposal: Proposal, because?: string) => void
  readonly create: () => void
  readonly isBusy: boolean
  readonly problem: Problem | undefined
}

export function keyOf({ right }: Proposal): string {
  return right.entity ?? right.mention ?? right.label
}

/** Attaches a mention to somebody or something known, or makes it the first of a new one. What stood on the screen goes along (R34). */
export function useLinking(mention: MentionRow, onDone: () => void): Linking {
  const { entities } = useQueries()
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const problemOf = useProblem()
  const announce = useAnnounce()
  const undo = useUndo()
  const { mutate, isPending, isError, error } = useMutation({
    mutationFn: async (wish: { readonly proposal: Proposal; readonly because: string | undefined } | null) => {
      if (wish === null) return { made: await entities.create.call({ mention: mention.id }), label: mention.surface }
      const { right, against } = wish.proposal
      // Nobody recorded the other one yet: it begins there, where it was mentioned first.
      const entity =
        right.entity ??
        (right.mention === null ? null : (await entities.create.call({ mention: right.mention })).entity)
      if (entity === null) throw new Error('a candidate is an entity or a mention')
      const made = await entities.attach.call({
        entity,
        mention: mention.id,
        shown: against.map(({ code }) => code),
        ...(wish.because === undefined ? {} : { because: wish.because }),
      })
      return { made, label: right.label }
    },
    onSuccess: async ({ made, label }) => {
      const text = t('signal.linkedTo', { whom: label.replaceAll(/\s+/g, ' ') })
      announce(text)
      const [decision] = made.decisions
      if (decision !== undefined) undo.offer({ text, decision })
      onDone()
      await queryClient.invalidateQueries()
    },
  })
  return {
    link: (proposal, because) => mutate({ proposal, because }),
    create: () => mutate(null),
    isBusy: isPending,
    problem: isError ? problemOf(error) : undefined,
  }
}
