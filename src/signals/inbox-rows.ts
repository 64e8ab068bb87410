/** What lines of triage show of their signals, read for all of them at once: a window costs a dozen queries, whatever its size. */
import { DecisionId, SignalId } from '../contract/ids.ts'
import type { InboxRow } from '../contract/inbox.ts'
import { instantOf, type Reader } from '../vault/index.ts'
import { coveringOf } from './covered-names.ts'
import { openingOf } from './opening.ts'
import { protectedOrigins } from './protected-origins.ts'
import { q } from './queries.ts'
import { awaitSource, type InboxTab } from './triage-line.ts'
import type { SignalState } from './states.ts'

interface Line {
  readonly signal: string
  readonly state: SignalState
  readonly tab: InboxTab
  readonly due_at: number
  readonly later_until: number | null
}

/** In the order of the lines. A signal that is gone becomes a stub, whatever list it is asked for. */
export function rowsOf(reader: Reader, user: string, lines: readonly Line[]): InboxRow[] {
  if (lines.length === 0) return []
  const ids = lines.map(line => line.signal)
  const seen = new Set(
    reader
      .all(q.selectFrom('signal_seen').select('signal').where('user', '=', user).where('signal', 'in', ids))
      .map(row => row.signal),
  )
  const shown = factsOf(reader, ids)
  const stubs = stubsOf(
    reader,
    ids.filter(id => !shown.has(id)),
  )
  return lines.flatMap((line): InboxRow[] => {
    const common = {
      id: SignalId.parse(line.signal),
      endsAt: line.due_at,
      laterUntil: line.later_until,
      unread: !seen.has(line.signal),
    }
    const facts = shown.get(line.signal)
    if (facts) return [{ kind: 'signal', ...common, ...facts }]
    const stub = stubs.get(line.signal)
    return stub ? [{ kind: 'stub', ...common, ...stub }] : []
  })
}

type Facts = Omit<Extract<InboxRow, { kind: 'signal' }>, 'kind' | 'id' | 'endsAt' | 'laterUntil' | 'unread'>

function factsOf(reader: Reader, ids: readonly string[]): Map<string, Facts> {
  const signals = reader.all(
    q
      .selectFrom('visible_signal')
      .select(['id', 'number', 'title', 'state', 'origin', 'received_at', 'channel', 'sender_organisation'])
      .where('id', 'in', [...ids]),
  )
  const handling = firstBy(
    reader.all(
      q
        .selectFrom('current_handling')
        .select(['signal', 'code', 'assumed'])
        .where('signal', 'in', [...ids]),
    ),
    row => row.signal,
  )
  const conditions = Map.groupBy(
    reader.all(
      q
        .selectFrom('active_condition')
        .select(['signal', 'code'])
        .where('signal', 'in', [...ids]),
    ),
    row => row.signal,
  )
  const texts = Map.groupBy(
    reader.all(
      q
        .selectFrom('visible_extract')
        .select(eb => ['signal', 'has_text', eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(2_000)]).as('opening')])
        .where('signal', 'in', [...ids])
        .orderBy('hlc')
        .orderBy('id'),
    ),
    row => row.signal,
  )
  const attachments = firstBy(
    reader.all(
      q
        .selectFrom('original')
        .select(eb => ['owner', eb.fn.countAll<number>().as('n')])
        .where('owner', 'in', [...ids])
        .where('parent', 'is not', null)
        .groupBy('owner'),
    ),
    row => row.owner,
  )
  const waiting = firstBy(
    reader.all(
      q
        .selectFrom('open_task')
        .select(['about', 'due_on'])
        .where('about', 'in', [...ids])
        .where('kind', '=', awaitSource)
        .orderBy('due_on'),
    ),
    row => row.about,
  )
  const shielded = protectedOrigins(
    reader,
    signals.map(row => row.origin),
  )
  const { cover } = coveringOf(reader, ids)
  return new Map(
    signals.map(row => {
      const codes = new Set(conditions.get(row.id)?.map(each => each.code))
      const own = texts.get(row.id) ?? []
      const readable = own.find(text => text.has_text === 1)
      return [
        row.id,
        {
          number: row.number,
          state: row.state,
          title: cover(row.id, row.title),
          opening: openingOf(cover(row.id, readable?.opening ?? ''), cover(row.id, row.title)),
          sender: row.sender_organisation,
          channel: row.channel,
          receivedAt: row.received_at,
          handling: handling.get(row.id)?.code ?? 'H2',
          handlingAssumed: (handling.get(row.id)?.assumed ?? 1) === 1,
          reporterProtected: codes.has('reporter_name_protected') || shielded.has(row.origin),
          minor: codes.has('minor'),
          hasText: readable !== undefined,
          attachments: attachments.get(row.id)?.n ?? 0,
          answerBy: waiting.get(row.id)?.due_on ?? null,
        },
      ]
    }),
  )
}

type Stub = Omit<Extract<InboxRow, { kind: 'stub' }>, 'kind' | 'id' | 'endsAt' | 'laterUntil' | 'unread'>

/** Number, dates, reason and by whom: nothing that came in (R56). */
function stubsOf(reader: Reader, ids: readonly string[]): Map<string, Stub> {
  if (ids.length === 0) return new Map()
  const rows = reader.all(
    q
      .selectFrom('signal as s')
      .innerJoin('signal_state as t', 't.signal', 's.id')
      .leftJoin('decision as d', 'd.id', 't.decision')
      .leftJoin('user as u', 'u.id', 'd.author')
      .select(['s.id', 's.number', 's.received_at', 't.state', 't.reason', 't.decision', 'd.hlc', 'u.full_name'])
      .where('s.id', 'in', [...ids]),
  )
  return new Map(
    rows.map(row => [
      row.id,
      {
        number: row.number,
        state: row.state,
        receivedAt: row.received_at,
        closedAt: row.hlc === null ? null : instantOf(row.hlc),
        reason: row.reason,
        by: row.full_name,
        decision: row.decision === null ? null : DecisionId.parse(row.decision),
      },
    ]),
  )
}

function firstBy<R>(rows: readonly R[], key: (row: R) => string): Map<string, R> {
  const found = new Map<string, R>()
  for (const row of rows) if (!found.has(key(row))) found.set(key(row), row)
  return found
}
