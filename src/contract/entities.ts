/** Persons, places, contact points, vehicles and organisations: clusters of mentions, made and undone by decisions. No facts of their own. */
import { z } from 'zod'
import { Inherited, MentionKind, MentionRole, passageOfSignal, Place } from './annotation.ts'
import { CaseId, DecisionId, EntityId, MentionId, OriginId, SignalId, StatementId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Code, Cursor, Edtf, Grade, Instant, Limit, PurposeInput, Reason, Span } from './shapes.ts'

export const EntityKind = z.enum(['person', 'contact_point', 'vehicle', 'location', 'organisation', 'event'])
export type EntityKind = z.infer<typeof EntityKind>
export const Property = z.enum([
  'name',
  'v_number',
  'document_number',
  'chain_reference',
  'birth_date',
  'phone',
  'email',
  'social_handle',
  'iban',
  'number_plate',
  'location_name',
  'location_kind',
  'organisation_name',
  'minor',
  'description',
  'said',
])
export type Property = z.infer<typeof Property>
export const Polarity = z.enum(['supports', 'contradicts', 'neutral'])

/** A statement with where it comes from: nothing is shown without it. */
export const StatementRow = z.strictObject({
  id: StatementId,
  mention: MentionId,
  signal: SignalId,
  signalNumber: z.string(),
  property: Property,
  value: z.string(),
  edtf: z.string().nullable(),
  /** Null without a date, or with one that stays text. */
  span: Span.nullable(),
  quote: z.string(),
  polarity: Polarity,
  firstHand: z.boolean(),
  origin: OriginId,
  /** Root of the origin's cluster: what counts (R20). */
  root: OriginId,
  /** The partner that the origin belongs to, else the one that sent the signal. */
  organisation: z.string().nullable(),
  grade: Grade.nullable(),
})
export type StatementRow = z.infer<typeof StatementRow>

/** One grade as it was given. Earlier ones stay readable (R24). */
export const GradeLine = z.strictObject({
  ...Grade.shape,
  because: z.string().nullable(),
  by: z.string(),
  at: Instant,
})
export type GradeLine = z.infer<typeof GradeLine>
/** The same, said by another origin: what makes "supported by other information" possible (R20). */
export const SupportRow = z.strictObject({
  signal: SignalId,
  number: z.string(),
  organisation: z.string().nullable(),
  origin: OriginId,
  property: Property,
  value: z.string(),
})
export type SupportRow = z.infer<typeof SupportRow>
const gradeLines = z.array(GradeLine).max(1_000)
const supportRows = z.array(SupportRow).max(10_000)
export const WeighedStatement = StatementRow.extend({
  /** Where its words stand now: its own, else those of the mention. */
  place: Place.nullable(),
  /** Somebody pointed at the words that say it. */
  ownWords: z.boolean(),
  by: z.string(),
  at: Instant,
  grades: gradeLines,
  support: supportRows,
})
export type WeighedStatement = z.infer<typeof WeighedStatement>
/** Newest grades first. A statement without a grade of its own has its signal's. */
export const Weighing = z.strictObject({
  own: gradeLines,
  /** What the source said about itself: another field, never converted. */
  sender: gradeLines,
  support: supportRows,
  statements: z.array(WeighedStatement).max(10_000),
})
export type Weighing = z.infer<typeof Weighing>

/** A reason in a closed code and in words. No number, no percentage, no order of strength. */
export const ReasonRow = z.strictObject({
  code: Code,
  left: z.string(),
  right: z.string(),
  rules: z.array(z.string()).max(16),
  nl: z.string(),
  en: z.string(),
})
export type ReasonRow = z.infer<typeof ReasonRow>
/** One side of a proposal: an entity, or a mention that nobody attached yet. */
export const ProposalSide = z.strictObject({
  entity: EntityId.nullable(),
  mention: MentionId.nullable(),
  label: z.string(),
  surfaces: z.array(z.string()).max(1_000),
  signals: z.array(z.strictObject({ id: SignalId, number: z.string() })).max(10_000),
})
export type ProposalSide = z.infer<typeof ProposalSide>
export const Proposal = z.strictObject({
  kind: EntityKind,
  left: ProposalSide,
  right: ProposalSide,
  reasons: z.array(ReasonRow).max(64),
  against: z.array(ReasonRow).max(64),
  /** Seen and left out, with why ("telt niet mee"). */
  notCounted: z.array(ReasonRow).max(64),
  nameOnly: z.boolean(),
  /** A source lets nothing go on: for the liaison alone, never in a packet without its consent. */
  restricted: z.boolean(),
  /** What was decided about the pair before. */
  decided: z.enum(['undecided', 'not_same']).nullable(),
})
export type Proposal = z.infer<typeof Proposal>

