/** What comes in: the outcome of each unit, the sum that closes, and lists that wait for a person's choice (R6, R22, R48). */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { DecisionId, ImportId, ListId, QuarantineId, RecordId, SignalId } from './ids.ts'
import { procedure } from './procedure.ts'
import { ChannelCode, Code, Cursor, Done, Instant, Limit, Reason } from './shapes.ts'

export const UnitKind = z.enum(['registered', 'list', 'duplicate', 'quarantined', 'refused'])
export type UnitKind = z.infer<typeof UnitKind>

/** What became of one unit: a file, an entry of an archive, a message inside a message (R48). */
export const UnitOutcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('registered'),
    label: z.string(),
    signal: SignalId,
    number: z.string(),
    hasText: z.boolean(),
    warnings: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('list'),
    label: z.string(),
    offered: z.number().int(),
    records: z.number().int(),
    malformed: z.number().int(),
    taken: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('duplicate'),
    label: z.string(),
    of: SignalId.nullable(),
    number: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('quarantined'), label: z.string(), entry: QuarantineId, code: z.string() }),
  z.strictObject({ kind: z.literal('refused'), label: z.string(), code: z.string() }),
])
export type UnitOutcome = z.infer<typeof UnitOutcome>

const count = z.number().int().nonnegative()
/** received = registered + lists + duplicates + quarantined + refused. */
const sum = {
  received: count,
  registered: count,
  lists: count,
  duplicates: count,
  quarantined: count,
  refused: count,
}
export const ImportSum = z.strictObject(sum)
export type ImportSum = z.infer<typeof ImportSum>
export const ImportSummary = z.strictObject({
  ...sum,
  signals: count,
  seconds: z.number().nonnegative(),
  /** Files that were offered and not received, because a person stopped the import or laid it aside. */
  notRead: count,
  isPaused: z.boolean(),
})
export type ImportSummary = z.infer<typeof ImportSummary>
export const ImportEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started'), run: ImportId, files: count, bytes: count }),
  z.strictObject({ type: z.literal('unit'), unit: UnitOutcome }),
  z.strictObject({
    type: z.literal('progress'),
    /** Files that were read, in a process without keys. */
    read: count,
    /** Files with all that lies in them, and their bytes. What is counted here is on disk. */
    done: count,
    total: count,
    bytesDone: count,
    bytesTotal: count,
    elapsedMs: z.number().nonnegative(),
    sum: ImportSum,
  }),
  /** The sum is closed; from here on only work that the new signals owe is done: names and places, search. */
  z.strictObject({ type: z.literal('summary'), summary: ImportSummary }),
  z.strictObject({ type: z.literal('afterwork'), left: count }),
])
export type ImportEvent = z.infer<typeof ImportEvent>

const OfferedRow = z.strictObject({
  number: z.string(),
  line: z.number().int(),
  cells: z.record(z.string(), z.string()),
  taken: SignalId.nullable(),
})
export const ListOffer = z.strictObject({
  /** Which list inside the file: 0 for the first. */
  index: z.number().int().nonnegative(),
  name: z.string(),
  sha256: z.string(),
  listOn: z.string().nullable(),
  records: z.number().int(),
  notOffered: z.number().int(),
  /** Columns that hold remarks: why a row is on offer. */
  remarks: z.array(z.string()).max(500),
  rows: z.array(OfferedRow).max(100_000),
  malformed: z.array(z.strictObject({ line: z.number().int(), columns: z.number().int(), expected: z.number().int() })),
  warnings: z.array(z.strictObject({ number: z.string(), column: z.string(), kind: z.string() })),
})
export type ListOffer = z.infer<typeof ListOffer>

/** A list of this unlocking whose rows are still in memory. */
export const HeldList = z.strictObject({
  list: ListId,
  /** Null for one that was read again in quarantine. */
  run: ImportId.nullable(),
  name: z.string(),
  at: Instant,
  records: count,
  offered: count,
  taken: count,
  malformed: count,
})
export type HeldList = z.infer<typeof HeldList>

/** `interrupted`: cut short by a lock, an error or a kill; it is carried on or stopped, as one that was paused. */
export const CourseState = z.enum(['running', 'paused', 'interrupted', 'stopped', 'done'])
export type CourseState = z.infer<typeof CourseState>

