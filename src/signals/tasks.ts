/** Follow-up: what must happen, by when. Every signal has a decision or an open task (R54). */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, type Keeping, type Reader, type Tx } from '../vault/index.ts'
import { q, keepingOfSignal } from './queries.ts'
import { task } from './tables.ts'

export interface NewTask {
  readonly aboutType: 'signal' | 'case' | 'packet'
  readonly about: string
  readonly kind: string
  readonly what: string
  readonly dueOn: string
}

export function addTask(tx: Tx, keeping: Keeping, made: NewTask): string {
  return insertRecord(tx, task, keeping, {
    about_type: made.aboutType,
    about: made.about,
    kind: made.kind,
    what: made.what,
    due_on: made.dueOn,
    assignee: tx.acting.user,
  })
}

/** Open tasks, the oldest date first; nothing else orders them. */
export function listTasks(reader: Reader) {
  return reader.all(
    q
      .selectFrom('open_task')
      .select(['id', 'about', 'about_type', 'kind', 'what', 'due_on'])
      .orderBy('due_on')
      .orderBy('id')
      .limit(1_000),
  )
}

export function finishTask(tx: Tx, session: Session, id: string, because: string): string {
  const open = tx.get(q.selectFrom('open_task').select(['about', 'about_type']).where('id', '=', id))
  const row = tx.get(q.selectFrom('task').select(['stream', 'owner', 'key_id']).where('id', '=', id))
  if (!open || !row) throw new Refused('NOT_FOUND', { subject: id })
  const keeping: Keeping =
    open.about_type === 'signal'
      ? keepingOfSignal(tx, session, open.about)
      : { stream: row.stream === 'unit' ? 'unit' : 'inbox', owner: row.owner, key: row.key_id }
  tx.about('task', id)
  return decide(tx, keeping, { kind: 'task_done', because, subjects: [{ role: 'task', record: id }] })
}

/** A calendar day so many days after the act. */
export function daysAfter(tx: Tx, days: number): string {
  return new Date(tx.at + days * 86_400_000).toISOString().slice(0, 10)
}
