/** Intake and the register of signals. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { DecisionId, ExtractId, GrantId, OriginalId, OriginId, RecordId, SignalId, StatementId, TaskId } from './ids.ts'
import { ImportEvent, ListOffer } from './imports.ts'
import { Address } from './parsed-document.ts'
import { procedure } from './procedure.ts'
import { RecognitionLanguage } from './recognition.ts'
import {
  ChannelCode,
  Code,
  ConditionParameters,
  Cursor,
  DateText,
  Grade,
  HandlingCode,
  Instant,
  Limit,
  Reason,
  ShortText,
} from './shapes.ts'

export const SignalState = z.enum([
  'received',
  'triage',
  'merged_origin',
  'in_case',
  'forwarded',
  'unfounded',
  'closed_no_followup',
  'closed_forwarded',
  'expired',
])
export type SignalState = z.infer<typeof SignalState>
const Condition = z.strictObject({
  id: RecordId,
  code: z.string(),
  parameters: ConditionParameters,
  text: z.string(),
})
export const SignalRow = z.strictObject({
  id: SignalId,
  number: z.string(),
  title: z.string(),
  state: SignalState,
  receivedAt: Instant,
  sender: z.string().nullable(),
  reference: z.string().nullable(),
  channel: ChannelCode,
  hasText: z.boolean(),
  themes: z.array(z.string()),
  minor: z.boolean(),
})
export type SignalRow = z.infer<typeof SignalRow>
/** More rows than anybody looks at one by one; the counts are of all. */
export const maxPartRows = 2_000

/**
 * What became of one part of what came in: it only holds others; it is the words of the message; it says the same as these, or something
 * else; it was read by itself, wholly or partly; it has no words; it is a signature; it is encrypted, or of a kind that is not opened; a
 * list was taken out of it (R7); it is empty; it was not read, for the reason of the code.
 */
export const PartFate = z.enum([
  'holds',
  'shown',
  'same_words',
  'other_words',
  'read',
  'partly',
  'no_words',
  'signature',
  'encrypted',
  'unopened',
  'list',
  'empty',
  'not_read',
])
export type PartFate = z.infer<typeof PartFate>

export const PartRow = z.strictObject({
  /** 0 for what came in by itself; each row lies in the nearest one before it that is less deep. */
  depth: z.number().int().nonnegative().max(1_000),
  mediaType: z.string(),
  name: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  became: PartFate,
  code: z.string().nullable(),
  /** Where its bytes were kept apart. */
  original: OriginalId.nullable(),
})
export type PartRow = z.infer<typeof PartRow>

/** Counts are of the parts that hold something themselves. */
export const PartTree = z.strictObject({
  rows: z.array(PartRow).max(maxPartRows),
  all: z.number().int().nonnegative(),
  partly: z.number().int().nonnegative(),
  notRead: z.number().int().nonnegative(),
})
export type PartTree = z.infer<typeof PartTree>

const addresses = z.array(Address).max(1_000)
/** Who sent a message to whom: what its headers say, and anybody can write there. */
export const MessagePeople = z.strictObject({
  from: Address.nullable(),
  to: addresses,
  cc: addresses,
  bcc: addresses,
  replyTo: addresses,
})
export type MessagePeople = z.infer<typeof MessagePeople>

