import { useState } from 'react'
import type { CaseDetail } from '../../../src/contract/cases.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { AssessmentDraft, draftOf, missingIn, type DraftPoint } from './assessment-draft.ts'

/** The assessment in hand: kept while it is written, saved as a new version. */
export function useAssessment(detail: CaseDetail) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const saved = draftOf(detail)
  const version = detail.assessment?.version ?? 0
  const [draft, setDraft] = useState(saved)
  const [base, setBase] = useState({ version, saved, isOwn: false })
  const [isTried, setTried] = useState(false)
  // A version that came since is where one goes on from, but never over what somebody is writing.
  if (base.version !== version) {
    setBase({ version, saved, isOwn: false })
    if (base.isOwn || isSame(draft, base.saved)) setDraft(saved)
  }
  const kept = useDraft({
    screen: 'case.assessment',
    object: detail.id,
    shape: AssessmentDraft,
    value: draft,
    untouched: saved,
    restore: setDraft,
  })
  const command = useCommand(useQueries().cases.assess, {
    onDone: () => {
      kept.forget()
      setTried(false)
      setBase(known => ({ ...known, isOwn: true }))
      announce(t('case.saved', { version: String(version + 1) }))
    },
  })
  const missing = missingIn(draft)
  const change = (part: Partial<AssessmentDraft>): void => setDraft(known => ({ ...known, ...part }))
  return {
    draft,
    kept,
    missing: isTried ? missing : [],
    isChanged: !isSame(draft, saved),
    isBusy: command.isBusy,
    problem: command.problem,
    change,
    addPoint: (point: DraftPoint) => change({ points: [...draft.points, point] }),
    removePoint: (point: DraftPoint) => change({ points: draft.points.filter(other => other !== point) }),
    save: () => {
      setTried(true)
      const { nextStep, help } = draft
      if (missing.length > 0 || command.isBusy || nextStep === null || help === null) return
      command.run({
        case: detail.id,
        question: draft.question.trim(),
        nextStep,
        conclusion: draft.conclusion.trim(),
        points: draft.points,
        help: { answer: help, who: draft.who.trim() },
      })
    },
  }
}

function isSame(left: AssessmentDraft, right: AssessmentDraft): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
export type Assessment = ReturnType<typeof useAssessment>
