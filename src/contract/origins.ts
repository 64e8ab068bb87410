/** Which signals repeat one origin; and every decision of a person, with its reverse. */
import { z } from 'zod'
import { DecisionId, ExtractId, OriginId, RecordId, SignalId, StatementId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Instant, Limit, Reason, ShortText } from './shapes.ts'

const decided = z.strictObject({ decision: DecisionId })

/** UTF-16 code units in the text of that extract, end excluded. The words as they stand there, covered where a name is protected. */
const PassageAt = z.strictObject({
  extract: ExtractId,
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  quote: z.string().max(501),
})
/** The same words at their places in the texts of either signal. */
export const SharedPassage = z.strictObject({ left: PassageAt, right: PassageAt })
export type SharedPassage = z.infer<typeof SharedPassage>

export const origins = {
  proposals: procedure({ permission: 'signal.read', audit: 'origin.proposed', purpose: false })
    .input(z.strictObject({ signal: SignalId.optional() }))
    .output(
      z
        .array(
          z.strictObject({
            left: SignalId,
            right: SignalId,
            leftNumber: z.string(),
            rightNumber: z.string(),
            reasons: z.array(
              z.enum(['same_message_id', 'same_attachment', 'same_reference', 'near_identical_text', 'stated_source']),
            ),
            /** Longest first. */
            passages: z.array(SharedPassage).max(5),
          }),
        )
        .max(1_000),
    ),
  /** R21: a person decides. The later signal becomes a delivery of the earlier one. */
  same: procedure({ permission: 'signal.decide', audit: 'origin.joined', purpose: false })
    .input(z.strictObject({ left: SignalId, right: SignalId, because: Reason }))
    .output(decided),
  /** R23: the origin of one statement. */
  set: procedure({ permission: 'signal.decide', audit: 'origin.of_statement', purpose: false })
    .input(z.strictObject({ statement: StatementId, origin: OriginId, because: Reason }))
    .output(decided),
  describe: procedure({ permission: 'signal.decide', audit: 'origin.described', purpose: false })
    .input(
      z.strictObject({
        signal: SignalId,
        label: ShortText,
        acquiredHow: z.enum(['own_observation', 'told_by_person', 'document', 'open_source', 'derived', 'unknown']),
        acquiredOn: z.string().max(64).optional(),
        protected: z.boolean().default(false),
      }),
    )
    .output(z.strictObject({ origin: OriginId, decision: DecisionId })),
}

export const decisions = {
  list: procedure({ permission: 'signal.read', audit: 'decision.listed', purpose: false })
    .input(z.strictObject({ about: RecordId.optional(), limit: Limit.default(100) }))
    .output(
      z.array(
        z.strictObject({
          id: DecisionId,
          kind: z.string(),
          value: z.string().nullable(),
          because: z.string().nullable(),
          by: z.string(),
          at: Instant,
          inForce: z.boolean(),
          subjects: z.array(z.string()),
        }),
      ),
    ),
  undo: procedure({ permission: 'signal.decide', audit: 'decision.undone', purpose: false })
    .input(z.strictObject({ decision: DecisionId, because: Reason }))
    .output(decided),
}
