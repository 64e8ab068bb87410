/** Signals that name somebody whom a person already recorded as the same: a decision, and so a reason by itself. */
import type { Reader } from '../../vault/index.ts'
import { q } from '../queries.ts'
import type { FoundReason } from './reasons.ts'

interface Tie {
  readonly entity: string
  readonly mention: string
  readonly signal: string
  readonly surface: string
}

/** By the other signal: the first person that both name. Walks from this signal; never reads the register as a whole. */
export function samePersons(reader: Reader, signal: string): Map<string, FoundReason> {
  const own = tiesWhere(reader, 'signal', [signal])
  const found = new Map<string, FoundReason>()
  for (const tie of own) {
    const others = tiesWhere(reader, 'entity', clusterOf(reader, tie.entity))
    for (const other of others) {
      if (other.signal === signal || found.has(other.signal)) continue
      found.set(other.signal, {
        code: 'same_person_recorded',
        left: tie.surface,
        right: other.surface,
        leftMentions: [tie.mention],
        rightMentions: [other.mention],
      })
    }
  }
  return found
}

function tiesWhere(reader: Reader, column: 'signal' | 'entity', values: readonly string[]): Tie[] {
  const mentions =
    column === 'signal'
      ? reader.all(
          q
            .selectFrom('visible_mention')
            .select('id')
            .where('kind', '=', 'person')
            .where('signal', 'in', [...values]),
        )
      : reader.all(
          q
            .selectFrom('mention_of')
            .select('mention as id')
            .where('entity', 'in', [...values]),
        )
  const ids = mentions.map(row => row.id)
  if (ids.length === 0) return []
  const rows = reader.all(
    q
      .selectFrom('mention_of as o')
      .innerJoin('visible_mention as m', 'm.id', 'o.mention')
      .select(['o.entity', 'o.mention', 'm.signal', 'm.surface', 'm.proposed'])
      .where('o.mention', 'in', ids)
      .where('m.kind', '=', 'person')
      .orderBy('m.signal')
      .orderBy('m.start'),
  )
  return rows.map(row => ({ ...row, surface: (row.proposed ?? row.surface).replaceAll(/\s+/g, ' ') }))
}

/** The entities that decisions made one with this one (R30, R31), walked from there. */
function clusterOf(reader: Reader, entity: string): string[] {
  const found = new Set([entity])
  for (let edge = [entity]; edge.length > 0;) {
    const reached = reader.all(
      q
        .selectFrom('decision_in_force as l')
        .innerJoin('decision_in_force as r', 'r.id', 'l.id')
        .select('r.subject')
        .distinct()
        .where('l.kind', '=', 'same_entity')
        .where('l.subject', 'in', edge)
        .whereRef('r.subject', '<>', 'l.subject'),
    )
    edge = reached.map(row => row.subject).filter(id => !found.has(id))
    for (const id of edge) found.add(id)
  }
  return [...found]
}
