/** Follow-up: what must happen, by when. Every signal has a decision or an open task (R54). */
import { decide, maySeeStream, mustSeeCase, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, keepingOf, streamKeeping, type Keeping, type Reader, type Tx } from '../vault/index.ts'
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

/** A task about a case is kept with the case, so that nobody reads it who may not see the case (R4). */
export function keepingOfTask(tx: Tx, session: Session, aboutType: NewTask['aboutType'], about: string): Keeping {
  if (aboutType === 'signal') return keepingOfSignal(tx, session, about)
  if (aboutType === 'packet') return keepingOf(tx, 'inbox', about)
  mustSeeCase(tx, session.user, about)
  return keepingOf(tx, `case:${about}`, about)
}

/** Open tasks that this user may see, the oldest date first; nothing else orders them. */
export function listTasks(reader: Reader, session: Session) {
  const rows = reader.all(
    q
      .selectFrom('open_task as o')
      .innerJoin('task as t', 't.id', 'o.id')
      .select(['o.id', 'o.about', 'o.about_type', 'o.kind', 'o.what', 'o.due_on', 't.stream'])
      .orderBy('o.due_on')
      .orderBy('o.id')
      .limit(1_000),
  )
  return rows.filter(row => maySeeStream(reader, session.user, row.stream))
}

export function finishTask(tx: Tx, session: Session, id: string, because: string): string {
  const open = tx.get(q.selectFrom('open_task').select(['about', 'about_type']).where('id', '=', id))
  const row = tx.get(q.selectFrom('task').select(['stream', 'owner', 'key_id']).where('id', '=', id))
  if (!open || !row) throw new Refused('NOT_FOUND', { subject: id })
  if (!maySeeStream(tx, session.user, row.stream)) throw new Refused('NOT_FOUND', { subject: id })
  const keeping = open.about_type === 'signal' ? keepingOfSignal(tx, session, open.about) : streamKeeping(row)
  tx.about('task', id)
  return decide(tx, keeping, { kind: 'task_done', because, subjects: [{ role: 'task', record: id }] })
}

/** A calendar day so many days after the act. */
export function daysAfter(tx: Tx, days: number): string {
  return new Date(tx.at + days * 86_400_000).toISOString().slice(0, 10)
}
