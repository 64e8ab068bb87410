/** The log: reading it, verifying it, signing where it stands. */
import { z } from 'zod'
import { procedure } from './procedure.ts'
import { Instant, Limit, Reason } from './shapes.ts'

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
export const LogVerdict = z.strictObject({
  verdict: z.enum(['OK', 'BROKEN', 'MISSING', 'FORK', 'BADSIG', 'ROW_DIFFERS']),
  at: z.number().int().nullable(),
  count: z.number().int(),
  headGroups: z.string(),
  clockSteps: z.array(z.number().int()),
  unanchored: z.number().int(),
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
}