export const SignalDetail = SignalRow.extend({
  sentAt: z.string().nullable(),
  kind: z.string().nullable(),
  behaviour: z.string().nullable(),
  help: z.string().nullable(),
  feedbackWanted: z.string().nullable(),
  origin: z.strictObject({
    id: OriginId,
    root: OriginId,
    label: z.string(),
    organisation: z.string().nullable(),
    protected: z.boolean(),
  }),
  handling: z.strictObject({ code: HandlingCode, assumed: z.boolean(), marking: z.string() }),
  conditions: z.array(Condition),
  grades: z.strictObject({ sender: Grade.nullable(), own: Grade.nullable() }),
  extracts: z.array(
    z.strictObject({
      id: ExtractId,
      original: OriginalId.nullable(),
      name: z.string(),
      text: z.string(),
      hasText: z.boolean(),
      reading: z.string(),
      charset: z.string().nullable(),
      /** Of a message; the name of a protected reporter is covered (R29). */
      people: MessagePeople.nullable(),
    }),
  ),
  /** Where the texts show the name of a protected reporter, to be covered until somebody shows it on purpose (R15, R29). */
  reporterIn: z.array(
    z.strictObject({
      extract: ExtractId,
      start: z.number().int().nonnegative(),
      end: z.number().int().nonnegative(),
    }),
  ),
  originals: z.array(
    z.strictObject({
      id: OriginalId,
      parent: OriginalId.nullable(),
      name: z.string(),
      mediaType: z.string(),
      sizeBytes: z.number().int(),
      sha256: z.string(),
      keptAs: z.string(),
    }),
  ),
  /** What came in, part within part: of a message each node of it. */
  parts: PartTree,
  deliveries: z.array(z.strictObject({ at: Instant, organisation: z.string().nullable(), channel: ChannelCode })),
  /** R16: what speaks against this signal, and what this one speaks against; shown at the same size. */
  contradictedBy: z.array(z.strictObject({ id: SignalId, number: z.string(), title: z.string() })),
  contradicts: z.array(z.strictObject({ id: SignalId, number: z.string(), title: z.string() })),
  tasks: z.array(z.strictObject({ id: TaskId, kind: z.string(), what: z.string(), dueOn: z.string() })),
  /** The term that runs; put off until then. */
  endsAt: Instant,
  laterUntil: Instant.nullable(),
  /** What keeps it from a case, all at once (R11, R12, R17, R52). */
  missingForCase: z.array(z.enum(['TRANSCRIPTION_NEEDED', 'BEHAVIOUR_NEEDED', 'THEME_NEEDED', 'HELP_ANSWER_NEEDED'])),
})
export type SignalDetail = z.infer<typeof SignalDetail>

/** What stands for an origin until somebody describes it. */
export const undescribedOrigin = 'nog niet beschreven'

/** Who asks for the help, or sees that it is needed (R17). */
export const HelpAskedBy = z.enum(['person_consents', 'person', 'reporter', 'professional'])
export type HelpAskedBy = z.infer<typeof HelpAskedBy>

const decided = z.strictObject({ decision: DecisionId })

/** What a person types while somebody tells it. */
export const TypedSignal = z.strictObject({
  channel: z.enum(['phone', 'desk']),
  organisation: Code.optional(),
  title: ShortText,
  text: z.string().trim().min(1).max(200_000),
})
export type TypedSignal = z.infer<typeof TypedSignal>

/** Progress of reading a picture by program, page by page; the last one names what was kept. */
export const RecognitionEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('page'), page: z.number().int().positive(), pages: z.number().int().positive() }),
  z.strictObject({ type: z.literal('done'), extract: ExtractId }),
])
export type RecognitionEvent = z.infer<typeof RecognitionEvent>

