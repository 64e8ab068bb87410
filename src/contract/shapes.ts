/** Shapes that several procedures share. Every string, list and number has a bound. */
import { z } from 'zod'

/** Instant: milliseconds since 1970 UTC. */
export const Instant = z.number().int().nonnegative()
/** A reason a person typed. Never empty: a decision without a reason explains nothing later. */
export const Reason = z.string().trim().min(1).max(4_000)
export const ShortText = z.string().trim().min(1).max(400)
export const Code = z.string().regex(/^[a-z0-9_]{1,64}$/)
/** By which way something came in. */
export const ChannelCode = z.enum(['mail', 'file_drop', 'phone', 'desk', 'handover'])
/** EDTF level 1 (ISO 8601-2): `2016-10`, `1989~`, `2016-09-28/2016-10-12`, `../2016-10`. */
export const Edtf = z.string().min(1).max(64)
/** First and last moment that a date leaves open, milliseconds since 1970 UTC and negative before; null where it is open (R44). */
export const Span = z.strictObject({ from: z.number().int().nullable(), until: z.number().int().nullable() })
export type Span = z.infer<typeof Span>
export const DateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** A purpose from `searchPurposes`, with the reference that the list demands (R1). */
export const PurposeInput = z.strictObject({ code: Code, reference: z.string().trim().min(1).max(200).optional() })
export type PurposeInput = z.infer<typeof PurposeInput>
export const Limit = z.number().int().min(1).max(200)
export const Cursor = z.string().max(200)

export const SourceGrade = z.enum(['A', 'B', 'C', 'X'])
export const InformationGrade = z.enum(['1', '2', '3', '4'])
export const HandlingCode = z.enum(['H0', 'H1', 'H2', 'H3'])
export const Grade = z.strictObject({ source: SourceGrade, information: InformationGrade })

/** A place in a text: UTF-16 code units, end excluded. */
export const Range = z.strictObject({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() })
export const Done = z.strictObject({ done: z.literal(true) })

/** For whom, for what or until when: an open place in the words of a condition is filled by it. */
export const ConditionParameters = z.strictObject({
  recipientKinds: z.array(Code).optional(),
  purposes: z.array(Code).optional(),
  date: DateText.optional(),
})
