/** An assessment while somebody writes it: what the last one said, changed point by point. */
import { z } from 'zod'
import { HelpAnswer, PointSide, type CaseDetail } from '../../../src/contract/cases.ts'
import { SignalId } from '../../../src/contract/ids.ts'

export const nextSteps = ['ask_source', 'forward', 'help', 'close', 'none'] as const
export const helpAnswers = HelpAnswer.shape.answer.options

export const DraftPoint = z.strictObject({ side: PointSide, text: z.string(), signals: z.array(SignalId) })
export type DraftPoint = z.infer<typeof DraftPoint>
/** What speaks for or against rests on a signal; what is unknown, or might be another explanation, need not. */
export function isUnsourced({ side, signals }: DraftPoint): boolean {
  return (side === 'for' || side === 'against') && signals.length === 0
}

export const AssessmentDraft = z.strictObject({
  question: z.string(),
  points: z.array(DraftPoint),
  help: HelpAnswer.shape.answer.nullable(),
  who: z.string(),
  nextStep: z.enum(nextSteps).nullable(),
  conclusion: z.string(),
})
export type AssessmentDraft = z.infer<typeof AssessmentDraft>

/** What stands there before anybody typed: the last version, or nothing but the question. The help question is asked anew. */
export function draftOf({ question, assessment }: Pick<CaseDetail, 'question' | 'assessment'>): AssessmentDraft {
  return {
    question: assessment?.question ?? question,
    points: (assessment?.points ?? []).map(({ side, text, sources }) => ({
      side,
      text,
      signals: sources.map(({ signal }) => signal),
    })),
    help: assessment?.help?.answer ?? null,
    who: assessment?.help?.who ?? '',
    nextStep: nextSteps.find(step => step === assessment?.nextStep) ?? null,
    conclusion: assessment?.conclusion ?? '',
  }
}

export type MissingPart = 'question' | 'alternative' | 'help' | 'next' | 'conclusion'

/** What is needed before it can be saved (R17; at least one other explanation). */
export function missingIn(draft: AssessmentDraft): MissingPart[] {
  const parts: readonly (readonly [MissingPart, boolean])[] = [
    ['question', draft.question.trim() === ''],
    ['alternative', !draft.points.some(point => point.side === 'alternative')],
    ['help', draft.help === null],
    ['next', draft.nextStep === null],
    ['conclusion', draft.conclusion.trim() === ''],
  ]
  return parts.filter(([, isMissing]) => isMissing).map(([part]) => part)
}
