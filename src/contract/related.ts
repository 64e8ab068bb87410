/**
 * Signals that look related to one another, with the reason in words: the same number, file, message or name. A place, a list, a
 * nationality or a date is never a reason (R10, R35). Nothing is joined here: a person compares and decides (R21, R39).
 */
import { z } from 'zod'
import { DecisionId, ExtractId, SignalId } from './ids.ts'
import { SharedPassage } from './origins.ts'
import { procedure } from './procedure.ts'
import { Instant, Reason } from './shapes.ts'
import { SignalState } from './signals.ts'

export const RelatedReasonCode = z.enum([
  'same_v_number',
  'v_number_after_padding',
  'same_document_number',
  'same_chain_reference',
  'same_phone',
  'same_email',
  'same_social_handle',
  'same_iban',
  'same_number_plate',
  'same_name',
  'name_variant',
  'same_person_recorded',
  'same_file',
  'same_message',
  'nearly_same_text',
])
export type RelatedReasonCode = z.infer<typeof RelatedReasonCode>

export const RelatedReason = z.strictObject({
  code: RelatedReasonCode,
  /** What stands on either side; empty where there is nothing to quote. */
  left: z.string(),
  right: z.string(),
})
export type RelatedReason = z.infer<typeof RelatedReason>

/** One signal as the other side of a comparison. */
const Head = {
  id: SignalId,
  number: z.string(),
  title: z.string(),
  state: SignalState,
  sender: z.string().nullable(),
  receivedAt: Instant,
  /** Its sender saw or heard it, as far as recorded. */
  ownObservation: z.boolean(),
}
export const RelatedSignal = z.strictObject({
  ...Head,
  reasons: z.array(RelatedReason).min(1).max(40),
  otherSender: z.boolean(),
  /** R21: reasons to think that both go back to one origin. */
  mayShareOrigin: z.boolean(),
})
export type RelatedSignal = z.infer<typeof RelatedSignal>

const Mark = z.strictObject({
  extract: ExtractId,
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  code: RelatedReasonCode,
})
const Side = z.strictObject({
  ...Head,
  origin: z.string(),
  texts: z.array(z.strictObject({ extract: ExtractId, name: z.string(), text: z.string() })).max(100),
  /** The passages that the reasons speak of. */
  marks: z.array(Mark).max(2_000),
})
export const Comparison = z.strictObject({
  left: Side,
  right: Side,
  reasons: z.array(RelatedReason).max(40),
  /** Longest first. */
  passages: z.array(SharedPassage).max(5),
  mayShareOrigin: z.boolean(),
  /** What was decided about these two before. */
  earlier: z
    .array(z.strictObject({ kind: z.string(), at: Instant, by: z.string(), because: z.string().nullable() }))
    .max(50),
})
export type Comparison = z.infer<typeof Comparison>

const pair = { left: SignalId, right: SignalId }

export const related = {
  /** By arrival, the latest first; at most so many, and how many more. */
  list: procedure({ permission: 'signal.read', audit: 'signal.related', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(z.strictObject({ signals: z.array(RelatedSignal).max(20), more: z.number().int() })),
  /** Which of these have a related one: for the tag in a list. */
  among: procedure({ permission: 'signal.read', audit: 'signal.related_among', purpose: false })
    .input(z.strictObject({ signals: z.array(SignalId).max(50) }))
    .output(z.strictObject({ signals: z.array(SignalId).max(50) })),
  compare: procedure({ permission: 'signal.read', audit: 'signal.compared', purpose: false })
    .input(z.strictObject(pair))
    .output(Comparison),
  /** Remembered for the reasons that were shown; a new reason brings the pair back. */
  settle: procedure({ permission: 'signal.decide', audit: 'signal.related_settled', purpose: false })
    .input(
      z.strictObject({ ...pair, verdict: z.enum(['not_related', 'not_same_origin', 'undecided']), because: Reason }),
    )
    .output(z.strictObject({ decision: DecisionId })),
}
