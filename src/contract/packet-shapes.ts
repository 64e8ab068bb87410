/** Shapes of packets as screens and the command line get them. */
import { z } from 'zod'
import { CaseId, EntityId, PacketId, PacketItemId, RecipientId, RecordId, SignalId } from './ids.ts'
import { Instant } from './shapes.ts'

export const PacketState = z.enum([
  'draft',
  'in_review',
  'approved',
  'released',
  'sealed',
  'delivered',
  'receipted',
  'feedback_received',
  'rectifying',
  'rectified',
  'withdrawn',
  'discarded',
])
export type PacketState = z.infer<typeof PacketState>
export const ItemKind = z.enum([
  'signal',
  'passages',
  'original',
  'relation',
  'connection',
  'statement',
  'assessment',
  'annotation',
])
export type ItemKind = z.infer<typeof ItemKind>
export const NoteKind = z.enum(['summary', 'necessity', 'proportionality', 'question', 'unknown'])
export type NoteKind = z.infer<typeof NoteKind>
export const KeyState = z.enum(['verified', 'none', 'unverified', 'changed', 'expired'])

/** One reason why a packet may not leave, and what would lift it (R67). There is no way past it. */
export const Blocker = z.strictObject({
  /** Id of the signal or item, or `packet`. */
  source: z.string(),
  label: z.string(),
  rule: z.string(),
  code: z.string(),
  recipient: z.string().optional(),
  /** What stops it, with the source's own reference. */
  why: z.strictObject({ nl: z.string(), en: z.string() }),
  lift: z.strictObject({ nl: z.string(), en: z.string() }),
  /** A consent record of the source would lift it (R28). */
  byConsent: z.boolean(),
})
export type Blocker = z.infer<typeof Blocker>

/** A place in one text of an item: an extract, or `title`, `text`, `name`. UTF-16 code units, end excluded. */
const Part = z.string().min(1).max(128)
export const RedactionRange = z.strictObject({
  part: Part,
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
})

export const PacketRow = z.strictObject({
  id: PacketId,
  number: z.string(),
  state: PacketState,
  caseId: CaseId.nullable(),
  recipientKind: z.string(),
  recipient: z.string(),
  purpose: z.string(),
  items: z.number().int(),
  mine: z.boolean(),
  createdAt: Instant,
})
export type PacketRow = z.infer<typeof PacketRow>

/** A signal behind an item: whose it is, how it was graded by us, what it may be used for. */
export const PacketSource = z.strictObject({
  signal: SignalId,
  number: z.string(),
  organisation: z.string().nullable(),
  reference: z.string().nullable(),
  grade: z.strictObject({ source: z.string(), information: z.string() }).nullable(),
  handling: z.string(),
  handlingAssumed: z.boolean(),
  minor: z.boolean(),
  /** Unfounded or expired since. */
  gone: z.boolean(),
})
export type PacketSource = z.infer<typeof PacketSource>

/** Offsets are those of the words in their part, also of words that were taken out. */
const Run = z.union([
  z.strictObject({ start: z.number().int(), end: z.number().int(), text: z.string() }),
  z.strictObject({ start: z.number().int(), end: z.number().int(), redacted: z.string() }),
])
export const Piece = z.strictObject({ part: Part, start: z.number().int(), runs: z.array(Run).max(10_000) })
export type Piece = z.infer<typeof Piece>

const Conditions = z.array(z.string()).max(500)

