/** The log newest first, under filters; what deserves a second look (R80); and one line in its place in the chain (P1–P3). */
import {
  countEntries,
  entryFacts,
  hashOfEntry,
  isLook,
  latestOf,
  parseEntry,
  readEntries,
  repeated,
  valuesOf,
  withoutFollowUp,
  withoutResult,
  type auditTables,
  type EntryFact,
  type EntryWish,
} from '../audit/index.ts'
import type { LogLine, LogView } from '../contract/audit.ts'
import { Refused } from '../contract/errors.ts'
import { queriesOver, queryDigest, toBase64url, type Reader, type Tables } from '../vault/index.ts'
import { aroundPerson, everybody, idsBehind, logLines } from './log-lines.ts'
import type { Session } from './session.ts'

const q = queriesOver<Tables<typeof auditTables>>()

export interface PageWish {
  readonly before?: number | undefined
  readonly limit: number
  readonly view: LogView
  readonly from?: number | undefined
  readonly until?: number | undefined
  readonly actor?: string | undefined
  readonly acts?: readonly string[] | undefined
  readonly purpose?: string | undefined
  readonly about?: string | undefined
  readonly person?: string | undefined
}
export interface LogPage {
  readonly entries: LogLine[]
  readonly next: number | null
  readonly total: number
}

export function logPage(reader: Reader, session: Session, wish: PageWish): LogPage {
  const filter = filterOf(reader, session, wish)
  const chosen = wish.view === 'all' ? filter : { ...filter, numbers: numbersUnder(reader, session, wish, filter) }
  return pageOf(reader, chosen, wish)
}

/** One page of what a filter leaves. */
export function pageOf(
  reader: Reader,
  filter: EntryWish,
  page: { readonly before?: number | undefined; readonly limit: number },
): LogPage {
  const entries = readEntries(reader, { ...filter, before: page.before }, page.limit + 1)
  const shown = entries.slice(0, page.limit)
  return {
    entries: logLines(reader, shown),
    next: entries.length > page.limit ? (shown.at(-1)?.n ?? null) : null,
    total: countEntries(reader, filter),
  }
}

function filterOf(reader: Reader, session: Session, wish: PageWish): EntryWish {
  const { from, until, actor, acts, purpose } = wish
  const person = wish.person === undefined ? undefined : aroundPerson(reader, wish.person)
  const line = wish.about !== undefined && /^\d{1,12}$/.test(wish.about) ? [Number(wish.about)] : undefined
  return {
    from,
    until,
    actor,
    acts,
    purpose,
    ...(line && { numbers: line }),
    ...(wish.about !== undefined && !line && { objects: idsBehind(reader, wish.about) }),
    ...(person && {
      objects: person.objects,
      queries: person.names.map(name => toBase64url(queryDigest(session.queryKey, name))),
    }),
  }
}

/** The looks are taken over everything in the period: what followed may be of another kind than what is filtered for. */
function numbersUnder(reader: Reader, session: Session, wish: PageWish, filter: EntryWish): number[] {
  const facts = entryFacts(reader, { from: wish.from, until: wish.until })
  const found = underView(wish.view, facts, session.deps.clock.now())
  return filter.numbers ? filter.numbers.filter(n => found.has(n)) : [...found]
}

function underView(view: LogView, facts: readonly EntryFact[], now: number): Set<number> {
  switch (view) {
    case 'without_result':
      return withoutResult(facts)
    case 'repeated':
      return repeated(facts)
    case 'without_follow_up':
      return withoutFollowUp(facts, now)
    case 'all':
      return new Set(facts.map(fact => fact.n))
  }
}

export function logFilters(reader: Reader) {
  const present = new Set(valuesOf(reader, 'actor'))
  const first = reader.get(q.selectFrom('audit_entry').select('bytes').orderBy('n').limit(1))
  return {
    actors: everybody(reader).filter(user => present.has(user.id)),
    acts: valuesOf(reader, 'act'),
    purposes: valuesOf(reader, 'purpose.code'),
    firstAt: first ? parseEntry(first.bytes).t : null,
  }
}

/** A line with the one before and after it. NOT_FOUND when there is none. */
export function logLine(reader: Reader, n: number) {
  const rows = reader.all(
    q
      .selectFrom('audit_entry')
      .selectAll()
      .where('n', 'in', [n - 1, n, n + 1]),
  )
  const placeOf = (at: number) => {
    const row = rows.find(each => each.n === at)
    if (!row) return null
    const entry = parseEntry(row.bytes)
    return { entry, h: row.h, place: { n: at, act: entry.act, prev: entry.prev, hash: toBase64url(row.h) } }
  }
  const [before, own, after] = [placeOf(n - 1), placeOf(n), placeOf(n + 1)]
  const [line] = own ? logLines(reader, [own.entry]) : []
  if (!own || !line) throw new Refused('NOT_FOUND', { details: { n } })
  const row = rows.find(each => each.n === n)
  const sound =
    row !== undefined &&
    Buffer.from(hashOfEntry(row.bytes)).equals(row.h) &&
    (before === null ? n === 1 : before.place.hash === own.place.prev) &&
    (after === null || after.place.prev === own.place.hash)
  return {
    line,
    device: own.entry.device,
    app: own.entry.app,
    before: before?.place ?? null,
    place: own.place,
    after: after?.place ?? null,
    sound,
    openedAfter: openedAfter(reader, own.entry),
  }
}

const afterMs = 60 * 60_000

/** What the same user opened in the hour after it, in the same unlocking. */
function openedAfter(reader: Reader, entry: { n: number; t: number; actor: string; unlock: string }) {
  const facts = entryFacts(reader, { from: entry.t, until: entry.t + afterMs, actor: entry.actor })
  const numbers = facts
    .filter(
      fact =>
        fact.n > entry.n && fact.unlock === entry.unlock && isLook(fact.act) && !fact.again && fact.object !== null,
    )
    .slice(0, 50)
    .map(fact => fact.n)
  return logLines(reader, readEntries(reader, { numbers }, 50))
    .toReversed()
    .map(line => ({ n: line.n, type: line.object?.type ?? '', number: line.object?.number ?? null }))
}

interface LastVerified {
  readonly seen: number
  readonly found: { readonly at: number; readonly verdict: string; readonly count: number } | null
}
const lastVerified = new WeakMap<Session, LastVerified>()

/** How the log stood when it was last verified; after the first time only new lines are looked at. */
export function logState(session: Session) {
  const known = lastVerified.get(session) ?? { seen: 0, found: null }
  const seen = session.db.head.count
  const entry = seen > known.seen ? latestOf(session.reader, 'log.verified', known.seen) : undefined
  const found = entry ? { at: entry.t, verdict: entry.result, count: entry.count ?? 0 } : known.found
  lastVerified.set(session, { seen, found })
  const checkpoint = session.reader.get(q.selectFrom('checkpoint').select('at').orderBy('count', 'desc').limit(1))
  return { entries: seen, verified: found, checkpointAt: checkpoint?.at ?? null }
}
