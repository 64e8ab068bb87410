/** What a person decides about a signal before he saves it, and what is still missing. Nothing in it has a default (R24). */
import { z } from 'zod'
import type { MentionRow } from '../../../src/contract/annotation.ts'
import type { Weighing } from '../../../src/contract/entities.ts'
import { InformationGrade, SourceGrade } from '../../../src/contract/shapes.ts'
import type { SignalDetail } from '../../../src/contract/signals.ts'

export const Decision = z.enum(['case', 'ask', 'help', 'close'])
export type Decision = z.infer<typeof Decision>

const GradeDraft = z.strictObject({
  source: SourceGrade.nullable(),
  information: InformationGrade.nullable(),
  because: z.string(),
})
export type GradeDraft = z.infer<typeof GradeDraft>

/** Null and empty mean: as it stands in the vault. */
export const Assessment = z.strictObject({
  /** By what is weighed: `signal`, or the id of a statement. */
  grades: z.record(z.string(), GradeDraft),
  themes: z.array(z.string()).nullable(),
  help: z.enum(['yes', 'no', 'unknown']).nullable(),
  feedback: z.enum(['yes', 'no']).nullable(),
  decision: Decision.nullable(),
  /** `new` for one that is opened with this signal. */
  case: z.string().nullable(),
  caseTitle: z.string(),
  caseQuestion: z.string(),
  closingReason: z.string().nullable(),
  /** Who gets a request for help, and nothing else (R17). */
  helpTo: z.string().nullable(),
  answerBy: z.string(),
  /** Why this decision; for a question to the source, the question. */
  because: z.string(),
  /** What the reporter was told, where he asked for it. */
  told: z.string(),
})
export type Assessment = z.infer<typeof Assessment>

export const untouched: Assessment = {
  grades: {},
  themes: null,
  help: null,
  feedback: null,
  decision: null,
  case: null,
  caseTitle: '',
  caseQuestion: '',
  closingReason: null,
  helpTo: null,
  answerBy: '',
  because: '',
  told: '',
}
export const noGrade: GradeDraft = { source: null, information: null, because: '' }

/** Each names a place on the screen that the list of what is missing leads to. */
export type Missing =
  | 'transcription'
  | 'said'
  | 'role'
  | 'grade'
  | 'gradeReason'
  | 'theme'
  | 'help'
  | 'feedback'
  | 'decision'
  | 'case'
  | 'caseQuestion'
  | 'helpTo'
  | 'told'
  | 'closingReason'
  | 'answerBy'
  | 'because'

interface Known {
  readonly detail: Pick<SignalDetail, 'state' | 'behaviour' | 'themes' | 'help' | 'feedbackWanted' | 'missingForCase'>
  readonly weighing: Weighing
  readonly mentions: readonly Pick<MentionRow, 'kind' | 'role'>[]
}

/** In the order of the screen. What a decision does not ask for is not missing: closing as unfounded needs no theme (R12). */
export function missingIn(assessment: Assessment, known: Known, isUnfounded: boolean): Missing[] {
  const { decision } = assessment
  const missing: Missing[] = []
  const need = (part: Missing, isThere: boolean): void => {
    if (!isThere) missing.push(part)
  }
  const isWeighed = decision !== 'ask' && !(decision === 'close' && isUnfounded)
  if (isWeighed) {
    need('transcription', !known.detail.missingForCase.includes('TRANSCRIPTION_NEEDED'))
    need('said', hasSaid(known))
    need(
      'role',
      known.mentions.every(({ kind, role }) => kind !== 'person' || role !== 'unknown'),
    )
    need('grade', isGraded(assessment, known.weighing))
  }
  need('gradeReason', Object.values(assessment.grades).every(isFinished))
  if (isWeighed) {
    need('theme', (assessment.themes ?? known.detail.themes).length > 0)
    need('help', assessment.help !== null || known.detail.help !== null)
    need('feedback', assessment.feedback !== null || known.detail.feedbackWanted !== null)
  }
  need('decision', decision !== null || isDecided(known))
  if (decision === 'case') {
    need('case', assessment.case !== null)
    if (assessment.case === 'new')
      need('caseQuestion', assessment.caseTitle.trim() !== '' && assessment.caseQuestion.trim() !== '')
  }
  if (decision === 'close') need('closingReason', assessment.closingReason !== null)
  if (decision === 'help') need('helpTo', assessment.helpTo !== null)
  if (decision === 'help' || decision === 'close')
    need('told', !wantsFeedback(assessment, known) || assessment.told.trim() !== '')
  if (decision === 'ask') need('answerBy', assessment.answerBy !== '')
  if (decision !== null) need('because', assessment.because.trim() !== '')
  return missing
}

/** It is in a case or went on already: it can be weighed anew without a decision, and what triage offers is over. */
export function isDecided({ detail }: { readonly detail: Pick<SignalDetail, 'state'> }): boolean {
  return detail.state === 'in_case' || detail.state === 'forwarded'
}

/** R55: who asked to hear something hears it before the signal is closed. */
export function wantsFeedback(
  { feedback }: Assessment,
  { detail }: { readonly detail: Pick<SignalDetail, 'feedbackWanted'> },
): boolean {
  return (feedback ?? detail.feedbackWanted) === 'yes'
}

/** R12: without something said or done nothing goes to a case. */
export function hasSaid({
  detail,
  weighing,
}: {
  readonly detail: Pick<SignalDetail, 'behaviour'>
  readonly weighing: Weighing
}): boolean {
  return detail.behaviour !== null || claimsIn(weighing).length > 0
}

/** What was said or done, in the words of the source. */
export function claimsIn({ statements }: Weighing): Weighing['statements'] {
  return statements.filter(({ property, polarity }) => property === 'said' && polarity !== 'contradicts')
}
export function nuanceIn({ statements }: Weighing): Weighing['statements'] {
  return statements.filter(({ property, polarity }) => property === 'said' && polarity === 'contradicts')
}

const longestAnswer = 4_000

/** The answer to "what was said or done?" that the claims give; undefined leaves the answer that is there. */
export function behaviourFrom(weighing: Weighing): string | undefined {
  const words = claimsIn(weighing).map(({ value }) => `“${value}”`)
  if (words.length === 0) return undefined
  const whole = words.join('; ')
  return whole.length <= longestAnswer ? whole : `${whole.slice(0, longestAnswer - 1).toWellFormed()}…`
}

/** The signal as a whole is weighed, or each claim is. */
function isGraded({ grades }: Assessment, weighing: Weighing): boolean {
  const given = (target: string, lines: readonly unknown[]): boolean => {
    const draft = grades[target]
    return lines.length > 0 || (draft !== undefined && draft.source !== null && draft.information !== null)
  }
  const claims = [...claimsIn(weighing), ...nuanceIn(weighing)]
  return given('signal', weighing.own) || (claims.length > 0 && claims.every(row => given(row.id, row.grades)))
}

/** Begun and finished, or not begun: both choices and why. */
function isFinished({ source, information, because }: GradeDraft): boolean {
  const isBegun = source !== null || information !== null || because.trim() !== ''
  return !isBegun || (source !== null && information !== null && because.trim() !== '')
}
