/** What a closing still lacks, and what it comes down to. Pure: the dialog shows it, the vault decides. */
import type { ErrorText } from './closing-texts.ts'
import { z } from 'zod'
import { HelpAskedBy } from '../../../src/contract/signals.ts'
import { outcomes, type Outcome } from './outcome.ts'

export type Help = 'yes' | 'no' | 'unknown'

export const ClosingForm = z.strictObject({
  outcome: z.enum(outcomes).nullable(),
  /** A closing reason that leads to `unfounded`. */
  which: z.string().nullable(),
  help: z.enum(['yes', 'no', 'unknown']).nullable(),
  askedBy: HelpAskedBy.nullable(),
  helpTo: z.string().nullable(),
  /** Null: the usual words for this reason. */
  because: z.string().nullable(),
  feedback: z.enum(['given', 'withheld']).nullable(),
  feedbackText: z.string().nullable(),
})
export type ClosingForm = z.infer<typeof ClosingForm>

export const emptyForm: ClosingForm = {
  outcome: null,
  which: null,
  help: null,
  askedBy: null,
  helpTo: null,
  because: null,
  feedback: null,
  feedbackText: null,
}

const reasons = {
  help: 'help_only',
  tooLittle: 'no_followup_insufficient',
  elsewhere: 'out_of_scope_other_authority',
  provided: 'forwarded_done',
} as const satisfies Partial<Record<Outcome, string>>

/** Whether anything in it was written rather than chosen. */
export function hasOwnWords({ because, feedbackText }: ClosingForm): boolean {
  return because !== null || feedbackText !== null
}

/** The code of the closing reason; null until it is chosen. */
export function reasonOf({ outcome, which }: ClosingForm): string | null {
  if (outcome === null) return null
  return outcome === 'unfounded' ? which : reasons[outcome]
}

/** Choosing "to help" says that help is needed: the question stays open to be answered otherwise. */
export function chooseOutcome(form: ClosingForm, outcome: Outcome): ClosingForm {
  return { ...form, outcome, help: outcome === 'help' ? 'yes' : form.help }
}

/** Questions that are asked with this outcome, in the order in which they stand. */
export function questionsOf(form: ClosingForm, asksFeedback: boolean) {
  const isHelp = form.outcome === 'help'
  return {
    which: form.outcome === 'unfounded',
    helpTo: isHelp,
    help: form.outcome !== null,
    askedBy: form.help === 'yes',
    feedback: asksFeedback,
  }
}

export type ClosingField = keyof ClosingForm

/** Fields that keep it from being closed, each with its text. */
export function problemsOf(
  form: ClosingForm,
  { because, feedbackText, asksFeedback }: { because: string; feedbackText: string; asksFeedback: boolean },
): Partial<Record<ClosingField, ErrorText>> {
  const asked = questionsOf(form, asksFeedback)
  const isUnfounded = form.outcome === 'unfounded'
  const problems: Partial<Record<ClosingField, ErrorText>> = {}
  if (form.outcome === null) problems.outcome = 'closing.outcomeNeeded'
  if (asked.which && form.which === null) problems.which = 'closing.whichNeeded'
  if (asked.helpTo && form.helpTo === null) problems.helpTo = 'closing.toNeeded'
  if (form.outcome === 'help' && form.help !== 'yes') problems.help = 'closing.helpMustBeYes'
  else if (asked.help && !isUnfounded && form.help === null) problems.help = 'closing.helpNeeded'
  if (asked.askedBy && form.askedBy === null) problems.askedBy = 'closing.askedByNeeded'
  if (because.trim() === '') problems.because = 'closing.becauseNeeded'
  if (asksFeedback && form.feedback === null) problems.feedback = 'closing.feedbackNeeded'
  if (form.feedback !== null && feedbackText.trim() === '') problems.feedbackText = 'closing.feedbackTextNeeded'
  return problems
}
