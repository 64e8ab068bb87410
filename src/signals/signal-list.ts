/** What the triage list and its counts read. Oldest first; nothing orders signals by anything about a person (R9, L1). */
import type { SignalRow, SignalState } from '../contract/signals.ts'
import { SignalId } from '../contract/ids.ts'
import type { Reader } from '../vault/index.ts'
import { coveringOf } from './covered-names.ts'
import { tabCounts } from './inbox-list.ts'
import { openEntries } from './quarantine.ts'
import { q } from './queries.ts'
import { countTasks } from './tasks.ts'

const unread = [
  'received',
  'triage',
  'in_case',
  'forwarded',
  'merged_origin',
  'closed_no_followup',
  'closed_forwarded',
] as const

/** A page of visible signals in order of arrival; `after` is the cursor of the page before. */
export function listSignals(
  reader: Reader,
  filter: {
    readonly states?: readonly SignalState[] | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): { rows: SignalRow[]; next: string | null } {
  const states = filter.states ?? unread
  const [at, id] = (filter.after ?? '0 ').split(' ')
  const rows = reader.all(
    q
      .selectFrom('visible_signal')
      .select(['id', 'number', 'title', 'state', 'received_at', 'sender_organisation', 'sender_reference', 'channel'])
      .where('state', 'in', [...states])
      .where(eb =>
        eb.or([
          eb('received_at', '>', Number(at)),
          eb.and([eb('received_at', '=', Number(at)), eb('id', '>', id ?? '')]),
        ]),
      )
      .orderBy('received_at')
      .orderBy('id')
      .limit(filter.limit + 1),
  )
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  return {
    rows: signalRows(reader, page),
    next: rows.length > filter.limit && last ? `${last.received_at} ${last.id}` : null,
  }
}

interface StoredRow {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: SignalState
  readonly received_at: number
  readonly sender_organisation: string | null
  readonly sender_reference: string | null
  readonly channel: SignalRow['channel']
}

/** What a row says beside its own columns, read for all of them at once. */
export function signalRows(reader: Reader, rows: readonly StoredRow[]): SignalRow[] {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const themes = new Map(
    reader
      .all(
        q
          .selectFrom('current_answer')
          .select(['signal', 'value'])
          .where('signal', 'in', ids)
          .where('question', '=', 'theme'),
      )
      .map(row => [row.signal, row.value]),
  )
  const readable = new Set(
    reader
      .all(q.selectFrom('visible_extract').select('signal').where('signal', 'in', ids).where('has_text', '=', 1))
      .map(row => row.signal),
  )
  const minors = new Set(
    reader
      .all(q.selectFrom('active_condition').select('signal').where('signal', 'in', ids).where('code', '=', 'minor'))
      .map(row => row.signal),
  )
  const { cover } = coveringOf(reader, ids)
  return rows.map(row => ({
    id: SignalId.parse(row.id),
    number: row.number,
    title: cover(row.id, row.title),
    state: row.state,
    receivedAt: row.received_at,
    sender: row.sender_organisation,
    reference: row.sender_reference,
    channel: row.channel,
    hasText: readable.has(row.id),
    themes:
      themes
        .get(row.id)
        ?.split(',')
        .filter(theme => theme !== '') ?? [],
    minor: minors.has(row.id),
  }))
}

/** A signal about a minor, by its condition (R14). */
export function isMinorSignal(reader: Reader, signal: string): boolean {
  return (
    reader.get(
      q.selectFrom('active_condition').select('id').where('signal', '=', signal).where('code', '=', 'minor').limit(1),
    ) !== undefined
  )
}

/** Numbers of signals and tasks, never of persons (L1). */
export function countSignals(
  reader: Reader,
  user: string,
  now: number,
): {
  byState: Partial<Record<SignalState, number>>
  todo: number
  openTasks: number
  myTasks: number
  quarantined: number
} {
  const rows = reader.all(
    q
      .selectFrom('triage_line')
      .select(eb => ['state', eb.fn.countAll<number>().as('n')])
      .where('tab', '<>', 'gone')
      .groupBy('state'),
  )
  const openTasks = reader.get(q.selectFrom('task_line').select(eb => eb.fn.countAll<number>().as('n')))?.n ?? 0
  const byState: Partial<Record<SignalState, number>> = {}
  for (const row of rows) byState[row.state] = row.n
  return {
    byState,
    todo: tabCounts(reader, now).todo,
    openTasks,
    myTasks: countTasks(reader, user),
    quarantined: openEntries(reader).length,
  }
}
