/**
 * Triage: lists of any length by the end of their terms, what a decision about a signal needs to know beforehand, and the decisions that
 * only triage makes. A list is asked in windows, so that its end is as near as its beginning.
 */
import { z } from 'zod'
import { DecisionId, PacketId, SignalId, TaskId } from './ids.ts'
import { procedure } from './procedure.ts'
import { ChannelCode, Code, DateText, HandlingCode, Instant, Reason } from './shapes.ts'
import { SignalState } from './signals.ts'
import { DueBoundary, DueGroup, OfficeHours } from './working-time.ts'

/** `later` is what was put off; `gone` is unfounded or erased: number, dates and reason only (R56). */
export const InboxTab = z.enum(['todo', 'source', 'recipient', 'case', 'closed', 'gone', 'later'])
export type InboxTab = z.infer<typeof InboxTab>

const Place = z.number().int().nonnegative().max(10_000_000)
/** One tab, of all senders or of one. Whoever has no known sender is under `none`. */
const which = { tab: InboxTab, sender: Code.optional() }

const Line = {
  id: SignalId,
  number: z.string(),
  state: SignalState,
  /** When the term ends that runs now: first assessment, review of a case, erasing. */
  endsAt: Instant,
  laterUntil: Instant.nullable(),
  unread: z.boolean(),
}
export const InboxRow = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('signal'),
    ...Line,
    title: z.string(),
    /** The first words of its text, for two lines. */
    opening: z.string(),
    sender: z.string().nullable(),
    channel: ChannelCode,
    receivedAt: Instant,
    handling: HandlingCode,
    handlingAssumed: z.boolean(),
    reporterProtected: z.boolean(),
    minor: z.boolean(),
    hasText: z.boolean(),
    attachments: z.number().int(),
    /** Day by which the source's answer is expected. */
    answerBy: z.string().nullable(),
  }),
  /** What stays of a signal that is gone. */
  z.strictObject({
    kind: z.literal('stub'),
    ...Line,
    receivedAt: Instant,
    closedAt: Instant.nullable(),
    reason: z.string().nullable(),
    by: z.string().nullable(),
    decision: DecisionId.nullable(),
  }),
])
export type InboxRow = z.infer<typeof InboxRow>

export const InboxSummary = z.strictObject({
  /** The moment that groups and boundaries speak of. */
  at: Instant,
  tabs: z.record(InboxTab, z.number().int()),
  total: z.number().int(),
  groups: z.array(z.strictObject({ group: DueGroup, count: z.number().int() })).max(8),
  boundaries: z.array(DueBoundary).max(8),
  /** Senders with signals in this tab, by code: for the filter. */
  senders: z.array(z.string()).max(200),
  officeHours: OfficeHours,
})
export type InboxSummary = z.infer<typeof InboxSummary>

export const inbox = {
  summary: procedure({ permission: 'signal.read', audit: 'inbox.counted', purpose: false })
    .input(z.strictObject(which))
    .output(InboxSummary),
  /** Lines from a place on, by the end of the term; never by anything about a person (R9). */
  window: procedure({ permission: 'signal.read', audit: 'inbox.listed', purpose: false })
    .input(z.strictObject({ ...which, from: Place, limit: z.number().int().min(1).max(200) }))
    .output(z.strictObject({ rows: z.array(InboxRow).max(200) })),
  /** Where a signal stands; null when it is not in that list. */
  place: procedure({ permission: 'signal.read', audit: 'inbox.place_found', purpose: false })
    .input(z.strictObject({ ...which, signal: SignalId }))
    .output(z.strictObject({ place: Place.nullable() })),
  /** The bytes of what came in against the hash taken then. */
  verifyOriginal: procedure({ permission: 'signal.read', audit: 'original.verified', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(z.strictObject({ verdict: z.enum(['unchanged', 'changed', 'none']) })),
  /** Waits for the source: a task with the question; the signal comes back when it is done. The term runs on. */
  ask: procedure({ permission: 'signal.decide', audit: 'signal.asked', purpose: false })
    .input(z.strictObject({ signal: SignalId, question: Reason, answerBy: DateText }))
    .output(z.strictObject({ decision: DecisionId, task: TaskId })),
  /** Out of sight until then; never beyond the end of the term. One act for all of them, or for none. */
  later: procedure({ permission: 'signal.decide', audit: 'signal.put_off', purpose: false })
    .input(z.strictObject({ signals: z.array(SignalId).min(1).max(200), until: Instant }))
    .output(z.strictObject({ decision: DecisionId })),
  /** What each way of closing would do to this signal. */
  closing: procedure({ permission: 'signal.decide', audit: 'signal.closing_viewed', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(
      z.strictObject({
        help: z.enum(['yes', 'no', 'unknown']).nullable(),
        feedback: z.enum(['not_asked', 'open', 'given', 'withheld']),
        /** Day of erasing by the state that a closing reason leads to. */
        erasedOn: z.array(z.strictObject({ state: SignalState, on: DateText })).max(8),
        openTasks: z.number().int(),
        /** May this user take an unfounded closing back? */
        mayReopen: z.boolean(),
      }),
    ),
  /** R57: who was provided with something of this signal and would be told when it proves unfounded. */
  provided: procedure({ permission: 'packet.read', audit: 'provision.listed', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(
      z
        .array(
          z.strictObject({
            packet: PacketId,
            number: z.string(),
            recipient: z.string(),
            items: z.array(z.number().int()).max(10_000),
            providedAt: Instant,
          }),
        )
        .max(10_000),
    ),
}
