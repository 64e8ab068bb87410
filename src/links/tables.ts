/** Relations: one tie by one statement; what a screen shows is grouped (R40). */
import { idOf, record, ref, text, textOrNull, view } from '../vault/index.ts'

export const relation = record(
  'relation',
  {
    type: text(),
    from_entity: idOf(),
    to_entity: idOf(),
    period_edtf: textOrNull(),
    statement: ref('statement'),
    signal: idOf(),
  },
  { indexes: ['from_entity', 'to_entity', 'statement'] },
)
/** Relations whose statement is visible, between the clusters as they are now, not withdrawn or rejected. */
export const visibleRelation = view<{
  id: string
  type: string
  from_root: string
  to_root: string
  from_entity: string
  to_entity: string
  period_edtf: string | null
  statement: string
  signal: string
  root: string
  hlc: string
}>()(
  'visible_relation',
  `SELECT r.id, r.type, f.root AS from_root, t.root AS to_root, r.from_entity, r.to_entity, r.period_edtf, r.statement, r.signal, s.root, r.hlc
   FROM relation r JOIN visible_statement s ON s.id = r.statement
   JOIN entity_root f ON f.entity = r.from_entity JOIN entity_root t ON t.entity = r.to_entity
   WHERE f.root IN (SELECT root FROM cluster_mention) AND t.root IN (SELECT root FROM cluster_mention)
     AND NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'relation_withdrawn' AND d.subject = r.id)`,
)
export const linkTables = [relation, visibleRelation] as const
