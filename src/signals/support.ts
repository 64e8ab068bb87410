/** What supports a statement: the same, said by another origin (R20, R24). Deliveries and repeats of one origin are no support. */
import { sql } from 'kysely'
import { maySeeStream, type Session } from '../access/index.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

export interface Support {
  /** The statement that is supported. */
  readonly of: string
  readonly signal: string
  readonly number: string
  readonly organisation: string | null
  /** The other's origin, and the root of its cluster. */
  readonly origin: string
  readonly root: string
  readonly property: string
  readonly value: string
}

/**
 * For a statement, or for any statement of a signal. The same means: the same property with the same value, or numbers and plates that a
 * person attached to one thing. A statement with words of its own is supported by support for a number within those words. That others name the same place supports nothing (R35).
 */
export function supportOf(
  reader: Reader,
  session: Session,
  about: { readonly statement: string } | { readonly signal: string },
): Support[] {
  const wanted = 'statement' in about ? sql`t.id = ${about.statement}` : sql`t.signal = ${about.signal}`
  // Statements and clusters are views of a later area, known here by their columns.
  const query = sql<Support & { stream: string }>`
    WITH wanted AS (SELECT t.id, t.signal, t.mention, t.property, t.value, t.polarity, t.root, t.passage FROM visible_statement t WHERE ${wanted}),
      said AS (
        SELECT id, mention, property, value, polarity, root FROM wanted
        UNION SELECT w.id, t.mention, t.property, t.value, w.polarity, w.root
        FROM wanted w JOIN passage wp ON wp.id = w.passage
        JOIN visible_statement t ON t.signal = w.signal AND t.property IN ('phone', 'email', 'social_handle', 'iban', 'number_plate')
        JOIN visible_mention m ON m.id = t.mention AND m.extract = wp.extract AND m.start >= wp.start AND m."end" <= wp."end")
    SELECT DISTINCT m.id AS "of", o.signal, s.number, s.stream, s.sender_organisation AS organisation, o.origin, o.root, o.property, o.value
    FROM said m
    JOIN visible_statement o ON o.root <> m.root AND o.property = m.property AND (o.polarity = 'contradicts') = (m.polarity = 'contradicts')
    JOIN visible_signal s ON s.id = o.signal
    WHERE m.property NOT IN ('location_name', 'location_kind', 'organisation_name') AND (o.value = m.value OR EXISTS (
      SELECT 1 FROM cluster_mention a JOIN cluster_mention b ON b.root = a.root
      WHERE a.mention = m.mention AND b.mention = o.mention AND a.kind IN ('contact_point', 'vehicle')))
    ORDER BY s.number, o.property, o.value`
  return reader
    .all({ compile: () => query.compile(q) })
    .filter(row => maySeeStream(reader, session.user, row.stream))
    .map(({ stream: _, ...row }) => row)
}
