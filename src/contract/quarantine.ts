/** What was set aside at import, and what a person does with it. */
import { z } from 'zod'
import { QuarantineId, SignalId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Done, Instant, Reason } from './shapes.ts'
import { UnitOutcome } from './signals.ts'

export const quarantine = {
  list: procedure({ permission: 'signal.read', audit: 'quarantine.listed', purpose: false })
    .input(z.strictObject({}))
    .output(
      z
        .array(
          z.strictObject({
            id: QuarantineId,
            label: z.string(),
            code: z.string(),
            red: z.boolean(),
            sizeBytes: z.number().int(),
            sha256: z.string(),
            at: Instant,
            attempts: z.number().int(),
          }),
        )
        .max(1_000),
    ),
  show: procedure({ permission: 'signal.read', audit: 'quarantine.opened', purpose: false })
    .input(z.strictObject({ entry: QuarantineId }))
    .output(
      z.strictObject({
        id: QuarantineId,
        label: z.string(),
        code: z.string(),
        red: z.boolean(),
        sizeBytes: z.number().int(),
        sha256: z.string(),
        excerptHex: z.string().max(8_192),
      }),
    ),
  again: procedure({ permission: 'signal.register', audit: 'quarantine.again', purpose: false })
    .input(z.strictObject({ entry: QuarantineId }))
    .output(z.array(UnitOutcome).max(5_000)),
  release: procedure({ permission: 'signal.register', audit: 'quarantine.released', purpose: false })
    .input(z.strictObject({ entry: QuarantineId, because: Reason }))
    .output(z.strictObject({ signal: SignalId.nullable(), waitingForSecond: z.boolean() })),
  refuse: procedure({ permission: 'signal.register', audit: 'quarantine.refused', purpose: false })
    .input(z.strictObject({ entry: QuarantineId, because: Reason }))
    .output(Done),
}
