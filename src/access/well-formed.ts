/**
 * What does not fit its row is refused like anything else: with our code and the names of the fields, never with what stood in them.
 */
import { ORPCError } from '@orpc/server'
import { z } from 'zod'
import { Refused } from '../contract/errors.ts'

const Issues = z.object({
  issues: z.array(
    z.object({
      path: z
        .array(
          z.union([z.string(), z.number(), z.object({ key: z.union([z.string(), z.number()]) }).transform(p => p.key)]),
        )
        .default([]),
    }),
  ),
})

/** BAD_INPUT in place of the complaint of the schema; anything else as it is. */
export function asRefusal(error: unknown): unknown {
  return error instanceof ORPCError && error.code === 'BAD_REQUEST'
    ? new Refused('BAD_INPUT', { details: { field: fieldsOf(error) } })
    : error
}

function fieldsOf(error: { readonly data: unknown }): string {
  const parsed = Issues.safeParse(error.data)
  const fields = parsed.success ? parsed.data.issues.map(issue => issue.path.join('.')).filter(path => path !== '') : []
  return fields.length > 0 ? [...new Set(fields)].join(', ') : '?'
}