/** What could go in, and whether it does. Nothing is in until somebody says why it is needed (R70). */
export const Candidate = z.strictObject({
  kind: ItemKind,
  target: z.string(),
  title: z.string(),
  sources: z.array(PacketSource).max(500),
  conditions: Conditions,
  item: PacketItemId.nullable(),
  /** Numbers of the signals that it speaks against (R16). */
  against: z.array(z.string()).max(500),
})
export type Candidate = z.infer<typeof Candidate>
export const PacketDetail = PacketRow.extend({
  ground: z.string(),
  requestReference: z.string().nullable(),
  aboutEntity: EntityId.nullable(),
  marking: z.string(),
  group: z.boolean(),
  author: z.string(),
  caseNumber: z.string().nullable(),
  caseTitle: z.string().nullable(),
  /** The submission that people see, or in a draft the one to come. */
  version: z.number().int(),
  changedAt: Instant,
  /** Every state it was given, in order. */
  history: z
    .array(z.strictObject({ state: PacketState, at: Instant, by: z.string(), because: z.string().nullable() }))
    .max(1_000),
  /** What page 1 will say of the whole; marking and handling are the strictest of packet and sources. */
  outcome: z.strictObject({
    marking: z.string(),
    handling: z.string(),
    limits: Conditions,
    minor: z.boolean(),
    reviewersNeeded: z.number().int(),
    origins: z.number().int(),
  }),
  /** Why it came back to draft, if it did. */
  returnedBecause: z.string().nullable(),
  members: z
    .array(
      z.strictObject({
        recipient: RecipientId,
        kind: z.string(),
        function: z.string(),
        ground: z.string(),
        requestReference: z.string().nullable(),
        groundConfirmed: z.boolean(),
        key: KeyState,
      }),
    )
    .max(100),
  contents: z
    .array(
      z.strictObject({
        id: PacketItemId,
        kind: ItemKind,
        target: z.string(),
        position: z.number().int(),
        need: z.string(),
        title: z.string(),
        sources: z.array(z.string()).max(500),
        signals: z.array(PacketSource).max(500),
        handling: z.string(),
        conditions: Conditions,
        pieces: z.array(Piece).max(1_000),
        redactions: z.array(RedactionRange.extend({ id: RecordId, reason: z.string() })).max(10_000),
      }),
    )
    .max(1_000),
  notes: z.array(z.strictObject({ id: RecordId, kind: NoteKind, text: z.string() })).max(500),
  reviewers: z.array(z.string()).max(100),
  /** The packets of a group's members, once submitted; for one recipient the packet itself. */
  packets: z
    .array(
      z.strictObject({
        packet: PacketId,
        recipient: z.string(),
        state: PacketState,
        tagmanifest: z.string(),
        receipts: z
          .array(
            z.strictObject({
              kind: z.enum(['signed', 'code', 'telephone']),
              verdict: z.string(),
              date: z.string(),
              function: z.string().nullable(),
            }),
          )
          .max(100),
      }),
    )
    .max(100),
  /** Lines of the provision register. */
  provided: z
    .array(
      z.strictObject({
        packet: PacketId,
        recipient: z.string(),
        ground: z.string(),
        releasedBy: z.string(),
        releasedAt: Instant,
        contentHash: z.string(),
        items: z.number().int(),
      }),
    )
    .max(100),
})
export type PacketDetail = z.infer<typeof PacketDetail>

/** A packet that waits for somebody. */
export const WaitingPacket = z.strictObject({
  packet: PacketId,
  number: z.string(),
  recipientKind: z.string(),
  recipient: z.string(),
  author: z.string(),
  version: z.number().int(),
  submittedAt: Instant,
  minor: z.boolean(),
  pages: z.number().int(),
  /** Pages that this user has opened. */
  seen: z.number().int(),
  reviewers: z.number().int(),
  reviewersNeeded: z.number().int(),
  /** What this user can do: review or release it; nothing, for its author or while others review. */
  step: z.enum(['review', 'release', 'others', 'own']),
})
export type WaitingPacket = z.infer<typeof WaitingPacket>

/** What the program itself looks at again each time, on the frozen bag and the sources as they are now. */
export const CheckCode = z.enum([
  'unchanged',
  'conditions',
  'ground',
  'graded',
  'contra',
  'reporter',
  'redacted',
  'properties',
  'help',
  'key',
  'author',
])
export type CheckCode = z.infer<typeof CheckCode>
export const PacketReview = z.strictObject({
  packet: PacketId,
  number: z.string(),
  state: PacketState,
  recipientKind: z.string(),
  recipient: z.string(),
  author: z.string(),
  mine: z.boolean(),
  version: z.number().int(),
  submittedAt: Instant,
  minor: z.boolean(),
  pages: z.number().int(),
  reviewersNeeded: z.number().int(),
  /** Everybody but the author who opened a page or signed. */
  reviewers: z
    .array(
      z.strictObject({
        name: z.string(),
        role: z.string(),
        me: z.boolean(),
        seen: z.number().int(),
        signedAt: Instant.nullable(),
      }),
    )
    .max(100),
  /** `note`: no reason to stop, but something to know. */
  checks: z
    .array(
      z.strictObject({
        check: CheckCode,
        outcome: z.enum(['ok', 'note', 'stop']),
        count: z.number().int(),
        until: Instant.nullable(),
      }),
    )
    .max(32),
})
export type PacketReview = z.infer<typeof PacketReview>

/** One field of the document in two versions; words of both, for the reader to compare. */
export const PacketChange = z.strictObject({
  /** Number in the later version, or in the earlier one when it is no longer there; null: the packet as a whole. */
  item: z.number().int().nullable(),
  title: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  field: z.enum([
    'item',
    'title',
    'text',
    'need',
    'grade',
    'handling',
    'conditions',
    'against',
    'unknowns',
    'files',
    'purpose',
    'ground',
    'marking',
    'term',
    'summary',
    'necessity',
    'proportionality',
    'questions',
    'recipient',
  ]),
  before: z.string(),
  after: z.string(),
})
export type PacketChange = z.infer<typeof PacketChange>
