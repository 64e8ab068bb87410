/** The log: reading it, verifying it, signing where it stands. */
import { z } from 'zod'
import { procedure } from './procedure.ts'
import { Code, Done, Instant, Limit, Reason } from './shapes.ts'

export const LogEntry = z.strictObject({
  n: z.number().int(),
  at: Instant,
  actor: z.string(),
  role: z.string(),
  act: z.string(),
  object: z.string().nullable(),
  purpose: z.string().nullable(),
  result: z.string(),
  count: z.number().int().nullable(),
  query: z.string().nullable(),
  detail: z.string().nullable(),
})
/** An entry as a screen shows it: names of colleagues and numbers of records, never content (R62). */
export const LogLine = z.strictObject({
  n: z.number().int(),
  at: Instant,
  actor: z.string(),
  /** Empty for the program itself. */
  actorName: z.string(),
  role: z.string(),
  act: z.string(),
  object: z.strictObject({ type: z.string(), id: z.string(), number: z.string().nullable() }).nullable(),
  purpose: z.strictObject({ code: z.string(), reference: z.string().nullable() }).nullable(),
  result: z.string(),
  count: z.number().int().nullable(),
  /** Equal for equal questions within this vault. */
  query: z.string().nullable(),
  hasDetail: z.boolean(),
  /** Records were written with it. */
  wrote: z.boolean(),
})
export type LogLine = z.infer<typeof LogLine>
/** R80: what deserves a second look. Never a judgement about a colleague. */
export const LogView = z.enum(['all', 'without_result', 'repeated', 'without_follow_up'])
export type LogView = z.infer<typeof LogView>
const LogPlace = z.strictObject({ n: z.number().int(), act: z.string(), prev: z.string(), hash: z.string() })

const Auditor = z.strictObject({
  id: z.uuid(),
  name: z.string().max(400),
  /** Twelve groups of each key: what two people read to each other. */
  groups: z.array(z.string().max(64)).min(1).max(20),
  addedAt: Instant,
  addedBy: z.string().max(400),
  /** Added by who asks: somebody else compares the groups. */
  addedByMe: z.boolean(),
  /** Only a key that a second person compared counts. */
  confirmed: z.boolean(),
})
export type Auditor = z.infer<typeof Auditor>
export const mostExtracted = 100_000

const VerdictCode = z.enum(['OK', 'BROKEN', 'MISSING', 'FORK', 'BADSIG', 'ROW_DIFFERS'])
export const LogVerdict = z.strictObject({
  verdict: VerdictCode,
  at: z.number().int().nullable(),
  count: z.number().int(),
  headGroups: z.string(),
  clockSteps: z.array(z.number().int()),
  unanchored: z.number().int(),
  /** Beside the verdict, in itself no tampering: the clock stepped back, or lines stand after the last checkpoint. */
  flags: z.array(z.enum(['CLOCK', 'UNANCHORED'])).max(2),
  seconds: z.number().nonnegative(),
})
export type LogVerdict = z.infer<typeof LogVerdict>