/** What keeps an import from being whole, in the order in which a person meets it. */
export const gapKinds = [
  'files_not_read',
  'refused',
  'set_aside',
  'not_read',
  'partly_read',
  'pages_not_read',
  'rows_not_read',
  'not_stored',
] as const
export const Gap = z.strictObject({ kind: z.enum(gapKinds), count: z.number().int().positive() })
export type Gap = z.infer<typeof Gap>

export const ImportRun = z.strictObject({
  run: ImportId,
  at: Instant,
  channel: ChannelCode,
  /** Who took it in. */
  by: z.string(),
  sum: ImportSum,
  state: CourseState,
  /** Files that are still to be read, of one that was paused or cut short. */
  left: count,
  /** What is missing of it, and nobody has accepted. */
  open: z.array(Gap).max(gapKinds.length),
  /** Somebody took it back: what nobody had worked on is destroyed. */
  isUndone: z.boolean(),
})
export type ImportRun = z.infer<typeof ImportRun>

/**
 * What became of the rows of a list, counted without keeping the list (R6, R7): `records` is the sum of the others. `known` were taken over
 * from an earlier delivery of the same file; `notTaken` have a remark, and nobody took them over.
 */
export const ListOutcome = z.strictObject({
  records: count,
  taken: count,
  known: count,
  notTaken: count,
  withoutRemark: count,
  unreadable: count,
})
export type ListOutcome = z.infer<typeof ListOutcome>

/** One unit as it stands now. */
export const ImportUnit = z.strictObject({
  id: RecordId,
  kind: UnitKind,
  /** Null when its signal is no longer shown (closed as unfounded, erased, another's case): then the name is not either. */
  label: z.string().nullable(),
  code: z.string().nullable(),
  sizeBytes: count,
  signal: z.strictObject({ id: SignalId, number: z.string() }).nullable(),
  /** In quarantine, and nobody decided yet. */
  entry: QuarantineId.nullable(),
  /** Its rows can still be chosen without offering it again. */
  list: ListId.nullable(),
  /** Of a list: what became of each of its rows, in numbers. Null for anything else, and for a list of before schema 5. */
  rows: ListOutcome.nullable(),
})
export type ImportUnit = z.infer<typeof ImportUnit>

/** How far things of one kind were read. */
const depth = { all: count, fully: count, partly: count, not: count }
export const ReadDepth = z.strictObject(depth)
export type ReadDepth = z.infer<typeof ReadDepth>
/** Things that must be in the vault, with how many of them are. */
export const Stored = z.strictObject({ expected: count, stored: count, erased: count })
export type Stored = z.infer<typeof Stored>

/** The account of one import, as the vault answers it now: nothing in it is a number that the import kept (R48). */
export const Coverage = z.strictObject({
  state: CourseState,
  /** Offered; null for an import of before schema 5. */
  files: z.strictObject({ offered: count.nullable(), left: count, notRead: count }),
  messages: ReadDepth,
  documents: ReadDepth,
  attachments: ReadDepth,
  pages: ReadDepth,
  rows: ReadDepth,
  storage: z.strictObject({ signals: Stored, originals: Stored, lists: Stored, setAside: Stored }),
  /** All that is missing, also where somebody accepted it. */
  gaps: z.array(Gap).max(gapKinds.length),
  accepted: z.strictObject({ by: z.string(), at: Instant, because: z.string(), gaps: z.array(Gap) }).nullable(),
  isOpen: z.boolean(),
  undone: z.strictObject({ by: z.string(), at: Instant, because: z.string() }).nullable(),
})
export type Coverage = z.infer<typeof Coverage>

/** What taking an import back would destroy. */
export const UndoGoes = z.strictObject({
  signals: count,
  lists: count,
  setAside: count,
  originals: count,
  bytes: count,
})
export const UndoPreview = z.strictObject({
  goes: UndoGoes,
  /** Signals that stay, the first five hundred, each with why. */
  stays: z
    .array(
      z.strictObject({
        signal: SignalId,
        number: z.string(),
        because: z.array(z.enum(['in_case', 'in_packet', 'linked', 'received_again', 'worked_on'])).max(5),
      }),
    )
    .max(500),
  /** All that stays: signals, lists of which rows were taken over, entries of quarantine that somebody decided on. */
  staying: count,
})
export type UndoPreview = z.infer<typeof UndoPreview>

