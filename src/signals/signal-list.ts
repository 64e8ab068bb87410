/** What the triage list and its counts read. Oldest first; nothing orders signals by anything about a person (R9, L1). */
import type { SignalRow, SignalState } from '../contract/signals.ts'
import { SignalId } from '../contract/ids.ts'
import type { Reader } from '../vault/index.ts'
import { openEntries } from './quarantine.ts'
import { q } from './queries.ts'

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
    rows: page.map(row => rowOf(reader, row)),
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

export function rowOf(reader: Reader, row: StoredRow): SignalRow {
  const themes = reader.get(
    q.selectFrom('current_answer').select('value').where('signal', '=', row.id).where('question', '=', 'theme'),
  )?.value
  const hasText =
    reader.get(
      q.selectFrom('visible_extract').select('id').where('signal', '=', row.id).where('has_text', '=', 1).limit(1),
    ) !== undefined
  return {
    id: SignalId.parse(row.id),
    number: row.number,
    title: row.title,
    state: row.state,
    receivedAt: row.received_at,
    sender: row.sender_organisation,
    reference: row.sender_reference,
    channel: row.channel,
    hasText,
    themes: themes ? themes.split(',') : [],
    minor: isMinorSignal(reader, row.id),
  }
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
export function countSignals(reader: Reader): {
  byState: Partial<Record<SignalState, number>>
  openTasks: number
  quarantined: number
} {
  const rows = reader.all(
    q
      .selectFrom('visible_signal')
      .select(eb => ['state', eb.fn.countAll<number>().as('n')])
      .groupBy('state'),
  )
  const openTasks = reader.get(q.selectFrom('open_task').select(eb => eb.fn.countAll<number>().as('n')))?.n ?? 0
  const byState: Partial<Record<SignalState, number>> = {}
  for (const row of rows) byState[row.state] = row.n
  return { byState, openTasks, quarantined: openEntries(reader).length }
}