export const audit = {
  list: procedure({ permission: 'log.read', audit: 'log.read', purpose: false })
    .input(
      z.strictObject({
        from: z.number().int().positive().default(1),
        limit: Limit.default(100),
        about: z.string().max(128).optional(),
      }),
    )
    .output(z.array(LogEntry)),
  /** Newest first. `before` is the number of the last line of the page above. */
  page: procedure({ permission: 'log.read', audit: 'log.paged', purpose: false })
    .input(
      z.strictObject({
        before: z.number().int().positive().optional(),
        limit: Limit.default(100),
        view: LogView.default('all'),
        from: Instant.optional(),
        until: Instant.optional(),
        actor: z.string().max(64).optional(),
        acts: z.array(z.string().max(64)).max(200).optional(),
        purpose: Code.optional(),
        /** Number or id of a record. */
        about: z.string().trim().max(128).optional(),
        /** Everything that touches this person or thing: itself, the signals that mention it, their cases and packets. */
        person: z.uuid().optional(),
      }),
    )
    .output(
      z.strictObject({
        entries: z.array(LogLine).max(200),
        next: z.number().int().nullable(),
        /** How many lines there are in all under these filters. */
        total: z.number().int(),
      }),
    ),
  /** What the filters can be set to. */
  filters: procedure({ permission: 'log.read', audit: 'log.filters_read', purpose: false })
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        actors: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.string() })).max(1_000),
        acts: z.array(z.string()).max(1_000),
        purposes: z.array(z.string()).max(100),
        firstAt: Instant.nullable(),
      }),
    ),
  /** One line with its neighbours in the chain, and what its user opened after it. */
  line: procedure({ permission: 'log.read', audit: 'log.line_read', purpose: false })
    .input(z.strictObject({ n: z.number().int().positive() }))
    .output(
      z.strictObject({
        line: LogLine,
        device: z.string(),
        app: z.string(),
        before: LogPlace.nullable(),
        place: LogPlace,
        after: LogPlace.nullable(),
        /** Its own hash is right and both neighbours lie on it. */
        sound: z.boolean(),
        openedAfter: z
          .array(z.strictObject({ n: z.number().int(), type: z.string(), number: z.string().nullable() }))
          .max(50),
      }),
    ),
  /** Cheap, and itself no entry: how the log stood when it was last verified. */
  state: procedure({ permission: 'vault.unlock', audit: 'log.state', purpose: false })
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        entries: z.number().int(),
        verified: z.strictObject({ at: Instant, verdict: VerdictCode, count: z.number().int() }).nullable(),
        checkpointAt: Instant.nullable(),
      }),
    ),
  /** R80: with a reason, and itself logged. */
  details: procedure({ permission: 'log.details', audit: 'log.details_read', purpose: false })
    .input(z.strictObject({ from: z.number().int().positive().default(1), limit: Limit.default(100), because: Reason }))
    .output(z.array(LogEntry)),
  verify: procedure({ permission: 'log.checkpoint', audit: 'log.verified', purpose: false })
    .input(z.strictObject({ checkpoint: z.string().max(16_384).optional() }))
    .output(LogVerdict),
  checkpoint: procedure({ permission: 'log.checkpoint', audit: 'log.checkpoint_made', purpose: false })
    .input(z.strictObject({}))
    .output(z.strictObject({ checkpoint: z.string(), groups: z.string() })),
  /** Whom an extract can be made for. An auditor has a key card and no access to the vault (R4). */
  auditors: procedure({ permission: 'log.extract', audit: 'auditor.listed', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(Auditor).max(100)),
  /** Post-quantum cards only. Its key counts once another person compared it. */
  auditorAdd: procedure({ permission: 'log.extract', audit: 'auditor.added', purpose: false })
    .input(z.strictObject({ card: z.string().min(1).max(16_384) }))
    .output(z.strictObject({ auditor: z.uuid(), groups: z.array(z.string().max(64)).max(20) })),
  auditorConfirm: procedure({ permission: 'log.extract', audit: 'auditor.confirmed', purpose: false })
    .input(z.strictObject({ auditor: z.uuid(), how: Reason }))
    .output(Done),
  auditorRemove: procedure({ permission: 'log.extract', audit: 'auditor.removed', purpose: false })
    .input(z.strictObject({ auditor: z.uuid(), because: Reason }))
    .output(Done),
  /**
   * A run of whole entries with the checkpoints in it, signed, sealed to one auditor's card: a new file in the granted folder, or at
   * the granted path. Words of the log only at the lines that are named, and only by who may reveal them.
   */
  extract: procedure({ permission: 'log.extract', audit: 'log.extracted', purpose: false })
    .input(
      z.strictObject({
        auditor: z.uuid(),
        grant: z.uuid(),
        because: Reason,
        /** Numbers of the first and last line; left out: from the first, to the last. */
        from: z.number().int().positive().optional(),
        to: z.number().int().positive().optional(),
        since: Instant.optional(),
        until: Instant.optional(),
        details: z.array(z.number().int().positive()).max(10_000).default([]),
      }),
    )
    .output(
      z.strictObject({
        fileName: z.string().max(400),
        from: z.number().int(),
        to: z.number().int(),
        released: z.number().int(),
        /** Of the last line in it. */
        headGroups: z.string().max(64),
      }),
    ),
}
