/** Cases in a search: by the words of their number, title or question, and those that hold a signal that was found. Only own and shared ones (R4). */
import { maySeeStream, type Session } from '../access/index.ts'
import type { FoundBecause } from '../contract/search.ts'
import type { Reader } from '../vault/index.ts'
import { indexForm, wordPattern } from './never-search.ts'
import { q } from './queries.ts'

export interface SeenCase {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly question: string
  readonly state: string
  readonly hlc: string
  readonly signals: ReadonlySet<string>
}

export function casesSeen(reader: Reader, session: Session): SeenCase[] {
  const rows = reader
    .all(
      q
        .selectFrom('case as c')
        .innerJoin('case_state as s', 's.case_id', 'c.id')
        .select(['c.id', 'c.number', 'c.title', 'c.question', 'c.hlc', 's.state'])
        .orderBy('c.number')
        .limit(10_000),
    )
    .filter(row => row.state !== 'erased' && maySeeStream(reader, session.user, `case:${row.id}`))
  const ties = Map.groupBy(
    reader.all(
      q
        .selectFrom('active_case_signal')
        .select(['case_id', 'signal'])
        .where(
          'case_id',
          'in',
          rows.map(row => row.id),
        ),
    ),
    tie => tie.case_id,
  )
  return rows.map(row => ({ ...row, signals: new Set((ties.get(row.id) ?? []).map(tie => tie.signal)) }))
}

export interface FoundCaseRow {
  readonly seen: SeenCase
  readonly certain: boolean
  readonly reasons: FoundBecause[]
}

/** `signals` are those found, by id, with their number and whether they are certain. */
export function casesFor(
  seen: readonly SeenCase[],
  asked: readonly string[],
  signals: ReadonlyMap<string, { readonly number: string; readonly certain: boolean }>,
): FoundCaseRow[] {
  return seen.flatMap(each => {
    const words = new Set(
      [each.number, each.title, each.question].flatMap(text => text.match(wordPattern) ?? []).map(indexForm),
    )
    const named = asked.length > 0 && asked.every(word => words.has(word))
    const held = [...each.signals].flatMap(id => signals.get(id) ?? [])
    const shown = held.some(signal => signal.certain) ? held.filter(signal => signal.certain) : held
    const numbers = shown.map(signal => signal.number).sort()
    const some = numbers.slice(0, 3).join(', ')
    const reasons: FoundBecause[] = [
      ...(named
        ? [{ code: 'title' as const, nl: 'staat in nummer, titel of vraag', en: 'stands in number, title or question' }]
        : []),
      ...(numbers.length > 0 ? [{ code: 'holds' as const, nl: `met signaal ${some}`, en: `with signal ${some}` }] : []),
    ]
    return reasons.length === 0 ? [] : [{ seen: each, certain: named || shown.some(s => s.certain), reasons }]
  })
}
