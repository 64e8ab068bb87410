/** The cases that somebody may see, by number: how much is in them, what waits, when something last changed. Nothing ranks them. */
import { maySeeStream, ownerOfCase, type Session } from '../access/index.ts'
import type { CaseRow } from '../contract/cases.ts'
import { CaseId } from '../contract/ids.ts'
import type { Reader } from '../vault/index.ts'
import { instantOf, q } from './queries.ts'

export function listCases(reader: Reader, session: Session): CaseRow[] {
  const rows = reader.all(
    q
      .selectFrom('case as c')
      .innerJoin('case_state as s', 's.case_id', 'c.id')
      .select(['c.id', 'c.number', 'c.title', 'c.hlc', 'c.review_on', 's.state'])
      .orderBy('c.number')
      .limit(1_000),
  )
  const names = new Map(
    reader.all(q.selectFrom('user').select(['id', 'full_name'])).map(user => [user.id, user.full_name]),
  )
  return rows
    .filter(row => maySeeStream(reader, session.user, `case:${row.id}`))
    .map(row => {
      const tasks = openTasks(reader, row.id)
      const owner = ownerOfCase(reader, row.id) ?? ''
      return {
        id: CaseId.parse(row.id),
        number: row.number,
        title: row.title,
        state: row.state,
        openedAt: instantOf(row.hlc),
        changedAt: lastChange(reader, row.id, row.hlc),
        reviewOn: row.review_on,
        owner: names.get(owner) ?? '',
        mine: owner === session.user.id,
        signals: signalCount(reader, row.id),
        openTasks: tasks.length,
        nextDue: tasks[0] ?? null,
      }
    })
}

/** The latest record that is kept with the case: signals added, assessments, decisions, members, its tasks. */
export function lastChange(reader: Reader, id: string, opened: string): number {
  const tables = ['case_signal', 'case_member', 'assessment', 'decision', 'task'] as const
  const latest = tables.map(
    table =>
      reader.get(
        q
          .selectFrom(table)
          .select(eb => eb.fn.max<string | null>('hlc').as('hlc'))
          .where('owner', '=', id),
      )?.hlc ?? opened,
  )
  return instantOf(latest.reduce((a, b) => (a > b ? a : b), opened))
}

function signalCount(reader: Reader, id: string): number {
  return (
    reader.get(
      q
        .selectFrom('active_case_signal')
        .select(eb => eb.fn.count<number>('signal').distinct().as('n'))
        .where('case_id', '=', id),
    )?.n ?? 0
  )
}

/** Days on which something of the case or of its signals is due, the first first. */
function openTasks(reader: Reader, id: string): string[] {
  const rows = reader.all(
    q
      .selectFrom('open_task')
      .select('due_on')
      .where(eb =>
        eb.or([
          eb('about', '=', id),
          eb('about', 'in', q.selectFrom('active_case_signal').select('signal').where('case_id', '=', id)),
        ]),
      )
      .orderBy('due_on'),
  )
  return rows.map(row => row.due_on)
}