/** Sort orders are these three and no other (R9). */
export const EntityOrder = z.enum(['name', 'changed', 'number'])
export const EntityRow = z.strictObject({
  id: EntityId,
  kind: EntityKind,
  subkind: z.string().nullable(),
  label: z.string(),
  names: z.array(z.string()).max(1_000),
  minor: z.boolean(),
  signals: z.array(z.strictObject({ id: SignalId, number: z.string() })).max(10_000),
  /** Only after a query: `certain` when it stands there so, else `possible` with the rule. */
  found: z.strictObject({ certain: z.boolean(), nl: z.string(), en: z.string() }).nullable(),
})
export type EntityRow = z.infer<typeof EntityRow>

/** Everything that came in from one origin about one person or thing: it counts once (R20). */
export const EntitySource = z.strictObject({
  root: OriginId,
  organisation: z.string().nullable(),
  signals: z
    .array(
      z.strictObject({
        id: SignalId,
        number: z.string(),
        title: z.string(),
        receivedAt: Instant,
        /** The answer to the question whether help is needed; null while nobody answered (R17). */
        help: z.enum(['yes', 'no', 'unknown']).nullable(),
      }),
    )
    .max(10_000),
  /** How often it came in, repeats and all. Never a count of sources. */
  receipts: z.number().int().nonnegative(),
  inherited: Inherited,
})
export type EntitySource = z.infer<typeof EntitySource>
const EntityName = z.strictObject({
  script: z.string(),
  surface: z.string(),
  signals: z.array(z.string()).max(10_000),
  organisations: z.array(z.string()).max(100),
})
const decidedBy = { by: z.string(), at: Instant, because: z.string().nullable() }
const Merge = z.strictObject({
  decision: DecisionId,
  left: EntityId,
  right: EntityId,
  leftLabel: z.string(),
  rightLabel: z.string(),
  ...decidedBy,
})
const DecidedPair = z.strictObject({
  decision: DecisionId,
  kind: z.enum(['not_same', 'undecided']),
  /** The other side: an entity, or a mention that nobody attached. */
  entity: EntityId.nullable(),
  mention: MentionId.nullable(),
  label: z.string(),
  ...decidedBy,
})
const Contradiction = z.strictObject({ property: Property, statements: z.array(StatementId).min(2).max(1_000) })
export const EntityDetail = z.strictObject({
  id: EntityId,
  kind: EntityKind,
  subkind: z.string().nullable(),
  label: z.string(),
  names: z.array(EntityName).max(1_000),
  minor: z.strictObject({
    value: z.boolean(),
    basis: z.enum(['birth', 'stated']).nullable(),
    statement: StatementId.nullable(),
  }),
  roles: z.array(MentionRole).max(8),
  mentions: z
    .array(
      z.strictObject({
        id: MentionId,
        kind: MentionKind,
        surface: z.string(),
        script: z.string(),
        role: MentionRole,
        signal: SignalId,
        signalNumber: z.string(),
        decision: DecisionId,
      }),
    )
    .max(10_000),
  statements: z.array(StatementRow).max(10_000),
  /** Statements that cannot all hold, side by side. */
  contradictions: z.array(Contradiction).max(64),
  /** Which were joined by people, each under the name that it has by itself; every one can be taken apart (R31). */
  merges: z.array(Merge).max(1_000),
  /** What people decided not to join, or could not decide (R39). */
  pairs: z.array(DecidedPair).max(1_000),
  signals: z.array(z.strictObject({ id: SignalId, number: z.string() })).max(10_000),
  sources: z.array(EntitySource).max(10_000),
  /** Cases of this user that hold one of its signals. */
  cases: z.array(z.strictObject({ id: CaseId, number: z.string() })).max(1_000),
})
export type EntityDetail = z.infer<typeof EntityDetail>
/** What one person or thing would be if two were joined: nothing is written (R30). */
export const MergePreview = z.strictObject({
  kind: EntityKind,
  label: z.string(),
  names: z.array(EntityName).max(1_000),
  statements: z.array(StatementRow).max(10_000),
  contradictions: z.array(Contradiction).max(64),
  minor: z.boolean(),
  sources: z.array(EntitySource).max(10_000),
})
export type MergePreview = z.infer<typeof MergePreview>

/** One mention of a signal with whom or what people attached it to; a number may be of somebody and a thing of its own. */
export const AttachedMention = z.strictObject({
  mention: MentionId,
  entity: EntityId,
  kind: EntityKind,
  subkind: z.string().nullable(),
  label: z.string(),
  minor: z.boolean(),
  /** The statement that makes a person a minor, where one does. */
  minorBy: StatementId.nullable(),
  decision: DecisionId,
})
export type AttachedMention = z.infer<typeof AttachedMention>
const attached = z.strictObject({
  entity: EntityId,
  decisions: z.array(DecisionId).max(200),
  statements: z.array(StatementId).max(200),
})
const decided = z.strictObject({ decision: DecisionId })
/** Of a pair: an entity, or a mention that nobody attached. */
const side = z.union([EntityId, MentionId])
/** Codes of the reasons against that stood on the screen: a person decides with them in view (R30, R34). */
const shown = z.array(Code).max(64).default([])

