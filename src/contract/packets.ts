/** Packets: composing, review, release, sealing, what comes back; and the address book of recipients. */
import { z } from 'zod'
import {
  CaseId,
  DecisionId,
  EntityId,
  ExtractId,
  GrantId,
  PacketId,
  PacketItemId,
  RecipientId,
  RecordId,
} from './ids.ts'
import {
  Blocker,
  Candidate,
  ItemKind,
  KeyState,
  NoteKind,
  PacketChange,
  PacketDetail,
  PacketReview,
  PacketRow,
  PacketState,
  RedactionRange,
  WaitingPacket,
} from './packet-shapes.ts'
import { procedure } from './procedure.ts'
import { Code, Cursor, DateText, Done, Instant, Limit, Reason, ShortText } from './shapes.ts'
import { Passphrase } from './vault.ts'

/** `ok`, or what the recipient's program said instead. */
export const Verdict = z.enum(['ok', 'PKT-01', 'PKT-02', 'PKT-03', 'PKT-04', 'PKT-05', 'PKT-06', 'PKT-07'])
const Reference = z.string().trim().min(1).max(200)
const blocked = z.strictObject({ kind: z.literal('blocked'), blockers: z.array(Blocker).max(10_000) })
const TermDays = z.number().int().min(1).max(400)

/** A source changed after submission: the packet is a draft again. */
const voided = z.strictObject({ kind: z.literal('voided'), reason: z.string() })
const PassageRange = z.strictObject({
  extract: ExtractId,
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
})
const MemberGround = z.strictObject({ recipient: RecipientId, ground: Code, requestReference: Reference.optional() })
const decided = z.strictObject({ decision: DecisionId })
/** A base64 text of at most 6 MiB of bytes. */
const Base64 = z.string().max(8 * 1024 * 1024)

