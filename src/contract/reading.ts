/** What a desk needs to read one signal closely: every text of it, and the terms on which it came, with who recorded them. */
import { z } from 'zod'
import { ChildRole, DocumentFormat, Warning } from './parsed-document.ts'
import { ExtractId, OriginalId, RecordId, SignalId } from './ids.ts'
import { procedure } from './procedure.ts'
import { RecognisedLine, RecognitionLanguage } from './recognition.ts'
import { Code, DateText, HandlingCode, Instant } from './shapes.ts'

/** One text of a signal. Offsets of mentions, notes and statements count in it (R46). */
export const ReadingText = z.strictObject({
  extract: ExtractId,
  /** What it was read from; null for what was typed in. */
  original: OriginalId.nullable(),
  name: z.string(),
  format: DocumentFormat.nullable(),
  /** How it lies inside the signal: null for the signal's own text. */
  part: ChildRole.nullable(),
  text: z.string(),
  /** False for a picture without words: it waits for somebody to type them over (R52). */
  hasText: z.boolean(),
  reading: z.enum(['read', 'typed', 'transcribed', 'machine_read']),
  /** Of a text that a person typed or typed over. */
  by: z.string(),
  at: Instant,
  /** Language tag as the document declares it. */
  language: z.string().nullable(),
  charset: z.strictObject({ declared: z.string().nullable(), used: z.string() }).nullable(),
  pages: z.number().int().nonnegative().nullable(),
  /** Offset of each page in `text`; empty where pages do not exist. */
  pageStarts: z.array(z.number().int().nonnegative()).max(2_000),
  /** Of a text typed over: the page, and the part of its picture as x,y,width,height. */
  page: z.number().int().positive().nullable(),
  region: z.string().nullable(),
  /** Of a text that a program read from a picture. */
  recognised: z
    .strictObject({
      languages: z.array(RecognitionLanguage).max(8),
      /** By page, how sure the program is of its reading, 0–100; null for a page that it could not read. */
      confidences: z.array(z.number().int().min(0).max(100).nullable()).max(2_000),
      lines: z.array(z.strictObject({ ...RecognisedLine.shape, page: z.number().int().positive() })).max(100_000),
    })
    .nullable(),
  /** Of a text that confirms what a program read: whether it was changed. */
  confirmed: z.enum(['as_read', 'corrected']).nullable(),
  /** Where reading it met something: codes with a text of their own, and where or how often. */
  warnings: z.array(Warning).max(10_000),
  /** A newer reading of the same original took its place. */
  superseded: z.boolean(),
})
export type ReadingText = z.infer<typeof ReadingText>

const recorded = { by: z.string(), at: Instant }
export const SignalTerms = z.strictObject({
  handling: z.strictObject({
    code: HandlingCode,
    /** Nobody said so: the strictest usual code, until the source answers (R26). */
    assumed: z.boolean(),
    marking: z.string(),
    organisation: z.string().nullable(),
    function: z.string().nullable(),
    how: z.string().nullable(),
    ...recorded,
  }),
  conditions: z
    .array(
      z.strictObject({
        id: RecordId,
        code: z.string(),
        recipientKinds: z.array(Code).max(32),
        purposes: z.array(Code).max(16),
        date: DateText.nullable(),
        /** The source's own sentence. */
        text: z.string(),
        ...recorded,
      }),
    )
    .max(1_000),
  /** Nothing else lifts a condition (R28). */
  consents: z
    .array(
      z.strictObject({
        id: RecordId,
        organisation: Code,
        function: z.string(),
        givenOn: DateText,
        how: z.string(),
        recipients: z.array(Code).max(32),
        purposes: z.array(Code).max(16),
        evidence: z.string(),
        ...recorded,
      }),
    )
    .max(1_000),
  /** What protected reporters are called here; their names are elsewhere (R15, R29). */
  reporters: z.array(z.string()).max(50),
})
export type SignalTerms = z.infer<typeof SignalTerms>

export const reading = {
  open: procedure({ permission: 'signal.read', audit: 'signal.read', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(z.strictObject({ texts: z.array(ReadingText).max(5_000), terms: SignalTerms })),
}
