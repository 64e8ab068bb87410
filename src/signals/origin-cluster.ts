/** The origins that decisions made one with a given one (R21), walked from there: what `origin_root` says, without reading all of them. */
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

/** Ascending; the first is the root of the cluster, as `origin_root` has it. */
export function clusterOfOrigin(reader: Reader, origin: string): string[] {
  const found = new Set([origin])
  for (let edge = [origin]; edge.length > 0;) {
    const reached = reader.all(
      q
        .selectFrom('decision_in_force as l')
        .innerJoin('decision_in_force as r', 'r.id', 'l.id')
        .select('r.subject')
        .distinct()
        .where('l.kind', '=', 'same_origin')
        .where('l.subject', 'in', edge)
        .whereRef('r.subject', '<>', 'l.subject'),
    )
    edge = reached.map(row => row.subject).filter(id => !found.has(id))
    for (const id of edge) found.add(id)
  }
  return [...found].sort()
}
