/** Mentions and notes on exact passages of a signal. */
import { z } from 'zod'
import { DecisionId, ExtractId, MentionId, RecordId, SignalId } from './ids.ts'
import { procedure } from './procedure.ts'
import { ConditionParameters, HandlingCode, Instant, Range, Reason } from './shapes.ts'

export const MentionKind = z.enum([
  'person',
  'v_number',
  'document_number',
  'chain_reference',
  'birth_date',
  'date',
  'phone',
  'email',
  'social_handle',
  'iban',
  'location',
  'organisation',
  'vehicle',
  'number_plate',
])
export type MentionKind = z.infer<typeof MentionKind>
export const MentionRole = z.enum([
  'subject',
  'possible_victim',
  'reporter',
  'witness',
  'staff',
  'harmed',
  'unnamed',
  'unknown',
])
export type MentionRole = z.infer<typeof MentionRole>

/** Where the words stand in the newest reading of the same original; null where they are not found there any more. */
export const Place = z.strictObject({
  extract: ExtractId,
  ...Range.shape,
  page: z.number().int().nullable(),
  row: z.string().nullable(),
})
export type Place = z.infer<typeof Place>

export const MentionRow = z.strictObject({
  id: MentionId,
  signal: SignalId,
  kind: MentionKind,
  surface: z.string(),
  script: z.string(),
  /** A reading beside the surface, never instead of it: EDTF, E.164, whole name, kind of place. */
  proposed: z.string().nullable(),
  role: MentionRole,
  found: z.enum(['detected', 'marked']),
  transcribed: z.boolean(),
  place: Place.nullable(),
})
export type MentionRow = z.infer<typeof MentionRow>

/** What everything derived from a signal carries along (R27). */
export const Inherited = z.strictObject({
  handling: HandlingCode,
  assumed: z.boolean(),
  conditions: z
    .array(
      z.strictObject({
        id: RecordId,
        signal: SignalId,
        code: z.string(),
        parameters: ConditionParameters,
        text: z.string(),
      }),
    )
    .max(10_000),
})
export type Inherited = z.infer<typeof Inherited>

export const NoteKind = z.enum(['note', 'question', 'translation', 'doubt'])
export const NoteRow = z.strictObject({
  id: RecordId,
  kind: NoteKind,
  text: z.string(),
  quote: z.string(),
  place: Place.nullable(),
  by: z.string(),
  at: Instant,
  inherited: Inherited,
})
export type NoteRow = z.infer<typeof NoteRow>

/** A passage of a signal by its exact words (the nth time they occur), or by its place. */
export const passageOfSignal = {
  extract: ExtractId.optional(),
  exact: z.string().min(1).max(20_000).optional(),
  occurrence: z.number().int().positive().max(10_000).default(1),
  range: Range.optional(),
}
const passage = { signal: SignalId, ...passageOfSignal }
const decided = z.strictObject({ decision: DecisionId })
const mentionList = z.array(MentionRow).max(10_000)
/** Nine digits that pass the 11-check: to be taken out, never a number of somebody (R38). */
const citizenNumbers = z.array(z.strictObject({ extract: ExtractId, ...Range.shape })).max(10_000)

export const annotations = {
  /** Proposes mentions; doing it again adds nothing that is there or was rejected. */
  detect: procedure({ permission: 'annotation.write', audit: 'mention.detected', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(z.strictObject({ added: z.number().int(), mentions: mentionList, citizenNumbers })),
  list: procedure({ permission: 'signal.read', audit: 'mention.listed', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(z.strictObject({ mentions: mentionList, notes: z.array(NoteRow).max(10_000), citizenNumbers })),
  add: procedure({ permission: 'annotation.write', audit: 'mention.added', purpose: false })
    .input(
      z.strictObject({
        ...passage,
        kind: MentionKind,
        role: MentionRole.optional(),
        proposed: z.string().trim().min(1).max(400).optional(),
      }),
    )
    .output(MentionRow),
  reject: procedure({ permission: 'annotation.write', audit: 'mention.rejected', purpose: false })
    .input(z.strictObject({ mention: MentionId, because: Reason.optional() }))
    .output(decided),
  setRole: procedure({ permission: 'annotation.write', audit: 'mention.role_set', purpose: false })
    .input(z.strictObject({ mention: MentionId, role: MentionRole, because: Reason.optional() }))
    .output(decided),
  /** A note carries everything that its source demands (R27). */
  note: procedure({ permission: 'annotation.write', audit: 'note.added', purpose: false })
    .input(z.strictObject({ ...passage, kind: NoteKind.default('note'), text: z.string().trim().min(1).max(20_000) }))
    .output(NoteRow),
  withdrawNote: procedure({ permission: 'annotation.write', audit: 'note.withdrawn', purpose: false })
    .input(z.strictObject({ note: RecordId, because: Reason }))
    .output(decided),
}
