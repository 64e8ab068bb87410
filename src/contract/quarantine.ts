/** What was set aside at import, and what a person does with it. */
import { z } from 'zod'
import { TextCharset } from './charsets.ts'
import { QuarantineId, SignalId } from './ids.ts'
import { UnitOutcome } from './imports.ts'
import { procedure } from './procedure.ts'
import { ChannelCode, Done, Instant, Reason } from './shapes.ts'

export const QuarantineEntry = z.strictObject({
  id: QuarantineId,
  /** The name as received: a label, foreign like the bytes. */
  label: z.string(),
  code: z.string(),
  /** Taking it in unread takes a second person. */
  red: z.boolean(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  at: Instant,
  channel: ChannelCode,
  /** How often it was read, the first time included. */
  attempts: z.number().int(),
  /** Somebody wants a red one in; another person has to agree. */
  asked: z.strictObject({ by: z.string(), byMe: z.boolean(), because: z.string(), at: Instant }).nullable(),
})
export type QuarantineEntry = z.infer<typeof QuarantineEntry>

export const quarantine = {
  list: procedure({ permission: 'signal.read', audit: 'quarantine.listed', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(QuarantineEntry).max(1_000)),
  /** The beginning of the bytes, as bytes: nothing is opened. */
  show: procedure({ permission: 'signal.read', audit: 'quarantine.opened', purpose: false })
    .input(z.strictObject({ entry: QuarantineId }))
    .output(QuarantineEntry.extend({ excerptHex: z.string().max(8_192) })),
  again: procedure({ permission: 'signal.register', audit: 'quarantine.again', purpose: false })
    .input(
      z.strictObject({
        entry: QuarantineId,
        /** Of the file itself: used for this one reading, and neither stored nor logged. */
        password: z.string().min(1).max(1_000).optional(),
      }),
    )
    .output(z.array(UnitOutcome).max(5_000)),
  /** Its bytes as letters, marked as such; a red item takes a second person, as with `release`. */
  asText: procedure({ permission: 'signal.register', audit: 'quarantine.as_text', purpose: false })
    .input(z.strictObject({ entry: QuarantineId, charset: TextCharset.default('utf-8'), because: Reason }))
    .output(z.strictObject({ units: z.array(UnitOutcome).max(5_000), waitingForSecond: z.boolean() })),
  release: procedure({ permission: 'signal.register', audit: 'quarantine.released', purpose: false })
    .input(z.strictObject({ entry: QuarantineId, because: Reason }))
    .output(z.strictObject({ signal: SignalId.nullable(), waitingForSecond: z.boolean() })),
  refuse: procedure({ permission: 'signal.register', audit: 'quarantine.refused', purpose: false })
    .input(z.strictObject({ entry: QuarantineId, because: Reason }))
    .output(Done),
}
