/** Searching with a purpose (R1, R3, R10): full text, and everything at once. */
import { z } from 'zod'
import { EntityKind } from './entities.ts'
import { CaseId, EntityId, SignalId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Cursor, Grade, Instant, Limit, PurposeInput } from './shapes.ts'

/** The words around a find, in pieces: no markup. */
const Snippet = z.array(z.strictObject({ text: z.string(), hit: z.boolean() })).max(400)
const Because = z.strictObject({
  code: z.enum(['word', 'padded', 'spelling', 'name', 'linked', 'title', 'holds']),
  nl: z.string(),
  en: z.string(),
})
const result = {
  /** Stands there so, or could be meant by a rule that the reasons name. */
  certain: z.boolean(),
  reasons: z.array(Because).min(1).max(20),
  /** When it came in, was opened or last changed. */
  at: Instant,
}
const CaseLabel = z.strictObject({ id: CaseId, number: z.string() })
export const FoundSignal = z.strictObject({
  kind: z.literal('signal'),
  id: SignalId,
  number: z.string(),
  title: z.string(),
  sender: z.string().nullable(),
  grade: Grade.nullable(),
  minor: z.boolean(),
  cases: z.array(CaseLabel).max(1_000),
  snippet: Snippet,
  ...result,
})
export const FoundEntity = z.strictObject({
  kind: z.literal('entity'),
  id: EntityId,
  entityKind: EntityKind,
  label: z.string(),
  names: z.array(z.string()).max(1_000),
  minor: z.boolean(),
  signals: z.array(z.strictObject({ id: SignalId, number: z.string(), sender: z.string().nullable() })).max(10_000),
  cases: z.array(CaseLabel).max(1_000),
  ...result,
})
export const FoundCase = z.strictObject({
  kind: z.literal('case'),
  id: CaseId,
  number: z.string(),
  title: z.string(),
  state: z.string(),
  ...result,
})
export const FoundItem = z.discriminatedUnion('kind', [FoundSignal, FoundEntity, FoundCase])
export type FoundItem = z.infer<typeof FoundItem>
export type FoundBecause = z.infer<typeof Because>

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
  /** Names, texts and cases at once: one question, one purpose, one line in the log. Certain first; by name within each (R9). */
  all: procedure({ permission: 'search.use', audit: 'register.searched', purpose: true })
    .input(
      z.strictObject({
        query: z.string().trim().min(1).max(200),
        purpose: PurposeInput,
        /** Other spellings to look for; left out, all that the register holds. */
        spellings: z.array(z.string().trim().min(2).max(100)).max(50).optional(),
      }),
    )
    .output(
      z.strictObject({
        results: z.array(FoundItem).max(2_000),
        /** There are more than are shown: ask more narrowly. */
        more: z.boolean(),
        /** Spellings that the register holds of these words (R36). */
        spellings: z.array(z.string()).max(50),
        /** Words that are never searched (R10). */
        leftOut: z.array(z.string()),
      }),
    ),
}