export const imports = {
  /** Imports that were made, newest first. */
  runs: procedure({ permission: 'signal.register', audit: 'import.listed', purpose: false })
    .input(z.strictObject({ after: Cursor.optional(), limit: Limit.default(20) }))
    .output(z.strictObject({ rows: z.array(ImportRun), next: Cursor.nullable() })),
  /** What became of the units of one import, in the order in which they came. */
  units: procedure({ permission: 'signal.register', audit: 'import.opened', purpose: false })
    .input(
      z.strictObject({
        run: ImportId,
        kinds: z.array(UnitKind).min(1).max(5).optional(),
        after: Cursor.optional(),
        limit: Limit.default(100),
      }),
    )
    .output(z.strictObject({ rows: z.array(ImportUnit), next: Cursor.nullable() })),
  /** What was under way and is not over: paused, or cut short by a lock, an error or a kill. Newest first. */
  laidAside: procedure({ permission: 'signal.register', audit: 'import.laid_aside_listed', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(ImportRun).max(100)),
  coverage: procedure({ permission: 'signal.register', audit: 'import.accounted', purpose: false })
    .input(z.strictObject({ run: ImportId }))
    .output(Coverage),
  /** A person takes what is missing for granted, and says why. What goes missing afterwards opens it again. */
  accept: procedure({ permission: 'signal.register', audit: 'import.accepted', purpose: false })
    .input(z.strictObject({ run: ImportId, because: Reason }))
    .output(z.strictObject({ decision: DecisionId })),
  /** Lays a running import aside: what was read is taken in, the rest stays on offer, also after the vault was locked. */
  pause: procedure({ permission: 'signal.register', audit: 'import.paused', purpose: false })
    .input(z.strictObject({ run: ImportId }))
    .output(Done),
  /** Carries on one that was paused or cut short, from where it was; nothing comes twice. SOURCE_GONE where the files are not there. */
  resume: procedure({ permission: 'signal.register', audit: 'import.resumed', purpose: false })
    .input(z.strictObject({ run: ImportId, tell: z.enum(['units', 'progress']).default('units') }))
    .output(eventIterator(ImportEvent)),
  /** What taking it back would destroy, and what would stay because somebody has worked on it. */
  undoPreview: procedure({ permission: 'signal.decide', audit: 'import.undo_previewed', purpose: false })
    .input(z.strictObject({ run: ImportId }))
    .output(UndoPreview),
  /**
   * Takes an import back as a whole: keys, records, originals and index of what nobody has worked on. By who took it in, or a coordinator.
   * `goes` is what the preview said: PREVIEW_CHANGED where it is no longer so. It cannot be taken back itself.
   */
  undo: procedure({ permission: 'signal.decide', audit: 'import.undone', purpose: false })
    .input(z.strictObject({ run: ImportId, because: Reason, goes: UndoGoes }))
    .output(UndoPreview),
  /**
   * Ends an import: what is registered stays, the rest was not received. A running one after what was read; one that was laid aside or
   * cut short at once.
   */
  stop: procedure({ permission: 'signal.register', audit: 'import.stopped', purpose: false })
    .input(z.strictObject({ run: ImportId }))
    .output(Done),
  /** Lists that came in since the vault was opened. Locking forgets them; then the list is offered again. */
  lists: procedure({ permission: 'signal.register', audit: 'list.listed', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(HeldList).max(1_000)),
  listRows: procedure({ permission: 'signal.register', audit: 'list.rows_shown', purpose: false })
    .input(z.strictObject({ list: ListId }))
    .output(ListOffer),
  /** One row, by hand, with its themes (R6). */
  takeRow: procedure({ permission: 'signal.register', audit: 'list.row_taken', purpose: false })
    .input(z.strictObject({ list: ListId, row: z.string().min(1).max(200), themes: z.array(Code).min(1).max(8) }))
    .output(z.strictObject({ signal: SignalId, number: z.string() })),
  /** Done with this list: its rows leave memory now. */
  forgetList: procedure({ permission: 'signal.register', audit: 'list.forgotten', purpose: false })
    .input(z.strictObject({ list: ListId }))
    .output(Done),
}