export const packets = {
  new: procedure({ permission: 'packet.compose', audit: 'packet.made', purpose: false })
    .input(
      z.strictObject({
        caseId: CaseId.optional(),
        recipient: RecipientId,
        purpose: Code,
        ground: Code,
        requestReference: Reference.optional(),
        aboutEntity: EntityId.optional(),
        marking: Code.optional(),
        members: z.array(MemberGround).min(1).max(50).optional(),
      }),
    )
    .output(z.strictObject({ packet: PacketId, number: z.string() })),
  /** Whom of a group it goes to, each on what ground: the whole list (R68). */
  members: procedure({ permission: 'packet.compose', audit: 'packet.members_chosen', purpose: false })
    .input(z.strictObject({ packet: PacketId, members: z.array(MemberGround).min(1).max(50), because: Reason }))
    .output(Done),
  note: procedure({ permission: 'packet.compose', audit: 'packet.note_added', purpose: false })
    .input(z.strictObject({ packet: PacketId, kind: NoteKind, text: Reason }))
    .output(z.strictObject({ note: RecordId })),
  removeNote: procedure({ permission: 'packet.compose', audit: 'packet.note_removed', purpose: false })
    .input(z.strictObject({ note: RecordId, because: Reason }))
    .output(decided),
  /** What could go in: what the case holds, or what is known of the person; `number`: a signal from elsewhere. */
  candidates: procedure({ permission: 'packet.read', audit: 'packet.candidates_listed', purpose: false })
    .input(z.strictObject({ packet: PacketId, number: ShortText.optional() }))
    .output(z.array(Candidate).max(1_000)),
  /** `need`: why this recipient needs it (R70). `target` of a connection: two relation ids joined by a plus sign. */
  add: procedure({ permission: 'packet.compose', audit: 'packet.item_added', purpose: false })
    .input(
      z.strictObject({
        packet: PacketId,
        kind: ItemKind,
        target: z.string().regex(/^[0-9a-f-]{36}(\+[0-9a-f-]{36})?$/),
        need: Reason,
        passages: z.array(PassageRange).min(1).max(200).optional(),
      }),
    )
    .output(z.strictObject({ item: PacketItemId })),
  remove: procedure({ permission: 'packet.compose', audit: 'packet.item_removed', purpose: false })
    .input(z.strictObject({ item: PacketItemId, because: Reason }))
    .output(decided),
  /** Every place where these words stand in the item, to choose from (L23). */
  occurrences: procedure({ permission: 'packet.compose', audit: 'packet.words_looked_up', purpose: false })
    .input(z.strictObject({ item: PacketItemId, text: ShortText }))
    .output(z.array(RedactionRange.extend({ quote: z.string() })).max(10_000)),
  /** Without `ranges` all places with exactly this text. */
  redact: procedure({ permission: 'packet.compose', audit: 'packet.redacted', purpose: false })
    .input(
      z
        .strictObject({
          item: PacketItemId,
          reason: Code,
          text: ShortText.optional(),
          ranges: z.array(RedactionRange).min(1).max(1_000).optional(),
        })
        .refine(i => (i.text === undefined) !== (i.ranges === undefined), { path: ['text'] }),
    )
    .output(z.strictObject({ redactions: z.array(RecordId).max(10_000) })),
  undoRedaction: procedure({ permission: 'packet.compose', audit: 'packet.redaction_undone', purpose: false })
    .input(z.strictObject({ redaction: RecordId, because: Reason }))
    .output(decided),
  check: procedure({ permission: 'packet.read', audit: 'packet.checked', purpose: false })
    .input(z.strictObject({ packet: PacketId }))
    .output(z.strictObject({ blockers: z.array(Blocker).max(10_000) })),
  /** C11: for this packet only, with a note that page 1 shows. */
  confirmGround: procedure({ permission: 'packet.confirm_ground', audit: 'packet.ground_confirmed', purpose: false })
    .input(z.strictObject({ packet: PacketId, ground: Code, note: Reason }))
    .output(decided),
  recordRequest: procedure({ permission: 'packet.compose', audit: 'request.recorded', purpose: false })
    .input(z.strictObject({ recipient: RecipientId, reference: Reference, because: Reason }))
    .output(decided),
  recordSubjectConsent: procedure({ permission: 'packet.compose', audit: 'subject_consent.recorded', purpose: false })
    .input(z.strictObject({ person: EntityId, recipientKinds: z.array(Code).min(1).max(32), how: Reason }))
    .output(decided),
  /** Page 1 as it would be now, of one addressee; nothing is kept. */
  draftPreview: procedure({ permission: 'packet.read', audit: 'packet.previewed', purpose: false })
    .input(z.strictObject({ packet: PacketId, recipient: RecipientId.optional(), termDays: TermDays.optional() }))
    .output(z.strictObject({ pdfBase64: Base64, pages: z.number().int() })),
  submit: procedure({ permission: 'packet.compose', audit: 'packet.submitted', purpose: false })
    .input(z.strictObject({ packet: PacketId, termDays: TermDays.optional() }))
    .output(
      z.discriminatedUnion('kind', [
        blocked,
        z.strictObject({
          kind: z.literal('submitted'),
          signed: z.boolean(),
          packets: z
            .array(z.strictObject({ packet: PacketId, recipient: RecipientId, tagmanifest: z.string() }))
            .max(100),
        }),
      ]),
    ),
  /** The frozen bags: which files, which pages, which of them this user has opened. */
  preview: procedure({ permission: 'packet.read', audit: 'packet.preview_opened', purpose: false })
    .input(z.strictObject({ packet: PacketId }))
    .output(
      z
        .array(
          z.strictObject({
            packet: PacketId,
            recipient: z.string(),
            tagmanifest: z.string(),
            pages: z.number().int(),
            seen: z.array(z.number().int()).max(100_000),
            files: z
              .array(
                z.strictObject({
                  path: z.string(),
                  mediaType: z.string(),
                  sizeBytes: z.number().int(),
                  firstPage: z.number().int(),
                  pages: z.number().int(),
                }),
              )
              .max(20_000),
          }),
        )
        .max(100),
    ),
  /** What waits for a reviewer or for release, with what this user can do. */
  waiting: procedure({ permission: 'packet.review', audit: 'packet.waiting_listed', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(WaitingPacket).max(1_000)),
  /** Who reviews and signed, and what the program checked of exactly this bag. */
  reviewing: procedure({ permission: 'packet.read', audit: 'packet.review_opened', purpose: false })
    .input(z.strictObject({ packet: PacketId }))
    .output(PacketReview),
  /** The bag that was submitted against the one submitted before it. */
  difference: procedure({ permission: 'packet.read', audit: 'packet.compared', purpose: false })
    .input(z.strictObject({ packet: PacketId }))
    .output(
      z.strictObject({
        /** Null: there is no earlier version. */
        earlier: z.strictObject({ version: z.number().int(), submittedAt: Instant }).nullable(),
        changes: z.array(PacketChange).max(10_000),
      }),
    ),
  previewFile: procedure({ permission: 'packet.read', audit: 'packet.file_opened', purpose: false })
    .input(z.strictObject({ packet: PacketId, path: z.string().regex(/^data\/[a-z0-9./-]{1,100}$/) }))
    .output(z.strictObject({ bytesBase64: z.string() })),
  viewPage: procedure({ permission: 'packet.review', audit: 'packet.page_viewed', purpose: false })
    .input(z.strictObject({ packet: PacketId, page: z.number().int().positive().max(100_000) }))
    .output(z.strictObject({ seen: z.number().int(), pages: z.number().int() })),
  review: procedure({ permission: 'packet.review', audit: 'packet.reviewed', purpose: false })
    .input(z.strictObject({ packet: PacketId }))
    .output(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('reviewed'),
          approved: z.boolean(),
          reviewers: z.number().int(),
          needed: z.number().int(),
        }),
        voided,
      ]),
    ),
  return: procedure({ permission: 'packet.review', audit: 'packet.returned', purpose: false })
    .input(z.strictObject({ packet: PacketId, note: Reason }))
    .output(decided),
  discard: procedure({ permission: 'packet.compose', audit: 'packet.discarded', purpose: false })
    .input(z.strictObject({ packet: PacketId, because: Reason }))
    .output(decided),
  /**
   * Not the author. Signs with the releaser's key, which takes the passphrase again: WRONG_PASSPHRASE and PASSPHRASE_WAIT as at
   * unlocking. The line in the provision register is written with it, or nothing is.
   */
  release: procedure({ permission: 'packet.release', audit: 'packet.released', purpose: false })
    .input(z.strictObject({ packet: PacketId, because: Reason, passphrase: Passphrase }))
    .output(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('released'), packets: z.array(PacketId).max(100) }),
        blocked,
        voided,
      ]),
    ),
  /** Into a folder that the person chose. */
  seal: procedure({ permission: 'packet.release', audit: 'packet.sealed', purpose: false })
    .input(z.strictObject({ packet: PacketId, grant: GrantId, classicalBecause: Reason.optional() }))
    .output(
      z.strictObject({
        files: z.array(z.strictObject({ packet: PacketId, fileName: z.string(), quantumSafe: z.boolean() })).max(100),
      }),
    ),
  deliver: procedure({ permission: 'packet.release', audit: 'packet.delivered', purpose: false })
    .input(z.strictObject({ packet: PacketId, channel: ShortText }))
    .output(z.strictObject({ dueOn: DateText })),
  receiptAdd: procedure({ permission: 'packet.release', audit: 'packet.receipt_taken_in', purpose: false })
    .input(
      z.strictObject({
        packet: PacketId,
        receipt: z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('code'),
            code: z.string().min(40).max(200),
            verdict: Verdict.default('ok'),
            date: DateText,
          }),
          z.strictObject({ kind: z.literal('file'), grant: GrantId }),
          z.strictObject({
            kind: z.literal('telephone'),
            function: ShortText,
            verdict: Verdict.default('ok'),
            date: DateText,
          }),
        ]),
      }),
    )
    .output(
      z.strictObject({ kind: z.enum(['signed', 'code', 'telephone']), verdict: Verdict, confirmed: z.boolean() }),
    ),
  list: procedure({ permission: 'packet.read', audit: 'packet.listed', purpose: false })
    .input(
      z.strictObject({
        states: z.array(PacketState).max(12).optional(),
        caseId: CaseId.optional(),
        after: Cursor.optional(),
        limit: Limit.default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(PacketRow), next: Cursor.nullable() })),
  /** R57: what was provided and turned out unfounded, for each recipient, until it was put right. */
  rectifications: procedure({ permission: 'packet.read', audit: 'rectification.listed', purpose: false })
    .input(z.strictObject({}))
    .output(
      z
        .array(
          z.strictObject({
            packet: PacketId,
            number: z.string(),
            recipient: z.string(),
            items: z.array(z.number().int()).max(10_000),
            providedAt: Instant,
          }),
        )
        .max(10_000),
    ),
  show: procedure({ permission: 'packet.read', audit: 'packet.opened', purpose: false })
    .input(z.strictObject({ packet: PacketId }))
    .output(PacketDetail),
}

