/** Full text with a purpose (R1, R3, R10). */
import { z } from 'zod'
import { SignalId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Cursor, Instant, Limit, PurposeInput } from './shapes.ts'

export const search = {
  find: procedure({ permission: 'search.use', audit: 'search.performed', purpose: true })
    .input(
      z.strictObject({
        query: z.string().trim().min(1).max(200),
        purpose: PurposeInput,
        after: Cursor.optional(),
        limit: Limit.default(50),
      }),
    )
    .output(
      z.strictObject({
        hits: z.array(
          z.strictObject({
            signal: SignalId,
            number: z.string(),
            title: z.string(),
            receivedAt: Instant,
            certain: z.boolean(),
            reason: z.string(),
            snippet: z.array(z.strictObject({ text: z.string(), hit: z.boolean() })),
          }),
        ),
        /** Words that are never searched (R10). */
        leftOut: z.array(z.string()),
        next: Cursor.nullable(),
      }),
    ),
}