export const signals = {
  import: procedure({ permission: 'signal.register', audit: 'signal.imported', purpose: false })
    .input(
      z.strictObject({
        grant: GrantId,
        channel: ChannelCode.default('file_drop'),
        /**
         * `progress`: no event a unit, and never more than ten a second, since a stream over a port cannot be slowed down by who
         * hears it; the units are read page by page (`imports.units`). `units` is for a caller in the same process.
         */
        tell: z.enum(['units', 'progress']).default('units'),
      }),
    )
    .output(eventIterator(ImportEvent)),
  listShow: procedure({ permission: 'signal.register', audit: 'list.offered', purpose: false })
    .input(z.strictObject({ grant: GrantId }))
    .output(z.array(ListOffer).max(100)),
  listTake: procedure({ permission: 'signal.register', audit: 'list.rows_taken', purpose: false })
    .input(
      z.strictObject({
        grant: GrantId,
        index: z.number().int().nonnegative().default(0),
        rows: z
          .array(z.strictObject({ number: z.string().min(1).max(200), themes: z.array(Code).min(1).max(8) }))
          .min(1)
          .max(1_000),
      }),
    )
    .output(
      z.strictObject({ signals: z.array(z.strictObject({ row: z.string(), signal: SignalId, number: z.string() })) }),
    ),
  /** Phone and desk: typed in, no original. */
  add: procedure({ permission: 'signal.register', audit: 'signal.typed_in', purpose: false })
    .input(TypedSignal)
    .output(z.strictObject({ signal: SignalId, number: z.string() })),
  list: procedure({ permission: 'signal.read', audit: 'signal.listed', purpose: false })
    .input(
      z.strictObject({
        states: z.array(SignalState).max(9).optional(),
        after: Cursor.optional(),
        limit: Limit.default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(SignalRow), next: Cursor.nullable() })),
  count: procedure({ permission: 'signal.read', audit: 'signal.counted', purpose: false })
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        byState: z.partialRecord(SignalState, z.number().int()),
        /** What triage has before it now: the tab "to do". */
        todo: z.number().int(),
        myTasks: z.number().int(),
        openTasks: z.number().int(),
        quarantined: z.number().int(),
      }),
    ),
  show: procedure({ permission: 'signal.read', audit: 'signal.opened', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(SignalDetail),
  grade: procedure({ permission: 'signal.grade', audit: 'signal.graded', purpose: false })
    .input(
      z.strictObject({
        signal: SignalId,
        source: z.enum(['A', 'B', 'C', 'X']),
        information: z.enum(['1', '2', '3', '4']),
        givenBy: z.enum(['own', 'sender']).default('own'),
        because: Reason,
      }),
    )
    .output(z.strictObject({ grade: RecordId })),
  gradeStatement: procedure({ permission: 'signal.grade', audit: 'statement.graded', purpose: false })
    .input(
      z.strictObject({
        statement: StatementId,
        source: z.enum(['A', 'B', 'C', 'X']),
        information: z.enum(['1', '2', '3', '4']),
        because: Reason,
      }),
    )
    .output(z.strictObject({ grade: RecordId })),
  /** The source's answer, or the code in its text (R26). */
  setHandling: procedure({ permission: 'signal.decide', audit: 'handling.recorded', purpose: false })
    .input(
      z.strictObject({
        signal: SignalId,
        code: HandlingCode,
        organisation: Code,
        function: ShortText,
        how: ShortText,
        because: Reason.optional(),
      }),
    )
    .output(z.strictObject({ handling: RecordId })),
  addCondition: procedure({ permission: 'signal.decide', audit: 'condition.recorded', purpose: false })
    .input(
      z.strictObject({
        signal: SignalId,
        code: Code,
        recipientKinds: z.array(Code).max(32).optional(),
        purposes: z.array(Code).max(16).optional(),
        date: DateText.optional(),
        text: z.string().max(4_000).default(''),
      }),
    )
    .output(z.strictObject({ condition: RecordId })),
  /** R28: complete, or refused. */
  addConsent: procedure({ permission: 'signal.decide', audit: 'consent.recorded', purpose: false })
    .input(
      z.strictObject({
        signal: SignalId,
        organisation: Code,
        function: ShortText,
        givenOn: DateText,
        how: ShortText,
        recipients: z.array(Code).min(1).max(32),
        purposes: z.array(Code).max(16).default([]),
        evidence: ShortText,
      }),
    )
    .output(z.strictObject({ consent: RecordId })),
  setReporter: procedure({ permission: 'signal.decide', audit: 'reporter.recorded', purpose: false })
    .input(z.strictObject({ signal: SignalId, name: ShortText }))
    .output(z.strictObject({ alias: z.string() })),
  revealReporter: procedure({ permission: 'source.reveal', audit: 'reporter.revealed', purpose: false })
    .input(z.strictObject({ signal: SignalId, because: Reason }))
    .output(z.strictObject({ names: z.array(z.string()).max(50) })),
  /** Answers of triage; themes are the whole set (R11, R12, R17). */
  triage: procedure({ permission: 'signal.decide', audit: 'signal.triaged', purpose: false })
    .input(
      z.strictObject({
        signal: SignalId,
        kind: Code.optional(),
        themes: z.array(Code).max(8).optional(),
        behaviour: z.string().trim().max(4_000).optional(),
        help: z.enum(['yes', 'no', 'unknown']).optional(),
        feedbackWanted: z.boolean().optional(),
        feedbackGiven: ShortText.optional(),
        to: z.enum(['triage', 'in_case']).optional(),
      }),
    )
    .output(z.strictObject({ state: SignalState })),
  close: procedure({ permission: 'signal.decide', audit: 'signal.closed', purpose: false })
    .input(
      z.strictObject({
        signal: SignalId,
        reason: Code,
        because: Reason,
        help: z.enum(['yes', 'no', 'unknown']).optional(),
        helpAskedBy: HelpAskedBy.optional(),
        /** Who gets the request for help and nothing else: a recipient kind that is `minimal`. */
        helpTo: Code.optional(),
        feedbackGiven: Reason.optional(),
        feedbackWithheld: Reason.optional(),
      }),
    )
    .output(z.strictObject({ decision: DecisionId, state: SignalState })),
  contradicts: procedure({ permission: 'signal.decide', audit: 'signal.contradicts', purpose: false })
    .input(z.strictObject({ signal: SignalId, contradicts: SignalId, because: Reason }))
    .output(decided),
  addTask: procedure({ permission: 'case.write', audit: 'task.added', purpose: false })
    .input(
      z.strictObject({
        about: RecordId,
        aboutType: z.enum(['signal', 'case', 'packet']),
        kind: Code,
        what: ShortText,
        dueOn: DateText,
      }),
    )
    .output(z.strictObject({ task: TaskId })),
  tasks: procedure({ permission: 'case.read', audit: 'task.listed', purpose: false })
    .input(z.strictObject({ of: z.enum(['everyone', 'me', 'overdue']).default('everyone') }))
    .output(
      z
        .array(
          z.strictObject({
            id: TaskId,
            about: RecordId,
            aboutType: z.string(),
            /** Number and title of what it is about. */
            number: z.string(),
            title: z.string(),
            kind: z.string(),
            what: z.string(),
            dueOn: z.string(),
            assignee: z.string().nullable(),
          }),
        )
        .max(1_000),
    ),
  taskDone: procedure({ permission: 'case.write', audit: 'task.done', purpose: false })
    .input(z.strictObject({ task: TaskId, because: Reason }))
    .output(decided),
  /** Types over an image without text (R52): marked "overgetypt door …". */
  transcribe: procedure({ permission: 'annotation.write', audit: 'original.transcribed', purpose: false })
    .input(
      z.strictObject({
        signal: SignalId,
        /** Which picture; the first one without words when it is not said. */
        original: OriginalId.optional(),
        page: z.number().int().positive().default(1),
        text: z.string().trim().min(1).max(200_000),
        /** x,y,width,height in thousandths of the page, from its upper left corner. */
        region: z
          .string()
          .regex(/^\d+,\d+,\d+,\d+$/)
          .optional(),
      }),
    )
    .output(z.strictObject({ extract: ExtractId })),
  /** Reads what an image says by program; marked as such and counting for nothing until it is confirmed (R52). */
  recognise: procedure({ permission: 'annotation.write', audit: 'original.recognised', purpose: false })
    .input(
      z.strictObject({
        signal: SignalId,
        /** Which picture; the first one without words when it is not said. */
        original: OriginalId.optional(),
        languages: z.array(RecognitionLanguage).min(1).max(4).default(['nld']),
      }),
    )
    .output(eventIterator(RecognitionEvent)),
  /** What a program read, as a person confirms it: unchanged, or corrected beside the picture (R52). */
  confirmReading: procedure({ permission: 'annotation.write', audit: 'original.reading_confirmed', purpose: false })
    .input(z.strictObject({ signal: SignalId, extract: ExtractId, text: z.string().trim().min(1).max(1_000_000) }))
    .output(z.strictObject({ extract: ExtractId })),
  original: procedure({ permission: 'signal.read', audit: 'original.opened', purpose: false })
    .input(z.strictObject({ original: OriginalId }))
    .output(z.strictObject({ name: z.string(), mediaType: z.string(), bytesBase64: z.string(), intact: z.boolean() })),
}
