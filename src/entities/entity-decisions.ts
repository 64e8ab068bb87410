/** What people decided about one person or thing: with whom it was joined, with whom not (R30, R31, R39). */
import type { Session } from '../access/index.ts'
import type { EntityDetail } from '../contract/entities.ts'
import { DecisionId, EntityId, MentionId } from '../contract/ids.ts'
import { instantOf, type Reader } from '../vault/index.ts'
import { entityLabels, ownLabels } from './entity-labels.ts'
import { mentionsOf } from './entity-mentions.ts'
import { q, visibleSignalsOf } from './queries.ts'

function decisionsBetween(reader: Reader, kinds: readonly string[]) {
  return reader.all(
    q
      .selectFrom('decision_in_force as l')
      .innerJoin('decision_in_force as r', 'r.id', 'l.id')
      .leftJoin('user as u', 'u.id', 'l.author')
      .select([
        'l.id',
        'l.kind',
        'l.subject as left',
        'r.subject as right',
        'l.because',
        'l.hlc',
        'l.author',
        'u.full_name',
      ])
      .where('l.kind', 'in', [...kinds])
      .where('l.role', '=', 'left')
      .where('r.role', '=', 'right')
      .orderBy('l.hlc'),
  )
}

type Row = ReturnType<typeof decisionsBetween>[number]
const saidBy = (row: Row) => ({ by: row.full_name ?? row.author, at: instantOf(row.hlc), because: row.because })

export function mergesOf(reader: Reader, root: string): EntityDetail['merges'] {
  const roots = rootsIn(reader)
  const rows = decisionsBetween(reader, ['same_entity']).filter(row => roots.get(row.left) === root)
  const labels = ownLabels(
    reader,
    rows.flatMap(row => [row.left, row.right]),
  )
  return rows.map(row => ({
    decision: DecisionId.parse(row.id),
    left: EntityId.parse(row.left),
    right: EntityId.parse(row.right),
    leftLabel: labels.get(row.left) ?? '',
    rightLabel: labels.get(row.right) ?? '',
    ...saidBy(row),
  }))
}

export function pairsOf(reader: Reader, session: Session, root: string): EntityDetail['pairs'] {
  const roots = rootsIn(reader)
  const mentions = new Set(
    reader.all(q.selectFrom('cluster_mention').select('mention').where('root', '=', root)).map(row => row.mention),
  )
  const isOwn = (record: string) => roots.get(record) === root || mentions.has(record)
  const rows = decisionsBetween(reader, ['not_same_entity', 'undecided']).flatMap(row => {
    if (isOwn(row.left) === isOwn(row.right)) return []
    return [{ row, other: isOwn(row.left) ? row.right : row.left }]
  })
  const labels = entityLabels(
    reader,
    rows.flatMap(({ other }) => roots.get(other) ?? []),
  )
  return rows.flatMap(({ row, other }) => {
    const entity = roots.get(other)
    // Of somebody whose last signal is gone, or is not for this user, nothing is shown either (R4, R60).
    const isSeen = entity !== undefined && visibleSignalsOf(reader, session, entity).length > 0
    const [mention] = entity === undefined ? mentionsOf(reader, session, [other]) : []
    const label = isSeen ? labels.get(entity) : mention?.surface.replaceAll(/\s+/g, ' ')
    if (label === undefined) return []
    return [
      {
        decision: DecisionId.parse(row.id),
        kind: row.kind === 'undecided' ? ('undecided' as const) : ('not_same' as const),
        entity: entity === undefined ? null : EntityId.parse(entity),
        mention: entity === undefined ? MentionId.parse(other) : null,
        label,
        ...saidBy(row),
      },
    ]
  })
}

function rootsIn(reader: Reader): ReadonlyMap<string, string> {
  return new Map(reader.all(q.selectFrom('entity_root').select(['entity', 'root'])).map(row => [row.entity, row.root]))
}