export const entities = {
  create: procedure({ permission: 'entity.decide', audit: 'entity.created', purpose: false })
    .input(
      z.strictObject({
        mention: MentionId,
        kind: EntityKind.optional(),
        subkind: Code.optional(),
        together: z.array(MentionId).max(100).default([]),
      }),
    )
    .output(attached),
  /** Attaches a mention, with numbers of the same signal that the user says are of the same person or thing. */
  attach: procedure({ permission: 'entity.decide', audit: 'entity.mention_attached', purpose: false })
    .input(
      z.strictObject({
        entity: EntityId,
        mention: MentionId,
        together: z.array(MentionId).max(100).default([]),
        because: Reason.optional(),
        shown,
      }),
    )
    .output(attached),
  setSubkind: procedure({ permission: 'entity.decide', audit: 'entity.kind_set', purpose: false })
    .input(z.strictObject({ entity: EntityId, subkind: Code }))
    .output(decided),
  /** Of one case or one signal; anything else is refused (R2). */
  list: procedure({ permission: 'entity.read', audit: 'entity.listed', purpose: false })
    .input(
      z.strictObject({
        case: CaseId.optional(),
        signal: SignalId.optional(),
        kind: EntityKind.default('person'),
        order: EntityOrder.default('name'),
        after: Cursor.optional(),
        limit: Limit.default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(EntityRow).max(200), next: Cursor.nullable() })),
  find: procedure({ permission: 'search.use', audit: 'entity.searched', purpose: true })
    .input(
      z.strictObject({
        query: z.string().trim().min(1).max(200),
        purpose: PurposeInput,
        kind: EntityKind.default('person'),
        order: EntityOrder.default('name'),
        after: Cursor.optional(),
        limit: Limit.default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(EntityRow).max(200), next: Cursor.nullable() })),
  show: procedure({ permission: 'entity.read', audit: 'entity.opened', purpose: true })
    .input(z.strictObject({ entity: EntityId, purpose: PurposeInput }))
    .output(EntityDetail),
  proposals: procedure({ permission: 'entity.read', audit: 'entity.proposed', purpose: false })
    .input(
      z.strictObject({ signal: SignalId.optional(), entity: EntityId.optional(), kind: EntityKind.default('person') }),
    )
    .output(z.array(Proposal).max(1_000)),
  /** Who or what one mention may be, with everything for and against, by name. */
  candidates: procedure({ permission: 'entity.read', audit: 'entity.candidates_listed', purpose: false })
    .input(z.strictObject({ mention: MentionId }))
    .output(z.array(Proposal).max(1_000)),
  attachedIn: procedure({ permission: 'entity.read', audit: 'entity.attached_listed', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(z.array(AttachedMention).max(10_000)),
  /** Two put side by side by hand: everything for and against, also where nothing is proposed (L14). */
  compare: procedure({ permission: 'entity.read', audit: 'entity.compared', purpose: false })
    .input(z.strictObject({ left: side, right: side }))
    .output(Proposal),
  /** Looked at before "the same" is decided. */
  mergePreview: procedure({ permission: 'entity.read', audit: 'entity.merge_previewed', purpose: false })
    .input(z.strictObject({ left: side, right: side }))
    .output(MergePreview),
  merge: procedure({ permission: 'entity.decide', audit: 'entity.merged', purpose: false })
    .input(z.strictObject({ left: EntityId, right: EntityId, because: Reason, shown }))
    .output(decided),
  notSame: procedure({ permission: 'entity.decide', audit: 'entity.not_same', purpose: false })
    .input(z.strictObject({ left: side, right: side, because: Reason }))
    .output(decided),
  undecided: procedure({ permission: 'entity.decide', audit: 'entity.undecided', purpose: false })
    .input(z.strictObject({ left: side, right: side, because: Reason }))
    .output(decided),
}

export const statements = {
  add: procedure({ permission: 'annotation.write', audit: 'statement.added', purpose: false })
    .input(
      z.strictObject({
        mention: MentionId,
        property: Property,
        value: z.string().trim().min(1).max(4_000),
        edtf: Edtf.optional(),
        origin: OriginId.optional(),
        polarity: Polarity.default('supports'),
        firstHand: z.boolean().default(false),
        /** The words that say it (R46); without them the mention says it by standing there. */
        passage: z.strictObject(passageOfSignal).optional(),
      }),
    )
    .output(StatementRow),
  list: procedure({ permission: 'signal.read', audit: 'statement.listed', purpose: false })
    .input(z.strictObject({ signal: SignalId.optional(), mention: MentionId.optional(), entity: EntityId.optional() }))
    .output(z.array(StatementRow).max(10_000)),
  /** Everything that there is to weigh in one signal. */
  weighing: procedure({ permission: 'signal.read', audit: 'statement.weighing_opened', purpose: false })
    .input(z.strictObject({ signal: SignalId }))
    .output(Weighing),
  withdraw: procedure({ permission: 'annotation.write', audit: 'statement.withdrawn', purpose: false })
    .input(z.strictObject({ statement: StatementId, because: Reason }))
    .output(decided),
}
