/** Ties between persons and things, each resting on statements; connections that follow from them; pictures and exchange files. */
import { z } from 'zod'
import { Inherited } from './annotation.ts'
import { EntityKind, EntityRow, StatementRow } from './entities.ts'
import { CaseId, DecisionId, EntityId, MentionId, OriginId, RelationId, SignalId, StatementId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Code, Edtf, Grade, Instant, PurposeInput, Reason, Span } from './shapes.ts'

const End = z.strictObject({ id: EntityId, kind: EntityKind, label: z.string() })

/** One tie with all it rests on: the ties of one type between the same two in the same period (R40, R41). */
export const TieRow = z.strictObject({
  id: RelationId,
  relations: z.array(RelationId).max(10_000),
  type: Code,
  nl: z.string(),
  en: z.string(),
  /** False where it holds both ways, such as meeting. */
  directed: z.boolean(),
  from: End,
  to: End,
  period: Edtf.nullable(),
  span: Span.nullable(),
  statements: z.array(StatementRow).max(10_000),
  signals: z.array(SignalId).max(10_000),
  /** Distinct root origins that support it; the only count of sources there is (R20). */
  origins: z.array(OriginId).max(10_000),
  contradicting: z.array(OriginId).max(10_000),
  /** How often it came in, repeats and all. Never a count of sources. */
  receipts: z.number().int().nonnegative(),
  /** Per origin, never averaged (R24). Null: not judged yet. */
  grades: z.array(z.strictObject({ origin: OriginId, grades: z.array(Grade.nullable()).max(1_000) })).max(10_000),
  inherited: Inherited,
  /** False for what never ties two people together, such as living somewhere (R35). */
  evidence: z.boolean(),
})
export type TieRow = z.infer<typeof TieRow>

export const Connection = z.strictObject({
  between: z.tuple([End, End]),
  via: End,
  kind: z.enum(['contact_point', 'vehicle', 'event', 'place']),
  /** For a place: both say the same day, or their dates only may overlap (R42, R44). */
  dates: z.enum(['same_day', 'possible']).nullable(),
  periods: z.array(Edtf).max(2),
  ties: z.tuple([TieRow, TieRow]),
  origins: z.array(OriginId).max(10_000),
  inherited: Inherited,
  nl: z.string(),
  en: z.string(),
})
export type Connection = z.infer<typeof Connection>

export const NetworkNode = z.strictObject({
  id: EntityId,
  kind: EntityKind,
  subkind: z.string().nullable(),
  label: z.string(),
  /** A name in another writing, where there is one. */
  alias: z.string().nullable(),
  minor: z.boolean(),
  /** Whether a number of this person is attached: V-number, document or chain reference. Null for things. */
  identified: z.boolean().nullable(),
  /** False for places that everybody shares: drawn, never walked through (R35). */
  walked: z.boolean(),
  /** A place where people live, or too large to meet in: an area behind them, never a point between lines (R35). */
  context: z.boolean(),
})
export type NetworkNode = z.infer<typeof NetworkNode>
export const Network = z.strictObject({
  nodes: z.array(NetworkNode).max(5_000),
  ties: z.array(TieRow).max(20_000),
  connections: z.array(Connection).max(5_000),
  /** People whom a source does not name: they stay beside the picture (R18). */
  unnamed: z
    .array(z.strictObject({ mention: MentionId, surface: z.string(), signal: SignalId, signalNumber: z.string() }))
    .max(1_000),
  inherited: Inherited,
})
export type Network = z.infer<typeof Network>
/** One step of a path: a connection, or a tie between two people. */
export const PathStep = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('connection'), connection: Connection }),
  z.strictObject({ type: z.literal('tie'), tie: TieRow }),
])
export type PathStep = z.infer<typeof PathStep>

/** One passage that speaks for or against a tie, where it stands, and on what terms it came. */
export const EvidencePiece = z.strictObject({
  signal: SignalId,
  signalNumber: z.string(),
  title: z.string(),
  organisation: z.string().nullable(),
  /** The sentence around the words that the statement points at. Null where a whole signal speaks against it (R16). */
  passage: z.string().nullable(),
  line: z.number().int().positive().nullable(),
  statement: StatementRow.nullable(),
  grade: Grade.nullable(),
  inherited: Inherited,
})
export type EvidencePiece = z.infer<typeof EvidencePiece>
/** Seen and left out, with why (R18, R20, R35). */
export const LeftOut = z.strictObject({
  reason: z.enum(['same_origin', 'unnamed', 'same_residence']),
  /** Words of the unnamed mention, or the name of the place. */
  words: z.string(),
  signal: SignalId,
  signalNumber: z.string(),
  title: z.string(),
  organisation: z.string().nullable(),
})
export type LeftOut = z.infer<typeof LeftOut>
export const Evidence = z.strictObject({
  tie: TieRow,
  recorded: z
    .array(z.strictObject({ relation: RelationId, by: z.string(), at: Instant, because: z.string().nullable() }))
    .max(10_000),
  for: z.array(EvidencePiece).max(10_000),
  against: z.array(EvidencePiece).max(10_000),
  notCounted: z.array(LeftOut).max(10_000),
})
export type Evidence = z.infer<typeof Evidence>

