/** What people decided about a case, newest first: who, when, why. Reading it is in the log, not here. */
import type { CaseEvent } from '../contract/cases.ts'
import { RecordId } from '../contract/ids.ts'
import type { Reader } from '../vault/index.ts'
import { instantOf, q } from './queries.ts'

interface Made {
  readonly id: string
  readonly hlc: string
  readonly author: string
  readonly because: string | null
}

export function caseHistory(reader: Reader, caseId: string): CaseEvent[] {
  const names = new Map(
    reader.all(q.selectFrom('user').select(['id', 'full_name'])).map(row => [row.id, row.full_name]),
  )
  const eventOf = (row: Made, kind: CaseEvent['kind'], about: string | null = null): CaseEvent & { hlc: string } => ({
    id: RecordId.parse(row.id),
    at: instantOf(row.hlc),
    by: names.get(row.author) ?? '',
    kind,
    about,
    because: row.because,
    hlc: row.hlc,
  })
  const events = [
    ...opened(reader, caseId).map(row => eventOf(row, 'opened')),
    ...ties(reader, caseId).flatMap(tie => [
      eventOf(tie, 'signal_added', tie.number),
      ...reversals(reader, tie.id).map(row => eventOf(row, 'signal_removed', tie.number)),
    ]),
    ...members(reader, caseId).flatMap(member => [
      ...(member.author === member.user ? [] : [eventOf(member, 'shared', names.get(member.user) ?? null)]),
      ...reversals(reader, member.id).map(row => eventOf(row, 'unshared', names.get(member.user) ?? null)),
    ]),
    ...assessments(reader, caseId).map(row => eventOf(row, 'assessed')),
    ...closings(reader, caseId).flatMap(closing => [
      eventOf(closing, 'closed'),
      ...reversals(reader, closing.id).map(row => eventOf(row, 'reopened')),
    ]),
    ...tasks(reader, caseId).flatMap(task => [
      eventOf({ ...task, because: null }, 'task_added', task.what),
      ...finished(reader, task.id).map(row => eventOf(row, 'task_done', task.what)),
    ]),
  ]
  return events
    .sort((a, b) => (a.hlc < b.hlc ? 1 : -1))
    .slice(0, 2_000)
    .map(({ hlc: _hlc, ...event }) => event)
}

const made = ['id', 'hlc', 'author', 'because'] as const

function opened(reader: Reader, caseId: string): Made[] {
  return reader.all(q.selectFrom('case').select(made).where('id', '=', caseId))
}

/** Numbers stay also of signals that are hidden since: a number is no content. */
function ties(reader: Reader, caseId: string) {
  return reader.all(
    q
      .selectFrom('case_signal as c')
      .leftJoin('signal as s', 's.id', 'c.signal')
      .select(['c.id', 'c.hlc', 'c.author', 'c.because', 's.number'])
      .where('c.case_id', '=', caseId),
  )
}

function members(reader: Reader, caseId: string) {
  return reader.all(
    q
      .selectFrom('case_member')
      .select([...made, 'user'])
      .where('case_id', '=', caseId),
  )
}

function assessments(reader: Reader, caseId: string): Made[] {
  return reader.all(q.selectFrom('assessment').select(made).where('case_id', '=', caseId))
}

function closings(reader: Reader, caseId: string): Made[] {
  return reader.all(
    q
      .selectFrom('decision as d')
      .innerJoin('decision_subject as s', 's.decision', 'd.id')
      .select(['d.id', 'd.hlc', 'd.author', 'd.because'])
      .where('s.record', '=', caseId)
      .where('d.kind', '=', 'case_state'),
  )
}

function tasks(reader: Reader, caseId: string) {
  return reader.all(
    q
      .selectFrom('task')
      .select([...made, 'what'])
      .where('about', '=', caseId),
  )
}

function finished(reader: Reader, task: string): Made[] {
  return reader.all(
    q
      .selectFrom('decision as d')
      .innerJoin('decision_subject as s', 's.decision', 'd.id')
      .select(['d.id', 'd.hlc', 'd.author', 'd.because'])
      .where('s.record', '=', task)
      .where('d.kind', '=', 'task_done'),
  )
}

function reversals(reader: Reader, record: string): Made[] {
  return reader.all(q.selectFrom('decision').select(made).where('reverses', '=', record))
}
