/**
 * Lists of triage over `triage_line`: counts by one pass over an index, lines by their place, so that the hundred-thousandth costs what
 * the first does. What a line says of its signal is read for the whole window at once.
 */
import { sql } from 'kysely'
import { SignalId } from '../contract/ids.ts'
import type { InboxSummary, InboxTab } from '../contract/inbox.ts'
import { dueBoundaries, type DueBoundary } from '../contract/working-time.ts'
import type { Reader } from '../vault/index.ts'
import { rowsOf } from './inbox-rows.ts'
import { officeHours } from './office-hours.ts'
import { q } from './queries.ts'

export interface Which {
  readonly tab: InboxTab
  /** A code of `senderOrganisations`; `none` for signals without a known sender. */
  readonly sender?: string | undefined
}

const unknownSender = 'none'

export function summariseInbox(reader: Reader, which: Which, now: number): InboxSummary {
  const boundaries = dueBoundaries(now, officeHours)
  const groups = groupCounts(reader, which, boundaries, now)
  return {
    at: now,
    tabs: tabCounts(reader, now),
    total: groups.reduce((sum, each) => sum + each.count, 0),
    groups,
    boundaries,
    senders: sendersIn(reader, which, now),
    officeHours,
  }
}

export function inboxWindow(
  reader: Reader,
  user: string,
  which: Which,
  from: number,
  limit: number,
  now: number,
): ReturnType<typeof rowsOf> {
  const lines = reader.all(
    linesOf(which, now)
      .select(['signal', 'state', 'tab', 'due_at', 'later_until'])
      .orderBy(termOf(which))
      .orderBy('signal')
      .limit(limit)
      .offset(from),
  )
  return rowsOf(reader, user, lines)
}

/** How many lines stand before this signal's; null when it is not in this list. */
export function placeInInbox(reader: Reader, which: Which, signal: string, now: number): number | null {
  const line = reader.get(
    linesOf(which, now)
      .select(['signal', termOf(which)])
      .where('signal', '=', signal),
  )
  if (!line) return null
  const term = line[termOf(which)] ?? 0
  const before = linesOf(which, now)
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where(eb =>
      eb.or([eb(termOf(which), '<', term), eb.and([eb(termOf(which), '=', term), eb('signal', '<', signal)])]),
    )
  return reader.get(before)?.n ?? 0
}

/** Where a signal is now, and the end of its term. */
export function lineOf(reader: Reader, signal: string) {
  const line = reader.get(
    q.selectFrom('triage_line').select(['tab', 'due_at', 'later_until']).where('signal', '=', signal),
  )
  return {
    signal: SignalId.parse(signal),
    tab: line?.tab ?? 'gone',
    endsAt: line?.due_at ?? 0,
    later: line?.later_until ?? null,
  }
}

const termOf = (which: Which) => (which.tab === 'later' ? ('later_until' as const) : ('due_at' as const))

function linesOf(which: Which, now: number) {
  const ofTab = which.tab === 'later' ? putOffLines(now) : linesOfTab(which.tab, now)
  if (which.sender === undefined) return ofTab
  return which.sender === unknownSender ? ofTab.where('sender', 'is', null) : ofTab.where('sender', '=', which.sender)
}

function linesOfTab(tab: Exclude<InboxTab, 'later'>, now: number) {
  const lines = q.selectFrom('triage_line').where('tab', '=', tab)
  if (tab !== 'todo') return lines
  return lines.where(eb => eb.or([eb('later_until', 'is', null), eb('later_until', '<=', now)]))
}

/** Few among many: by the index of what was put off. The plus keeps the planner from going through everything that is to be done. */
function putOffLines(now: number) {
  return q
    .selectFrom('triage_line')
    .where('later_until', '>', now)
    .where(sql<string>`+tab`, '=', 'todo')
}

function groupCounts(
  reader: Reader,
  which: Which,
  boundaries: readonly DueBoundary[],
  now: number,
): InboxSummary['groups'] {
  const term = sql.ref(termOf(which))
  const cases = boundaries.flatMap(({ before }, at) =>
    before === null ? [] : [sql`WHEN ${term} < ${before} THEN ${sql.lit(at)}`],
  )
  const group = sql<number>`CASE ${sql.join(cases, sql` `)} ELSE ${sql.lit(boundaries.length - 1)} END`
  const rows = reader.all(
    linesOf(which, now)
      .select(eb => [group.as('at'), eb.fn.countAll<number>().as('n')])
      .groupBy(sql`1`),
  )
  return rows
    .toSorted((a, b) => a.at - b.at)
    .flatMap(row => {
      const boundary = boundaries[row.at]
      return boundary ? [{ group: boundary.group, count: row.n }] : []
    })
}

export function tabCounts(reader: Reader, now: number): InboxSummary['tabs'] {
  const tabs = { todo: 0, source: 0, recipient: 0, case: 0, closed: 0, gone: 0, later: 0 }
  const rows = reader.all(
    q
      .selectFrom('triage_line')
      .select(eb => ['tab', eb.fn.countAll<number>().as('n')])
      .groupBy('tab'),
  )
  for (const row of rows) tabs[row.tab] = row.n
  const later = reader.get(putOffLines(now).select(eb => eb.fn.countAll<number>().as('n')))?.n ?? 0
  return { ...tabs, todo: tabs.todo - later, later }
}

/** Each distinct code by one step through the index, however many lines it has. */
function sendersIn(reader: Reader, which: Which, now: number): string[] {
  const found: string[] = []
  const inTab = linesOf({ tab: which.tab }, now)
  if (reader.get(inTab.select('sender').where('sender', 'is', null).limit(1))) found.push(unknownSender)
  for (let last = ''; found.length < 200;) {
    const next = reader.get(inTab.select('sender').where('sender', '>', last).orderBy('sender').limit(1))?.sender
    if (next === undefined || next === null) break
    found.push(next)
    last = next
  }
  return found
}
