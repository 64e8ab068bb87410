/** Names of persons and things on pictures, lists and questions. */
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'
import { labelOf } from './register.ts'

/** The name on labels of pictures and lists; empty when nothing of it is visible. */
export function entityLabel(reader: Reader, root: string): string {
  return entityLabels(reader, [root]).get(root) ?? ''
}

/** The same for many at once: the clusters are worked out once. */
export function entityLabels(reader: Reader, roots: readonly string[]): ReadonlyMap<string, string> {
  if (roots.length === 0) return new Map()
  const rows = reader.all(
    q
      .selectFrom('cluster_mention as c')
      .innerJoin('visible_mention as m', 'm.id', 'c.mention')
      .innerJoin('visible_signal as s', 's.id', 'm.signal')
      .select(['c.root', 'm.surface', 'm.script', 'm.proposed', 'c.kind', 'c.mention_kind'])
      .where('c.root', 'in', [...new Set(roots)])
      .orderBy('s.number')
      .orderBy('m.extract')
      .orderBy('m.start'),
  )
  return new Map(
    [...Map.groupBy(rows, row => row.root)].map(([root, own]) => [
      root,
      labelOf(
        own.filter(row => row.kind !== 'person' || row.mention_kind === 'person'),
        own,
      ),
    ]),
  )
}

/** Labels by the mentions that were attached to each itself, whatever it was joined with since. */
export function ownLabels(reader: Reader, entities: readonly string[]): ReadonlyMap<string, string> {
  if (entities.length === 0) return new Map()
  const rows = reader.all(
    q
      .selectFrom('mention_of as o')
      .innerJoin('visible_mention as m', 'm.id', 'o.mention')
      .innerJoin('visible_signal as s', 's.id', 'm.signal')
      .innerJoin('entity as e', 'e.id', 'o.entity')
      .select(['o.entity', 'm.surface', 'm.script', 'm.proposed', 'm.kind', 'e.kind as entity_kind'])
      .where('o.entity', 'in', [...new Set(entities)])
      .orderBy('s.number')
      .orderBy('m.extract')
      .orderBy('m.start'),
  )
  return new Map(
    [...Map.groupBy(rows, row => row.entity)].map(([entity, own]) => [
      entity,
      labelOf(
        own.filter(row => row.entity_kind !== 'person' || row.kind === 'person'),
        own,
      ),
    ]),
  )
}
