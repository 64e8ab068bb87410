/** What comes in: the outcome of each unit, the sum that closes, and lists that wait for a person's choice (R6, R22, R48). */
import { z } from 'zod'
import { ImportId, ListId, QuarantineId, RecordId, SignalId } from './ids.ts'
import { procedure } from './procedure.ts'
import { ChannelCode, Code, Cursor, Done, Instant, Limit } from './shapes.ts'

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
  /** Files that were offered and not received, because a person stopped the import. */
  notRead: count,
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

export const ImportRun = z.strictObject({
  run: ImportId,
  at: Instant,
  channel: ChannelCode,
  /** Who took it in. */
  by: z.string(),
  sum: ImportSum,
})
export type ImportRun = z.infer<typeof ImportRun>

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
})
export type ImportUnit = z.infer<typeof ImportUnit>

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
  /** Ends a running import after what was read: what is registered stays, the rest was not received. */
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
