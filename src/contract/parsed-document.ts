/**
 * What a parser cell may answer: one document as text and structure, or a refusal. Everything in it is foreign until
 * this schema has passed. Text is NFC, line ends are LF, offsets elsewhere are UTF-16 code units in `text`.
 */
import { z } from 'zod'
import { isErrorCode, type ErrorCode } from './errors.ts'

const label = z.string().max(4_096)
const ImpCode = z.string().refine((s): s is ErrorCode => s.startsWith('IMP-') && isErrorCode(s))

export const DocumentFormat = z.enum([
  'eml',
  'msg',
  'tnef',
  'smime',
  'mbox',
  'pst',
  'ics',
  'vcf',
  'txt',
  'html',
  'rtf',
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'json',
  'csv',
  'zip',
  'image',
  'unknown',
])
export type DocumentFormat = z.infer<typeof DocumentFormat>

export const Warning = z.strictObject({
  code: ImpCode,
  /** What it concerns inside the document: line, row, part, page; for IMP-25 the domain that is imitated. Never content. */
  at: label.optional(),
  count: z.number().int().nonnegative().optional(),
  /** The whole of which `count` is a part. */
  of: z.number().int().nonnegative().optional(),
})
export type Warning = z.infer<typeof Warning>

export const Address = z.strictObject({ address: label, name: label })
export type Address = z.infer<typeof Address>

/** A row of a recognised list of persons. Only rows with a remark leave the cell as `offered` (R6); no other row does. */
export const ListRow = z.strictObject({
  /** The list's own running number ("Volgnr"), else the record's ordinal. */
  number: label,
  /** 1-based physical line on which the record starts. */
  line: z.number().int().positive(),
  /** Column name → text, without the columns that are never mapped (nationality …). */
  cells: z.record(label, z.string().max(65_536)),
})
export type ListRow = z.infer<typeof ListRow>

export const ListContent = z.strictObject({
  columns: z.array(label).max(500),
  /** Those of them that hold remarks: why a row is on offer. */
  remarks: z.array(label).max(500),
  records: z.number().int().nonnegative(),
  offered: z.array(ListRow).max(100_000),
  notOffered: z.number().int().nonnegative(),
  malformed: z
    .array(
      z.strictObject({
        line: z.number().int().positive(),
        columns: z.number().int().nonnegative(),
        expected: z.number().int().nonnegative(),
      }),
    )
    .max(100_000),
  warnings: z
    .array(z.strictObject({ number: label, column: label, kind: z.enum(['invalid_date', 'partial_date', 'formula']) }))
    .max(100_000),
  listOn: label.optional(),
})
export type ListContent = z.infer<typeof ListContent>

/** How a child lies inside the bytes of its parent. */
export const ChildRole = z.enum(['attachment', 'inline', 'message', 'entry', 'embedded'])
export type ChildRole = z.infer<typeof ChildRole>

/** Why something could not be read or must be set aside. Red codes take a second person to release. */
export const PartRefusal = z.strictObject({ ...Warning.shape, red: z.boolean() })
export type PartRefusal = z.infer<typeof PartRefusal>

/**
 * What a reader of messages made of one node of the tree (RFC 2046): it holds others; it is the words of the message; it says the same as
 * these, or something else (IMP-29), and is not among them; it is a part, kept and read on its own; a list of persons was taken out of it
 * (R7); nothing is in it; only the original of the message still holds it.
 */
export const NodeFate = z.enum(['holds', 'shown', 'same_words', 'other_words', 'part', 'list', 'empty', 'held_back'])
export type NodeFate = z.infer<typeof NodeFate>

export const MessageNode = z.strictObject({
  /** 0 for the message's own body; RFC 2046 sets no bound, `limits.mail.depth` does. */
  depth: z.number().int().nonnegative().max(64),
  mediaType: label,
  name: label,
  /** Without its transfer encoding; of a node that holds others as it stands in the message. */
  sizeBytes: z.number().int().nonnegative(),
  fate: NodeFate,
  /** Why it was held back. */
  code: ImpCode.nullable(),
})
export type MessageNode = z.infer<typeof MessageNode>

