/** Typed queries of this area, and the lookups that its commands share. */
import { maySeeStream, type accessTables, type Session } from '../access/index.ts'
import { mustSeeSignal, type annotationTables } from '../annotation/index.ts'
import { Refused } from '../contract/errors.ts'
import type { signalTables } from '../signals/index.ts'
import { queriesOver, streamKeeping, type Keeping, type Reader, type Tables, type vaultTables } from '../vault/index.ts'
import type { EntityKind, entityTables } from './tables.ts'

/** Which signals belong to a case: tables of a later area, known here by their columns. */
interface CaseSignals {
  active_case_signal: { case_id: string; signal: string }
  case: { id: string; number: string }
}
export const q = queriesOver<
  Tables<typeof entityTables> &
    Tables<typeof annotationTables> &
    Tables<typeof signalTables> &
    Tables<typeof accessTables> &
    Tables<typeof vaultTables> &
    CaseSignals
>()

export interface EntityRow {
  readonly root: string
  readonly kind: EntityKind
  readonly subkind: string | null
}

/** The cluster that an entity belongs to now. NOT_FOUND when nothing of it is visible to this user (R60). */
export function getEntity(reader: Reader, session: Session, id: string): EntityRow {
  const row = findEntity(reader, id)
  if (!row || visibleSignalsOf(reader, session, row.root).length === 0) throw new Refused('NOT_FOUND', { subject: id })
  return row
}

export function findEntity(reader: Reader, id: string): EntityRow | undefined {
  return reader.get(
    q
      .selectFrom('entity_root as r')
      .innerJoin('visible_entity as e', 'e.id', 'r.root')
      .select(['r.root', 'e.kind', 'e.subkind'])
      .where('r.entity', '=', id),
  )
}

/** Signals that mention it and that this user may see, in order of number. */
export function visibleSignalsOf(reader: Reader, session: Session, root: string): string[] {
  const rows = reader.all(
    q
      .selectFrom('cluster_mention as c')
      .innerJoin('visible_signal as s', 's.id', 'c.signal')
      .select(['s.id', 's.stream'])
      .distinct()
      .where('c.root', '=', root)
      .orderBy('s.number'),
  )
  return rows.filter(row => maySeeStream(reader, session.user, row.stream)).map(row => row.id)
}

/** An entity has a key of its own: it holds no facts and outlives each of its signals. */
export function keepingOfEntity(reader: Reader, id: string): Keeping {
  const row = reader.get(q.selectFrom('entity').select(['stream', 'owner', 'key_id']).where('id', '=', id))
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  return streamKeeping(row)
}

/** The statement, if its signal is visible to this user; else NOT_FOUND. */
export function getStatement(reader: Reader, session: Session, id: string) {
  const row = reader.get(q.selectFrom('visible_statement').selectAll().where('id', '=', id))
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  mustSeeSignal(reader, session, row.signal)
  return row
}
