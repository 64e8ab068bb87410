/** Follow-up of a case: what is open, the first day first, and what was done. */
import type { CaseTask } from '../contract/cases.ts'
import { RecordId, TaskId } from '../contract/ids.ts'
import type { Reader } from '../vault/index.ts'
import { instantOf, q } from './queries.ts'

/** About the case itself and about its signals, whose numbers are given. */
export function caseTasks(reader: Reader, caseId: string, numbers: ReadonlyMap<string, string>): CaseTask[] {
  const rows = reader.all(
    q
      .selectFrom('task as t')
      .leftJoin('user as u', 'u.id', 't.assignee')
      .select(['t.id', 't.about', 't.about_type', 't.kind', 't.what', 't.due_on', 'u.full_name'])
      .where('t.about', 'in', [caseId, ...numbers.keys()])
      .orderBy('t.due_on')
      .orderBy('t.id')
      .limit(2_000),
  )
  const tasks = rows.map(row => ({
    id: TaskId.parse(row.id),
    about: RecordId.parse(row.about),
    aboutType: row.about_type,
    aboutNumber: numbers.get(row.about) ?? null,
    kind: row.kind,
    what: row.what,
    dueOn: row.due_on,
    assignee: row.full_name,
    done: doneOf(reader, row.id),
  }))
  return [...tasks.filter(task => task.done === null), ...tasks.filter(task => task.done !== null)]
}

function doneOf(reader: Reader, task: string): CaseTask['done'] {
  const row = reader.get(
    q
      .selectFrom('decision_in_force as d')
      .leftJoin('user as u', 'u.id', 'd.author')
      .select(['d.hlc', 'd.because', 'u.full_name'])
      .where('d.kind', '=', 'task_done')
      .where('d.subject', '=', task)
      .orderBy('d.hlc', 'desc')
      .limit(1),
  )
  return row ? { at: instantOf(row.hlc), by: row.full_name ?? '', because: row.because } : null
}