/** What was received, where the bytes that may be kept are others: a list (none), or a message rebuilt without one (R7, R47). */
export const Received = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.number().int().nonnegative(),
})
export type Received = z.infer<typeof Received>

interface Shape {
  format: DocumentFormat
  /** Name as received, escaped to one line; a label, never a path. Empty when there is none. */
  name: string
  mediaType: string
  declaredType: string | null
  /**
   * Bytes of this document as received: in transfer-decoded form for a part of a mail. Null at the root, for a list, and for a
   * refused part that only the original of the root still holds. Where `received` is set they are rebuilt without a list.
   */
  bytes: Uint8Array | null
  received: Received | null
  /** Set on a child that was not read (its `format` is then what it claims or seems to be). A root is refused as a whole instead. */
  refusal: PartRefusal | null
  role: ChildRole | null
  /** Of a child that is a node of the message around it: which of its `nodes`. */
  node: number | null
  /** Every node of a message, in the order in which they stand in it. */
  nodes: z.infer<typeof MessageNode>[]
  messageId: string | null
  references: string[]
  /** RFC 3339 with offset, as the document says; null when absent or unreadable. */
  date: string | null
  from: Address | null
  to: Address[]
  cc: Address[]
  bcc: Address[]
  /** Whom an answer goes to, where that is not the sender. */
  replyTo: Address[]
  subject: string | null
  /** Readable text, LF, NFC; empty when there is none. */
  text: string
  /** False for a scan: R52. */
  hasText: boolean
  /** An HTML version exists: the document is one, or the message carried one. */
  html: boolean
  /** Language tag as the document declares it. */
  language: string | null
  charset: { declared: string | null; used: string } | null
  /** Start offset of each page in `text`; empty where pages do not exist. */
  pageStarts: number[]
  pages: number | null
  /** Records of a table, without its headings. */
  rows: number | null
  list: z.infer<typeof ListContent> | null
  /** Only at the root, and only when a list lies inside: the same bytes with each list part replaced by a stub (R7). */
  rebuilt: Uint8Array | null
  /**
   * Only of a mailbox that does not fit into one answer: where the next one begins (the byte, or in a store the item behind which), and
   * how many messages came before.
   */
  rest: { at: number; first: number } | null
  warnings: Warning[]
  children: Shape[]
}

export const ParsedDocument: z.ZodType<Shape> = z.lazy(() =>
  z.strictObject({
    format: DocumentFormat,
    name: label,
    mediaType: label,
    declaredType: label.nullable(),
    bytes: z.instanceof(Uint8Array).nullable(),
    received: Received.nullable(),
    refusal: PartRefusal.nullable(),
    role: ChildRole.nullable(),
    node: z.number().int().nonnegative().nullable(),
    nodes: z.array(MessageNode).max(1_000),
    messageId: label.nullable(),
    references: z.array(label).max(1_000),
    date: label.nullable(),
    from: Address.nullable(),
    to: z.array(Address).max(1_000),
    cc: z.array(Address).max(1_000),
    bcc: z.array(Address).max(1_000),
    replyTo: z.array(Address).max(1_000),
    subject: label.nullable(),
    text: z.string().max(64 * 1024 * 1024),
    hasText: z.boolean(),
    html: z.boolean(),
    language: label.nullable(),
    charset: z.strictObject({ declared: label.nullable(), used: label }).nullable(),
    pageStarts: z.array(z.number().int().nonnegative()).max(2_000),
    pages: z.number().int().nonnegative().nullable(),
    rows: z.number().int().nonnegative().nullable(),
    list: ListContent.nullable(),
    rebuilt: z.instanceof(Uint8Array).nullable(),
    rest: z.strictObject({ at: z.number().int().nonnegative(), first: z.number().int().nonnegative() }).nullable(),
    warnings: z.array(Warning).max(10_000),
    children: z.array(ParsedDocument).max(5_000),
  }),
)
export type ParsedDocument = Shape

export const ParserReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), document: ParsedDocument }),
  z.strictObject({ kind: z.literal('refusal'), ...PartRefusal.shape }),
])
export type ParserReply = z.infer<typeof ParserReply>