const parent = { case: CaseId.optional(), signal: SignalId.optional(), entity: EntityId.optional() }
const decided = z.strictObject({ decision: DecisionId })
const sideOfSplit = z.enum(['left', 'right'])

export const links = {
  /** By one statement, or by the statement of one signal about the two. No statement, no relation (R40). */
  add: procedure({ permission: 'link.write', audit: 'relation.added', purpose: false })
    .input(
      z.strictObject({
        type: Code,
        from: EntityId,
        to: EntityId,
        period: Edtf.optional(),
        statement: StatementId.optional(),
        signal: SignalId.optional(),
        because: Reason.optional(),
      }),
    )
    .output(z.strictObject({ relation: RelationId })),
  withdraw: procedure({ permission: 'link.write', audit: 'relation.withdrawn', purpose: false })
    .input(z.strictObject({ relation: RelationId, because: Reason }))
    .output(decided),
  /** Every relation of a tie in one act: undoing the decision that is given back brings all of them back. */
  withdrawTie: procedure({ permission: 'link.write', audit: 'relation.tie_withdrawn', purpose: false })
    .input(z.strictObject({ relation: RelationId, because: Reason }))
    .output(decided),
  /** Of one case, signal or entity (R2). */
  list: procedure({ permission: 'entity.read', audit: 'relation.listed', purpose: false })
    .input(z.strictObject(parent))
    .output(z.array(TieRow).max(20_000)),
  /** Everything that one line rests on, in one action (R41). */
  show: procedure({ permission: 'entity.read', audit: 'relation.opened', purpose: false })
    .input(z.strictObject({ relation: RelationId }))
    .output(TieRow),
  /** The same with what speaks against it and what does not count, each with its passage (R16, R41). */
  evidence: procedure({ permission: 'entity.read', audit: 'relation.evidence_opened', purpose: false })
    .input(z.strictObject({ relation: RelationId }))
    .output(Evidence),
  connections: procedure({ permission: 'entity.read', audit: 'connection.listed', purpose: false })
    .input(z.strictObject({ left: EntityId, right: EntityId }))
    .output(z.array(Connection).max(5_000)),
  /**
   * At most four steps; never through places that everybody shares. Empty: there is none. `paths` has every way, the fewest steps
   * first and then in the order of the list: of length, not of weight. `more`: there are more than fit.
   */
  path: procedure({ permission: 'entity.read', audit: 'connection.path', purpose: false })
    .input(z.strictObject({ left: EntityId, right: EntityId }))
    .output(
      z.strictObject({
        steps: z.array(PathStep).max(4),
        paths: z.array(z.array(PathStep).min(1).max(4)).max(20),
        more: z.boolean(),
      }),
    ),
  network: procedure({ permission: 'entity.read', audit: 'network.opened', purpose: false })
    .input(z.strictObject(parent))
    .output(Network),
  export: procedure({ permission: 'link.export', audit: 'network.exported', purpose: true })
    .input(z.strictObject({ ...parent, purpose: PurposeInput, format: z.enum(['ftm', 'graphml', 'gexf', 'csv']) }))
    .output(z.strictObject({ name: z.string(), mediaType: z.string(), text: z.string() })),
  picture: procedure({ permission: 'link.export', audit: 'network.drawn', purpose: true })
    .input(z.strictObject({ ...parent, purpose: PurposeInput, language: z.enum(['nl', 'en']).default('nl') }))
    .output(z.strictObject({ name: z.string(), svg: z.string() })),
  /** What was added since a merge, to be asked one by one before it is taken back (R31). */
  splitQuestions: procedure({ permission: 'entity.decide', audit: 'entity.split_asked', purpose: false })
    .input(z.strictObject({ decision: DecisionId }))
    .output(
      z.strictObject({
        left: End,
        right: End,
        relations: z.array(TieRow).max(10_000),
        mentions: z.array(z.strictObject({ id: MentionId, surface: z.string(), signalNumber: z.string() })).max(10_000),
      }),
    ),
  split: procedure({ permission: 'entity.decide', audit: 'entity.split', purpose: false })
    .input(
      z.strictObject({
        decision: DecisionId,
        because: Reason,
        relations: z
          .array(z.strictObject({ relation: RelationId, to: sideOfSplit }))
          .max(10_000)
          .default([]),
        mentions: z
          .array(z.strictObject({ mention: MentionId, to: sideOfSplit }))
          .max(10_000)
          .default([]),
      }),
    )
    .output(z.strictObject({ decision: DecisionId, left: EntityRow.shape.id, right: EntityRow.shape.id })),
}
