import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

/** Origins whose reporter is protected, by record or by decision (R29). */
export function protectedOrigins(reader: Reader, origins: readonly string[]): Set<string> {
  const ids = [...new Set(origins)]
  if (ids.length === 0) return new Set()
  const marked = reader.all(q.selectFrom('origin').select('id').where('id', 'in', ids).where('protected', '=', 1))
  const decided = reader.all(
    q
      .selectFrom('decision_in_force')
      .select('subject')
      .where('kind', '=', 'origin_protected')
      .where('subject', 'in', ids),
  )
  return new Set([...marked.map(row => row.id), ...decided.map(row => row.subject)])
}
