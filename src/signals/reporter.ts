/**
 * Reporters: the name stands in a stream of its own with nothing else, an alias everywhere else ("Melder 3"). A look at the
 * name takes a reason and an entry (R15, R29). Who may open the original can still read it there, and the manual says so.
 */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, newKeeping, type Reader, type Tx } from '../vault/index.ts'
import { keepingOfSignal, mustBeVisible, q } from './queries.ts'
import { reporter } from './tables.ts'

/** Records the name of who reported a signal; the origin becomes protected. Returns the alias. */
export function setReporter(tx: Tx, session: Session, signal: string, name: string): string {
  mustBeVisible(tx, signal)
  const origin = originOf(tx, signal)
  const aliases = tx.get(q.selectFrom('reporter').select(eb => eb.fn.countAll<number>().as('n')))?.n ?? 0
  const alias = `Melder ${aliases + 1}`
  const id = tx.uuid7()
  insertRecord(tx, reporter, newKeeping(tx, 'source', id), { origin, alias, name }, { id })
  decide(tx, keepingOfSignal(tx, session, signal), {
    kind: 'origin_protected',
    subjects: [{ role: 'origin', record: origin }],
  })
  tx.about('signal', signal)
  return alias
}

export function revealReporter(tx: Tx, signal: string, because: string): string[] {
  mustBeVisible(tx, signal)
  tx.about('signal', signal)
  tx.detail(because)
  return protectedNames(tx, signal)
}

/** Names that may leave in no form with anything derived from this signal: for the export shield only. */
export function protectedNames(reader: Reader, signal: string): string[] {
  const rows = reader.all(
    q
      .selectFrom('reporter as r')
      .innerJoin('signal as s', 's.origin', 'r.origin')
      .select('r.name')
      .where('s.id', '=', signal)
      .orderBy('r.id'),
  )
  return rows.map(row => row.name)
}

function originOf(tx: Tx, signal: string): string {
  const row = tx.get(q.selectFrom('signal').select('origin').where('id', '=', signal))
  if (!row) throw new Refused('NOT_FOUND', { subject: signal })
  return row.origin
}
