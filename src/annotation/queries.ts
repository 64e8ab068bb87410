/** Typed queries of this area, and the lookups that its commands share. */
import { maySeeStream, type accessTables, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import type { signalTables } from '../signals/index.ts'
import { prepared, queriesOver, type Reader, type Tables, type vaultTables } from '../vault/index.ts'
import type { annotationTables } from './tables.ts'

export const q = queriesOver<
  Tables<typeof annotationTables> &
    Tables<typeof signalTables> &
    Tables<typeof accessTables> &
    Tables<typeof vaultTables>
>()

const visibleIn = prepared((signal: string) => q.selectFrom('visible_signal').select('stream').where('id', '=', signal))

/** Throws NOT_FOUND for a signal that is hidden, or that this user may not see. */
export function mustSeeSignal(reader: Reader, session: Session, signal: string): void {
  const row = reader.get(visibleIn(signal))
  if (!row || !maySeeStream(reader, session.user, row.stream)) throw new Refused('NOT_FOUND', { subject: signal })
}

/** The mention, if it is visible to this user; else NOT_FOUND. */
export function getMention(reader: Reader, session: Session, id: string) {
  const row = reader.get(
    q
      .selectFrom('visible_mention')
      .select(['id', 'signal', 'kind', 'surface', 'script', 'proposed', 'role', 'extract', 'start', 'end', 'row'])
      .where('id', '=', id),
  )
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  mustSeeSignal(reader, session, row.signal)
  return row
}

export interface Reading {
  readonly id: string
  readonly original: string | null
  readonly text: string
  readonly structure: string
  readonly reading: string
  readonly has_text: number
}

const extractsOf = prepared((signal: string) =>
  q
    .selectFrom('visible_extract')
    .select(['id', 'original', 'text', 'structure', 'reading', 'has_text'])
    .where('signal', '=', signal)
    .orderBy('hlc')
    .orderBy('id'),
)

/**
 * The texts of a signal as they are read now: of each original the newest reading; everything typed over by hand. What a program read
 * from a picture is none of them until a person has confirmed it (R52).
 */
export function readingsOf(reader: Reader, signal: string): Reading[] {
  const rows = reader.all(extractsOf(signal))
  return rows.filter(
    (row, at) =>
      row.reading !== 'machine_read' &&
      (row.reading !== 'read' ||
        row.original === null ||
        !rows.slice(at + 1).some(later => later.reading === 'read' && later.original === row.original)),
  )
}