const cardGroups = z.array(z.string()).max(20)
export const recipients = {
  /** A `.skcard`, base64; without one only for a group. The groups are to be compared over another channel. */
  add: procedure({ permission: 'recipient.manage', audit: 'recipient.added', purpose: false })
    .input(z.strictObject({ kind: Code, function: ShortText, cardBase64: z.string().max(65_536).optional() }))
    .output(z.strictObject({ recipient: RecipientId, groups: cardGroups })),
  /** Another card for somebody who has one: to be compared again by two people. */
  changeKey: procedure({ permission: 'recipient.manage', audit: 'recipient.key_changed', purpose: false })
    .input(z.strictObject({ recipient: RecipientId, cardBase64: z.string().max(65_536) }))
    .output(z.strictObject({ groups: cardGroups })),
  verify: procedure({ permission: 'recipient.verify', audit: 'recipient.key_verified', purpose: false })
    .input(z.strictObject({ recipient: RecipientId, how: Reason }))
    .output(z.strictObject({ state: z.enum(['once', 'verified']) })),
  members: procedure({ permission: 'recipient.manage', audit: 'recipient.members_set', purpose: false })
    .input(z.strictObject({ group: RecipientId, are: z.array(RecipientId).max(50), because: Reason }))
    .output(decided),
  list: procedure({ permission: 'packet.read', audit: 'recipient.listed', purpose: false })
    .input(z.strictObject({}))
    .output(
      z
        .array(
          z.strictObject({
            id: RecipientId,
            kind: z.string(),
            function: z.string(),
            group: z.boolean(),
            members: z.array(RecipientId).max(50),
            key: KeyState,
            verifiedBy: z.number().int(),
            groups: cardGroups,
            classical: z.boolean(),
            expiresAt: Instant.nullable(),
            expiresSoon: z.boolean(),
            /** This user compared the key that it has now. */
            verifiedByMe: z.boolean(),
            /** References of its recorded requests (R66), newest first. */
            requests: z.array(z.string()).max(1_000),
          }),
        )
        .max(1_000),
    ),
}
