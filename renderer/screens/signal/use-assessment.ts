import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use, useState } from 'react'
import type { GradeLine } from '../../../src/contract/entities.ts'
import { CaseId, StatementId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useProblem, type Problem } from '../../app/use-problem.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { Assessment, behaviourFrom, missingIn, untouched, type Missing } from './assessment.ts'
import type { SignalDesk } from './use-signal.ts'

export interface AssessmentForm {
  readonly value: Assessment
  readonly change: (part: Partial<Assessment>) => void
  /** What stands between this form and the vault; empty until somebody tries to save. */
  readonly missing: readonly Missing[]
  readonly save: () => void
  /** Nothing is missing. */
  readonly isWhole: boolean
  readonly isBusy: boolean
  readonly problem: Problem | undefined
  /** When what was put back after a lock had been kept. */
  readonly restoredFrom: number | null
  readonly discard: () => void
}

/** The assessment of one signal: kept while it is unfinished, and saved as the vault's own acts. */
export function useAssessment(desk: SignalDesk): AssessmentForm {
  const { detail, weighing } = desk
  const [value, setValue] = useState(untouched)
  const [isTried, setTried] = useState(false)
  const { books } = useCodes()
  const draft = useDraft({
    screen: 'signal.assessment',
    object: detail.id,
    shape: Assessment,
    value,
    untouched,
    restore: setValue,
  })
  const closing = books?.closingReasons.find(({ code }) => code === value.closingReason)
  const missing = missingIn(value, desk, closing?.state === 'unfounded')
  const save = useSave(desk, () => {
    draft.forget()
    setValue(untouched)
    setTried(false)
  })
  return {
    value,
    change: part => setValue(before => ({ ...before, ...part })),
    missing: isTried ? missing : [],
    save: () => {
      setTried(true)
      if (missing.length === 0 && !save.isBusy) save.run({ value, behaviour: behaviourFrom(weighing) })
    },
    isWhole: missing.length === 0,
    isBusy: save.isBusy,
    problem: save.problem,
    restoredFrom: draft.restoredFrom,
    discard: draft.discard,
  }
}

interface Saved {
  readonly value: Assessment
  readonly behaviour: string | undefined
}

/** Grades first, then the answers, then the decision that rests on them. Each is an act of its own that can be taken back. */
function useSave({ detail, weighing }: SignalDesk, onSaved: () => void) {
  const { signals, cases, inbox } = useQueries()
  const queryClient = useQueryClient()
  const problemOf = useProblem()
  const announce = useAnnounce()
  const undo = useUndo()
  const { go } = useNavigate()
  const { t } = useTexts()
  const signal = detail.id
  const { mutate, isPending, isError, error } = useMutation({
    mutationFn: async ({ value, behaviour }: Saved) => {
      for (const [target, { source, information, because }] of Object.entries(value.grades)) {
        if (source === null || information === null) continue
        const grade = { source, information, because: because.trim() }
        // Saved before, when something after it was refused.
        if (
          isGiven(
            grade,
            target === 'signal' ? weighing.own : weighing.statements.find(({ id }) => id === target)?.grades,
          )
        )
          continue
        if (target === 'signal') await signals.grade.call({ signal, ...grade })
        // A statement that was taken back meanwhile needs no grade any more.
        else if (weighing.statements.some(({ id }) => id === target))
          await signals.gradeStatement.call({ statement: StatementId.parse(target), ...grade })
      }
      await signals.triage.call({
        signal,
        ...(value.themes === null ? {} : { themes: value.themes }),
        ...(value.help === null ? {} : { help: value.help }),
        ...(value.feedback === null ? {} : { feedbackWanted: value.feedback === 'yes' }),
        ...(behaviour === undefined ? {} : { behaviour }),
      })
      return decide(value)
    },
    onSuccess: async (decision, { value }) => {
      onSaved()
      // What is closed leaves the desk; an unfounded signal is nowhere any more (R56).
      if (value.decision === 'help' || value.decision === 'close') go({ screen: 'inbox' })
      announce(t('signal.saved'))
      if (decision !== null)
        undo.offer({ text: t('signal.saved'), decision, onUndone: () => go({ screen: 'signal', signal }) })
      await queryClient.invalidateQueries()
    },
    onError: () => void queryClient.invalidateQueries(),
  })
  const caseFor = async (value: Assessment) =>
    value.case === 'new'
      ? (await cases.new.call({ title: value.caseTitle.trim(), question: value.caseQuestion.trim() })).case
      : CaseId.parse(value.case)
  const decide = async (value: Assessment) => {
    const because = value.because.trim()
    switch (value.decision) {
      case 'case':
        return (await cases.add.call({ case: await caseFor(value), signal, because })).decision
      case 'ask':
        return (await inbox.ask.call({ signal, question: because, answerBy: value.answerBy })).decision
      case 'help':
        return (
          await signals.close.call({
            signal,
            reason: 'help_only',
            because,
            ...(value.helpTo === null ? {} : { helpTo: value.helpTo }),
            ...told(value),
          })
        ).decision
      case 'close':
        return (await signals.close.call({ signal, reason: value.closingReason ?? '', because, ...told(value) }))
          .decision
      case null:
        return null
    }
  }
  return { run: mutate, isBusy: isPending, problem: isError ? problemOf(error) : undefined }
}

function isGiven(
  grade: { readonly source: string; readonly information: string; readonly because: string },
  lines: readonly GradeLine[] = [],
): boolean {
  const [last] = lines
  return last?.source === grade.source && last.information === grade.information && last.because === grade.because
}

function told({ told: words }: Assessment): { feedbackGiven?: string } {
  return words.trim() === '' ? {} : { feedbackGiven: words.trim() }
}

export const AssessmentContext = createContext<AssessmentForm | null>(null)

export function useAssessmentForm(): AssessmentForm {
  const form = use(AssessmentContext)
  if (form === null) throw new Error('useAssessmentForm stands outside a signal')
  return form
}

/** The cases that this person may put a signal in. */
export function useOpenCases() {
  const { data } = useQuery(useQueries().cases.list.queryOptions({ input: {} }))
  return (data ?? []).filter(({ state }) => state === 'open' || state === 'review')
}
