/** Reading the words of a picture by program. What comes back is a reading of the program's until a person confirms it (R52). */
import { z } from 'zod'
import { PartRefusal } from './parsed-document.ts'

/** Languages whose data come with the program, by ISO 639-3. */
export const RecognitionLanguage = z.enum(['nld', 'eng', 'ara', 'fas', 'tir', 'amh'])
export type RecognitionLanguage = z.infer<typeof RecognitionLanguage>

/** How sure the engine is of its own reading, 0–100: about the picture, never about a person. */
const Confidence = z.number().int().min(0).max(100)

/** x,y,width,height in thousandths of the page, from its upper left corner. */
const Region = z.string().regex(/^\d{1,4},\d{1,4},\d{1,4},\d{1,4}$/)

export const RecognisedLine = z.strictObject({
  /** Where the line stands in the text of its page. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  confidence: Confidence,
  region: Region,
})
export type RecognisedLine = z.infer<typeof RecognisedLine>

/** One page as the engine reads it. `pages` is what the file holds; a picture has one. */
export const RecognisedPage = z.strictObject({
  kind: z.literal('recognised'),
  page: z.number().int().positive(),
  pages: z.number().int().positive(),
  /** LF, NFC; empty where nothing looks like words. */
  text: z.string().max(1_000_000),
  confidence: Confidence,
  lines: z.array(RecognisedLine).max(10_000),
})
export type RecognisedPage = z.infer<typeof RecognisedPage>

export const RecognitionReply = z.discriminatedUnion('kind', [
  RecognisedPage,
  z.strictObject({ kind: z.literal('refusal'), ...PartRefusal.shape }),
])
export type RecognitionReply = z.infer<typeof RecognitionReply>
