/** Typed queries of this area. */
import { maySeeStream, type accessTables, type Session } from '../access/index.ts'
import type { annotationTables } from '../annotation/index.ts'
import type { EntityKind, entityTables } from '../entities/index.ts'
import type { signalTables } from '../signals/index.ts'
import { queriesOver, type Reader, type Tables, type vaultTables } from '../vault/index.ts'
import type { linkTables } from './tables.ts'

interface CaseSignals {
  active_case_signal: { case_id: string; signal: string }
}
export const q = queriesOver<
  Tables<typeof linkTables> &
    Tables<typeof entityTables> &
    Tables<typeof annotationTables> &
    Tables<typeof signalTables> &
    Tables<typeof accessTables> &
    Tables<typeof vaultTables> &
    CaseSignals
>()

/** Types of `relationTypes` name their ends so. */
export const kindNames: Readonly<Record<string, EntityKind>> = {
  Person: 'person',
  ContactPoint: 'contact_point',
  Location: 'location',
  Vehicle: 'vehicle',
  Organisation: 'organisation',
  Event: 'event',
}

/** Whether this user may see a signal, asked once a stream. */
export function seesSignals(reader: Reader, session: Session): (signal: string) => boolean {
  const streams = new Map(
    reader.all(q.selectFrom('visible_signal').select(['id', 'stream'])).map(row => [row.id, row.stream]),
  )
  const may = new Map<string, boolean>()
  return signal => {
    const stream = streams.get(signal)
    if (stream === undefined) return false
    const known = may.get(stream) ?? maySeeStream(reader, session.user, stream)
    may.set(stream, known)
    return known
  }
}
