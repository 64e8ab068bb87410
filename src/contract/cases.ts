/** Cases: one question, its signals, what speaks for and against, what is unknown. */
import { z } from 'zod'
import { CaseId, DecisionId, RecordId, SignalId, StatementId, UserId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Code, DateText, Done, Instant, Reason, ShortText } from './shapes.ts'

export const CaseState = z.enum(['open', 'review', 'closed', 'erased'])
export const AssessmentPoint = z.strictObject({
  side: z.enum(['for', 'against', 'alternative', 'unknown']),
  text: z.string().trim().min(1).max(4_000),
  statement: StatementId.optional(),
  signal: SignalId.optional(),
})
export const CaseDetail = z.strictObject({
  id: CaseId,
  number: z.string(),
  title: z.string(),
  question: z.string(),
  purpose: z.string(),
  ground: z.string(),
  state: CaseState,
  openedAt: Instant,
  reviewOn: z.string().nullable(),
  signals: z.array(z.strictObject({ id: SignalId, number: z.string(), title: z.string(), state: z.string() })),
  members: z.array(z.strictObject({ id: UserId, name: z.string() })),
  /** R20: origins, never deliveries. */
  origins: z.number().int(),
  deliveries: z.number().int(),
  assessment: z
    .strictObject({
      id: RecordId,
      question: z.string(),
      nextStep: z.string(),
      conclusion: z.string(),
      points: z.array(z.strictObject({ side: z.string(), text: z.string() })),
    })
    .nullable(),
})
export type CaseDetail = z.infer<typeof CaseDetail>

export const cases = {
  new: procedure({ permission: 'case.write', audit: 'case.opened_new', purpose: false })
    .input(
      z.strictObject({
        title: ShortText,
        question: z.string().trim().min(1).max(2_000),
        purpose: Code.default('case_work'),
        ground: Code.default('vw2000_107'),
        reviewOn: DateText.optional(),
      }),
    )
    .output(z.strictObject({ case: CaseId, number: z.string() })),
  list: procedure({ permission: 'case.read', audit: 'case.listed', purpose: false })
    .input(z.strictObject({}))
    .output(
      z
        .array(
          z.strictObject({ id: CaseId, number: z.string(), title: z.string(), state: CaseState, openedAt: Instant }),
        )
        .max(1_000),
    ),
  show: procedure({ permission: 'case.read', audit: 'case.opened', purpose: false })
    .input(z.strictObject({ case: CaseId }))
    .output(CaseDetail),
  /** The signal must be able to leave triage (R12, R17, R52). */
  add: procedure({ permission: 'case.write', audit: 'case.signal_added', purpose: false })
    .input(z.strictObject({ case: CaseId, signal: SignalId, because: Reason }))
    .output(z.strictObject({ tie: RecordId })),
  remove: procedure({ permission: 'case.write', audit: 'case.signal_removed', purpose: false })
    .input(z.strictObject({ case: CaseId, signal: SignalId, because: Reason }))
    .output(z.strictObject({ decision: DecisionId })),
  share: procedure({ permission: 'case.write', audit: 'case.shared', purpose: false })
    .input(z.strictObject({ case: CaseId, user: UserId }))
    .output(Done),
  /** At least one other explanation; about the information and the next step, never about the person (R13). */
  assess: procedure({ permission: 'case.write', audit: 'case.assessed', purpose: false })
    .input(
      z.strictObject({
        case: CaseId,
        question: z.string().trim().min(1).max(2_000),
        nextStep: z.enum(['none', 'ask_source', 'forward', 'help', 'close']),
        conclusion: z.string().trim().min(1).max(4_000),
        points: z.array(AssessmentPoint).min(1).max(200),
      }),
    )
    .output(z.strictObject({ assessment: RecordId })),
  close: procedure({ permission: 'case.write', audit: 'case.closed', purpose: false })
    .input(z.strictObject({ case: CaseId, because: Reason }))
    .output(z.strictObject({ decision: DecisionId })),
}
