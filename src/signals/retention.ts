/** Terms that start with an act. They are configurable; what they do when they end is the privacy area's. */
import type { Session } from '../access/index.ts'
import { insertRecord, type Keeping, type Tx } from '../vault/index.ts'
import { retentionClock } from './tables.ts'

/** Starts the term `code` for a target; months are calendar months. */
export function startClock(tx: Tx, session: Session, keeping: Keeping, target: string, code: string): void {
  const term = session.codebooks.retention.find(r => r.code === code)
  if (!term) return
  insertRecord(tx, retentionClock, keeping, {
    target,
    code,
    starts_at: tx.at,
    ends_at: endOfTerm(session, code, tx.at),
    action: term.action,
  })
}

/** When a term ends that starts at this moment; the moment itself for a term that no list names. */
export function endOfTerm(session: Session, code: string, startsAt: number): number {
  const term = session.codebooks.retention.find(r => r.code === code)
  const end = new Date(startsAt)
  end.setUTCMonth(end.getUTCMonth() + (term?.months ?? 0))
  end.setUTCDate(end.getUTCDate() + (term?.days ?? 0))
  return end.getTime()
}
