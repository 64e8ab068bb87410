/** "What happened to that list?" in numbers, without the list: asked of what was taken over, each time anew (R6, R7, R22, R48). */
import type { ListOutcome } from '../contract/imports.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

/** Of one delivery; null once it was erased. */
export function outcomeOfList(reader: Pick<Reader, 'get' | 'all'>, delivery: string): ListOutcome | null {
  const list = reader.get(q.selectFrom('list_delivery').selectAll().where('id', '=', delivery))
  if (!list) return null
  const taken = reader.all(
    q
      .selectFrom('signal as s')
      .innerJoin('list_delivery as l', 'l.id', 's.list_delivery')
      .select(['l.id as delivery', 'l.hlc as hlc'])
      .where('l.file_sha256', '=', list.file_sha256),
  )
  const here = taken.filter(row => row.delivery === delivery).length
  const known = taken.filter(row => row.hlc < list.hlc).length
  return {
    records: list.records,
    taken: here,
    known,
    // Those that a later delivery of the same file gave are not taken from this one.
    notTaken: Math.max(0, list.offered - here - known),
    withoutRemark: list.not_offered,
    unreadable: list.malformed,
  }
}
