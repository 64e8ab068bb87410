/** Cases: one question, its signals, what speaks for and against, what is unknown. */
import { z } from 'zod'
import { LogLine } from './audit.ts'
import { CaseId, DecisionId, RecordId, SignalId, StatementId, TaskId, UserId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Code, DateText, Done, Grade, HandlingCode, Instant, Limit, Reason, ShortText } from './shapes.ts'

export const CaseState = z.enum(['open', 'review', 'closed', 'erased'])
export const PointSide = z.enum(['for', 'against', 'alternative', 'unknown'])
export type PointSide = z.infer<typeof PointSide>
/** On what it rests: one signal or statement, or several signals. */
export const AssessmentPoint = z.strictObject({
  side: PointSide,
  text: z.string().trim().min(1).max(4_000),
  statement: StatementId.optional(),
  signal: SignalId.optional(),
  signals: z.array(SignalId).max(100).optional(),
})
/** R17: asked again at each assessment, with who needs it or who helps. */
export const HelpAnswer = z.strictObject({ answer: z.enum(['yes', 'no', 'unknown']), who: z.string().trim().max(400) })
export type HelpAnswer = z.infer<typeof HelpAnswer>

export const CaseRow = z.strictObject({
  id: CaseId,
  number: z.string(),
  title: z.string(),
  state: CaseState,
  openedAt: Instant,
  changedAt: Instant,
  reviewOn: z.string().nullable(),
  owner: z.string(),
  mine: z.boolean(),
  signals: z.number().int(),
  openTasks: z.number().int(),
  /** The first day on which a task falls due. */
  nextDue: z.string().nullable(),
})
export type CaseRow = z.infer<typeof CaseRow>

const LinkedSignal = z.strictObject({ id: SignalId, number: z.string(), title: z.string() })
/** `apart`: how many of its statements have a grade of their own (R24). */
const CaseGrades = z.strictObject({
  sender: Grade.nullable(),
  own: Grade.nullable(),
  apart: z.number().int().nonnegative(),
})
/** A signal in the case, with what its source demands and what speaks against it (R16). */
export const CaseSignal = LinkedSignal.extend({
  state: z.string(),
  sender: z.string().nullable(),
  receivedAt: Instant,
  /** Root of its origin's cluster: what counts (R20). */
  root: z.string(),
  grades: CaseGrades,
  handling: z.strictObject({ code: HandlingCode, assumed: z.boolean() }),
  minor: z.boolean(),
  kind: z.string().nullable(),
  contradicts: z.array(LinkedSignal).max(1_000),
  /** R16: also those that are not in the case. */
  contradictedBy: z.array(LinkedSignal.extend({ inCase: z.boolean() })).max(1_000),
  help: z.string().nullable(),
  /** R55. */
  feedback: z.enum(['not_asked', 'not_wanted', 'open', 'given']),
  because: z.string().nullable(),
  addedAt: Instant,
})
export type CaseSignal = z.infer<typeof CaseSignal>

const PointSource = z.strictObject({
  signal: SignalId,
  number: z.string(),
  sender: z.string().nullable(),
  grades: CaseGrades,
})
export const CasePoint = z.strictObject({
  side: PointSide,
  text: z.string(),
  sources: z.array(PointSource).max(1_000),
  /** R20: distinct origins behind it. */
  origins: z.number().int(),
})
export type CasePoint = z.infer<typeof CasePoint>

export const CaseTask = z.strictObject({
  id: TaskId,
  about: RecordId,
  aboutType: z.string(),
  aboutNumber: z.string().nullable(),
  kind: z.string(),
  what: z.string(),
  dueOn: z.string(),
  assignee: z.string().nullable(),
  done: z.strictObject({ at: Instant, by: z.string(), because: z.string().nullable() }).nullable(),
})
export type CaseTask = z.infer<typeof CaseTask>

/** One thing that a person decided about the case. */
export const CaseEvent = z.strictObject({
  id: RecordId,
  at: Instant,
  by: z.string(),
  kind: z.enum([
    'opened',
    'signal_added',
    'signal_removed',
    'shared',
    'unshared',
    'assessed',
    'closed',
    'reopened',
    'task_added',
    'task_done',
  ]),
  /** A signal's number, a colleague's name, what a task says. */
  about: z.string().nullable(),
  because: z.string().nullable(),
})
export type CaseEvent = z.infer<typeof CaseEvent>
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
  openedBy: z.string(),
  changedAt: Instant,
  signals: z.array(CaseSignal),
  members: z.array(z.strictObject({ id: UserId, name: z.string(), role: z.string(), owner: z.boolean() })),
  /** R20: origins, never deliveries. */
  origins: z.number().int(),
  deliveries: z.number().int(),
  assessment: z
    .strictObject({
      id: RecordId,
      question: z.string(),
      nextStep: z.string(),
      conclusion: z.string(),
      points: z.array(CasePoint),
      /** How many were recorded so far. */
      version: z.number().int(),
      at: Instant,
      by: z.string(),
      help: HelpAnswer.nullable(),
    })
    .nullable(),
  /** Open ones by day; after them what was done. About the case and about its signals. */
  tasks: z.array(CaseTask).max(2_000),
  history: z.array(CaseEvent).max(2_000),
  /** The decision that closed it, to be taken back. */
  closed: z.strictObject({ decision: DecisionId, because: z.string().nullable(), by: z.string() }).nullable(),
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
    .output(z.array(CaseRow).max(1_000)),
  show: procedure({ permission: 'case.read', audit: 'case.opened', purpose: false })
    .input(z.strictObject({ case: CaseId }))
    .output(CaseDetail),
  /** The signal must be able to leave triage (R12, R17, R52). */
  add: procedure({ permission: 'case.write', audit: 'case.signal_added', purpose: false })
    .input(z.strictObject({ case: CaseId, signal: SignalId, because: Reason }))
    .output(z.strictObject({ tie: RecordId, decision: DecisionId.nullable() })),
  remove: procedure({ permission: 'case.write', audit: 'case.signal_removed', purpose: false })
    .input(z.strictObject({ case: CaseId, signal: SignalId, because: Reason }))
    .output(z.strictObject({ decision: DecisionId })),
  share: procedure({ permission: 'case.write', audit: 'case.shared', purpose: false })
    .input(z.strictObject({ case: CaseId, user: UserId }))
    .output(Done),
  /** Not for whom the case is; what they already saw stays in the log. */
  unshare: procedure({ permission: 'case.write', audit: 'case.unshared', purpose: false })
    .input(z.strictObject({ case: CaseId, user: UserId, because: Reason }))
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
        help: HelpAnswer.optional(),
      }),
    )
    .output(z.strictObject({ assessment: RecordId })),
  close: procedure({ permission: 'case.write', audit: 'case.closed', purpose: false })
    .input(z.strictObject({ case: CaseId, because: Reason }))
    .output(z.strictObject({ decision: DecisionId })),
  /** The log of this one case, newest first: who looked at or changed it, its signals, tasks and packets. */
  log: procedure({ permission: 'case.read', audit: 'case.log_read', purpose: false })
    .input(z.strictObject({ case: CaseId, before: z.number().int().positive().optional(), limit: Limit.default(50) }))
    .output(z.strictObject({ entries: z.array(LogLine).max(200), next: z.number().int().nullable() })),
}
