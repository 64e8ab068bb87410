/** Persons, places and numbers: no facts of their own, only clusters of mentions made by decisions (R9, R30, R31, R60). */
import { flag, idOf, oneOf, plain, record, ref, refOrNull, text, textOrNull, view } from '../vault/index.ts'

export const entityKinds = ['person', 'contact_point', 'vehicle', 'location', 'organisation', 'event'] as const
export type EntityKind = (typeof entityKinds)[number]
export const properties = [
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
] as const
export type Property = (typeof properties)[number]

/** What a mention says. It has an origin of its own (R23); without one the signal's origin holds. */
export const statement = record(
  'statement',
  {
    mention: ref('mention'),
    signal: idOf(),
    property: oneOf(...properties),
    value: text(),
    edtf: textOrNull(),
    origin: idOf(),
    polarity: oneOf('supports', 'contradicts', 'neutral'),
    first_hand: flag(),
    /** The words that say it, where they are others than the mention's own (R46). */
    passage: refOrNull('passage'),
  },
  { indexes: ['mention', 'passage', 'signal', 'origin', 'property, value'] },
)
export const entity = record('entity', { kind: oneOf(...entityKinds), subkind: textOrNull() })

/** Which origin a statement has now: its own unless a person said otherwise (R23). A signal merged into an earlier origin has no statements of its own (R20). */
export const visibleStatement = view<{
  id: string
  mention: string
  signal: string
  property: Property
  value: string
  edtf: string | null
  origin: string
  root: string
  polarity: 'supports' | 'contradicts' | 'neutral'
  first_hand: number
  passage: string | null
  hlc: string
}>()(
  'visible_statement',
  `SELECT x.id, x.mention, x.signal, x.property, x.value, x.edtf, x.origin, r.root, x.polarity, x.first_hand, x.passage, x.hlc
   FROM (
     SELECT t.id, t.mention, t.signal, t.property, t.value, t.edtf, t.polarity, t.first_hand, t.passage, t.hlc,
       COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'statement_origin' AND d.subject = t.id ORDER BY d.hlc DESC LIMIT 1), t.origin) AS origin
     FROM statement t JOIN visible_mention m ON m.id = t.mention JOIN visible_signal s ON s.id = t.signal AND s.state <> 'merged_origin'
     WHERE NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'statement_withdrawn' AND d.subject = t.id)) x
   JOIN origin_root r ON r.origin = x.origin`,
)
/** Which mentions a person attached to which entity, as decided. */
export const mentionOf = view<{ mention: string; entity: string; decision: string; hlc: string }>()(
  'mention_of',
  `SELECT m.subject AS mention, e.subject AS entity, m.id AS decision, m.hlc
   FROM decision_in_force m JOIN decision_in_force e ON e.id = m.id AND e.role = 'entity'
   WHERE m.kind = 'mention_of' AND m.role = 'mention'`,
)
/** Clusters: entities joined by decisions that nobody reversed; the root is the oldest id. */
export const entityRoot = view<{ entity: string; root: string }>()(
  'entity_root',
  `WITH RECURSIVE same(a, b) AS (
     SELECT l.subject, r.subject FROM decision_in_force l JOIN decision_in_force r ON r.id = l.id
     WHERE l.kind = 'same_entity' AND l.subject <> r.subject),
   reach(entity, seen) AS (
     SELECT id, id FROM entity
     UNION SELECT reach.entity, same.b FROM reach JOIN same ON same.a = reach.seen)
   SELECT entity, MIN(seen) AS root FROM reach GROUP BY entity`,
)
/** The mentions of each cluster that are visible now. */
export const clusterMention = view<{
  root: string
  kind: EntityKind
  mention: string
  signal: string
  surface: string
  mention_kind: string
  role: string
}>()(
  'cluster_mention',
  `SELECT er.root, e.kind, m.id AS mention, m.signal, m.surface, m.kind AS mention_kind, m.role
   FROM mention_of o JOIN visible_mention m ON m.id = o.mention JOIN entity_root er ON er.entity = o.entity JOIN entity e ON e.id = er.root`,
)
/** An entity without a visible mention is gone (R60). */
export const visibleEntity = view<{ id: string; kind: EntityKind; subkind: string | null }>()(
  'visible_entity',
  `SELECT e.id, e.kind,
     COALESCE((SELECT d.value FROM decision_in_force d JOIN entity_root r ON r.entity = d.subject WHERE d.kind = 'entity_subkind' AND r.root = e.id ORDER BY d.hlc DESC LIMIT 1), e.subkind) AS subkind
   FROM entity e WHERE e.id IN (SELECT root FROM cluster_mention)`,
)
/**
 * Keys by which a signal is found from another: names by their sounds, numbers as compared, ids of messages. Derived: `signal-keys.ts`
 * writes those of mentions, which only the program can compute. A key leads to candidates, it is no reason by itself.
 */
export const signalKey = plain(
  'signal_key',
  { key: text(), signal: idOf(), mention: text() },
  {
    primaryKey: 'key, signal, mention',
    indexes: ['signal'],
    extraDdl: [
      `CREATE TRIGGER signal_key_of_message AFTER INSERT ON extract
  WHEN CASE WHEN json_valid(NEW.structure) THEN json_extract(NEW.structure, '$.messageId') END IS NOT NULL BEGIN
  INSERT OR IGNORE INTO signal_key (key, signal, mention) VALUES ('message:' || json_extract(NEW.structure, '$.messageId'), NEW.subject_of, '');
END;`,
      'CREATE TRIGGER signal_key_of_destroyed AFTER DELETE ON signal BEGIN DELETE FROM signal_key WHERE signal = OLD.id; END;',
    ],
  },
)
/** Mentions whose keys are still to be written. */
export const mentionUnkeyed = plain(
  'mention_unkeyed',
  { mention: idOf() },
  {
    primaryKey: 'mention',
    extraDdl: [
      'CREATE TRIGGER mention_unkeyed_new AFTER INSERT ON mention BEGIN INSERT OR IGNORE INTO mention_unkeyed (mention) VALUES (NEW.id); END;',
      'CREATE TRIGGER mention_unkeyed_destroyed AFTER DELETE ON mention BEGIN DELETE FROM mention_unkeyed WHERE mention = OLD.id; END;',
    ],
  },
)

export const entityTables = [
  statement,
  entity,
  visibleStatement,
  mentionOf,
  entityRoot,
  clusterMention,
  visibleEntity,
  signalKey,
  mentionUnkeyed,
] as const
