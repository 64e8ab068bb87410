/** Follow-up: what must happen, by when. Every signal has a decision or an open task (R54). */
import { decide, maySeeStream, mustSeeCase, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { dayOf } from '../contract/working-time.ts'
import {
  insertRecord,
  keepingOf,
  queriesOver,
  streamKeeping,
  type Keeping,
  type Reader,
  type Tx,
} from '../vault/index.ts'
import { coveringOf } from './covered-names.ts'
import { officeHours } from './office-hours.ts'
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

/** Rows of later areas that a task may be about: for their number, and for who may see them. */
interface About {
  id: string
  number: string
  title: string
  stream: string
}
const later = queriesOver<{ case: About; packet: Omit<About, 'title'> }>()

export type WhoseTasks = 'everyone' | 'me' | 'overdue'
const mostTasks = 1_000

/** Open tasks, the oldest date first; nothing else orders them. What is about a signal that is gone, or a case of others, is left out. */
export function listTasks(reader: Reader, session: Session, of: WhoseTasks, now: number) {
  const lines = q
    .selectFrom('task_line as l')
    .innerJoin('task as t', 't.id', 'l.task')
    .select(['t.id', 't.about', 't.about_type', 't.kind', 't.what', 't.due_on', 't.assignee', 't.stream'])
    .orderBy('l.due_on')
    .orderBy('l.task')
    .limit(mostTasks)
  const rows = reader.all(
    of === 'me'
      ? lines.where('l.assignee', '=', session.user.id)
      : of === 'overdue'
        ? lines.where('l.due_on', '<', dayOf(now, officeHours))
        : lines,
  )
  const about = aboutOf(reader, session, rows)
  const names = new Map(
    reader.all(q.selectFrom('user').select(['id', 'full_name'])).map(user => [user.id, user.full_name]),
  )
  return rows.flatMap(row => {
    const subject = about.get(row.about)
    const assignee = row.assignee === null ? null : (names.get(row.assignee) ?? null)
    return subject && maySeeStream(reader, session.user, row.stream)
      ? [{ ...row, assignee, number: subject.number, title: subject.title }]
      : []
  })
}

function aboutOf(
  reader: Reader,
  session: Session,
  tasks: readonly { readonly about: string; readonly about_type: string }[],
): Map<string, { number: string; title: string }> {
  const ids = (type: string) => [...new Set(tasks.filter(t => t.about_type === type).map(t => t.about))]
  const [signals, cases, packets] = [ids('signal'), ids('case'), ids('packet')]
  const found: About[] = [
    ...(signals.length === 0
      ? []
      : reader.all(
          q.selectFrom('visible_signal').select(['id', 'number', 'title', 'stream']).where('id', 'in', signals),
        )),
    ...(cases.length === 0
      ? []
      : reader.all(later.selectFrom('case').select(['id', 'number', 'title', 'stream']).where('id', 'in', cases))),
    ...(packets.length === 0
      ? []
      : reader
          .all(later.selectFrom('packet').select(['id', 'number', 'stream']).where('id', 'in', packets))
          .map(packet => ({ ...packet, title: '' }))),
  ]
  const { cover } = coveringOf(reader, signals)
  return new Map(
    found
      .filter(row => maySeeStream(reader, session.user, row.stream))
      .map(row => [row.id, { ...row, title: cover(row.id, row.title) }] as const),
  )
}

/** Open tasks of one kind about a record. */
export function openTasksOf(reader: Reader, about: string, kind: string): string[] {
  return reader
    .all(q.selectFrom('open_task').select('id').where('about', '=', about).where('kind', '=', kind))
    .map(row => row.id)
}

/** How many tasks wait for this user. */
export function countTasks(reader: Reader, user: string): number {
  const counted = q
    .selectFrom('task_line')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('assignee', '=', user)
  return reader.get(counted)?.n ?? 0
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

export interface TaskDuty {
  readonly id: string
  readonly kind: string
  readonly what: string
  readonly dueOn: string
}

/** Open tasks of one person, also of what others may not see: somebody must take them on. */
export function tasksOf(reader: Reader, user: string): TaskDuty[] {
  return reader
    .all(
      q.selectFrom('open_task').select(['id', 'kind', 'what', 'due_on']).where('assignee', '=', user).orderBy('due_on'),
    )
    .map(({ due_on: dueOn, ...row }) => ({ ...row, dueOn }))
}

/** The same task for somebody else: the former is done with the reason, the new one has its words and its day. */
export function handOverTask(tx: Tx, session: Session, id: string, to: string, because: string): string {
  const row = tx.get(q.selectFrom('task').selectAll().where('id', '=', id))
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  finishTask(tx, session, id, because)
  return insertRecord(tx, task, streamKeeping(row), {
    about_type: row.about_type,
    about: row.about,
    kind: row.kind,
    what: row.what,
    due_on: row.due_on,
    assignee: to,
  })
}

/** A calendar day so many days after the act. */
export function daysAfter(tx: Tx, days: number): string {
  return new Date(tx.at + days * 86_400_000).toISOString().slice(0, 10)
}
