/**
 * Taking an import back as a whole: everything that it brought and nobody has worked on is destroyed, keys first (R59). What somebody
 * worked on, put in a case or a packet, or received a second time, stays. One act, so that a cut leaves all of it or nothing.
 */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { SignalId } from '../contract/ids.ts'
import type { UndoPreview } from '../contract/imports.ts'
import {
  actsUnder,
  destroy,
  instantOf,
  keepingOf,
  referencesTo,
  type Reader,
  type Reference,
  type Tx,
} from '../vault/index.ts'
import type { HeldLists } from './held-lists.ts'
import { courseOf } from './import-course.ts'
import { q } from './queries.ts'
import type { RunningImports } from './running-imports.ts'

type StaysBecause = UndoPreview['stays'][number]['because'][number]

export interface UndoDeps {
  readonly running: RunningImports
  readonly held: HeldLists
}

/** Acts that take in or read by themselves; whatever else wrote something about a signal was somebody at work on it. */
const byItself: ReadonlySet<string> = new Set([
  'signal.imported',
  'import.resumed',
  'mail.fetched',
  'mail.watched',
  'drop_folder.taken_in',
  'JOBS_DONE',
])

interface Brought {
  readonly kind: 'signal' | 'list' | 'entry'
  readonly id: string
  readonly number: string | null
  readonly key: string
}

interface Plan {
  readonly preview: UndoPreview
  readonly keys: readonly string[]
  readonly signals: readonly string[]
}

export function previewUndo(reader: Reader, session: Session, deps: UndoDeps, run: string): UndoPreview {
  return planOf(reader, session, deps, run).preview
}

/** Does what the preview said; PREVIEW_CHANGED where something else would go by now. */
export function undoImport(
  tx: Tx,
  session: Session,
  deps: UndoDeps,
  { run, because, goes }: { run: string; because: string; goes: UndoPreview['goes'] },
): UndoPreview {
  const { preview, keys, signals } = planOf(tx, session, deps, run)
  const isAsSaid = preview.goes.signals === goes.signals && preview.goes.lists === goes.lists
  if (!isAsSaid || preview.goes.setAside !== goes.setAside) throw new Refused('PREVIEW_CHANGED', { subject: run })
  tx.about('import_run', run)
  decide(tx, keepingOf(tx, 'inbox', run), {
    kind: undoneKind,
    value: JSON.stringify(preview.goes),
    because,
    subjects: [{ role: 'import', record: run }],
  })
  const { blobIds } = destroy(tx, keys, 'import_undone')
  tx.runSql('DELETE FROM job WHERE subject IN (SELECT value FROM json_each(?))', [JSON.stringify(signals)])
  tx.afterCommit(() => {
    for (const list of deps.held.all()) if (list.run === run) deps.held.forget(list.id)
    session.originals.clear(blobIds)
  })
  return preview
}

const undoneKind = 'import_undone'

/** Who took it back, and why. */
export function undoneOf(reader: Pick<Reader, 'get'>, run: string): { by: string; at: number; because: string } | null {
  const row = reader.get(
    q
      .selectFrom('decision_in_force as d')
      .innerJoin('decision as made', 'made.id', 'd.id')
      .innerJoin('user as u', 'u.id', 'made.author')
      .select(['u.full_name as by', 'made.hlc as hlc', 'made.because as because'])
      .where('d.kind', '=', undoneKind)
      .where('d.subject', '=', run)
      .limit(1),
  )
  return row ? { by: row.by, at: instantOf(row.hlc), because: row.because ?? '' } : null
}

function planOf(reader: Reader, session: Session, { running }: UndoDeps, run: string): Plan {
  mayUndo(reader, session, running, run)
  const brought = broughtBy(reader, run)
  const runKey = keysOf(reader, [run])[0]?.key ?? ''
  // An origin, and an archive around several entries, have keys of their own: they go with the last that names them.
  const around = keysOf(reader, [...originsOf(reader, brought), ...archivesOf(reader, brought)])
  const all = [...brought.map(({ key }) => key), ...around.map(({ key }) => key)]
  const references = referencesTo(reader, all).filter(
    ({ from, fromKey }) => from !== 'import_unit' || fromKey !== runKey,
  )
  const acts = actsUnder(
    reader,
    brought.map(({ key }) => key),
  )
  const drafts = draftsOf(reader)
  const because = new Map<string, Set<StaysBecause>>()
  const stay = (key: string, why: StaysBecause): void => void because.set(key, (because.get(key) ?? new Set()).add(why))
  for (const { key, id, kind } of brought) {
    if (drafts.has(id)) stay(key, 'worked_on')
    for (const act of acts.get(key) ?? []) if (!byItself.has(act) && kind !== 'list') stay(key, 'worked_on')
  }
  const goes = new Set(all.filter(key => !because.has(key)))
  // What stays may name what would go: until nothing changes any more.
  for (let before = -1; before !== goes.size;) {
    before = goes.size
    for (const reference of references) {
      if (!goes.has(reference.key) || goes.has(reference.fromKey)) continue
      goes.delete(reference.key)
      stay(reference.key, whyOf(reference))
    }
  }
  const going = brought.filter(({ key }) => goes.has(key))
  const count = (kind: Brought['kind']) => going.filter(one => one.kind === kind).length
  const stays = brought.filter(({ key, kind }) => kind === 'signal' && !goes.has(key))
  return {
    keys: [...goes],
    signals: going.flatMap(({ kind, id }) => (kind === 'signal' ? [id] : [])),
    preview: {
      goes: {
        signals: count('signal'),
        lists: count('list'),
        setAside: count('entry'),
        ...originalsUnder(reader, goes),
      },
      stays: stays.slice(0, mostNamed).map(({ id, number, key }) => ({
        signal: SignalId.parse(id),
        number: number ?? '',
        because: [...(because.get(key) ?? [])].toSorted(),
      })),
      staying: brought.length - going.length,
    },
  }
}

const mostNamed = 500

function mayUndo(reader: Reader, session: Session, running: RunningImports, run: string): void {
  const row = reader.get(q.selectFrom('import_run').select('author').where('id', '=', run))
  if (!row) throw new Refused('NOT_FOUND', { subject: run })
  const { state } = courseOf(reader, running, run)
  if (state !== 'done' && state !== 'stopped')
    throw new Refused('NOT_IN_THIS_STATE', { subject: run, details: { state } })
  if (undoneOf(reader, run)) throw new Refused('ALREADY_UNDONE', { subject: run })
  if (row.author !== session.user.id && session.user.role !== 'coordinator')
    throw new Refused('NOT_PERMITTED', { subject: run })
}

function whyOf({ from }: Reference): StaysBecause {
  if (from === 'case_signal' || from.startsWith('assessment')) return 'in_case'
  if (from.startsWith('packet') || from === 'provision' || from === 'rectification') return 'in_packet'
  if (from === 'import_unit' || from === 'delivery') return 'received_again'
  return 'linked'
}

/** Signals, lists and entries of quarantine that it made itself: what it only delivered again is not its own. */
function broughtBy(reader: Reader, run: string): Brought[] {
  const units = reader.all(
    q
      .selectFrom('import_unit as u')
      .leftJoin('import_unit_name as n', 'n.unit', 'u.id')
      .leftJoin('signal as s', 's.id', 'u.signal')
      .leftJoin('list_delivery as l', 'l.id', 'n.became')
      .leftJoin('quarantine_entry as e', 'e.id', 'n.became')
      .select(['u.outcome as outcome', 's.number as number', 's.id as signal', 's.key_id as signal_key'])
      .select(['l.id as list', 'l.key_id as list_key', 'e.id as entry', 'e.key_id as entry_key'])
      .where('u.run', '=', run)
      .where('u.outcome', 'in', ['registered', 'list', 'quarantined']),
  )
  const found = units.flatMap((unit): Brought[] => {
    if (unit.signal !== null && unit.signal_key !== null)
      return [{ kind: 'signal', id: unit.signal, number: unit.number, key: unit.signal_key }]
    if (unit.list !== null && unit.list_key !== null)
      return [{ kind: 'list', id: unit.list, number: null, key: unit.list_key }]
    return unit.entry !== null && unit.entry_key !== null
      ? [{ kind: 'entry', id: unit.entry, number: null, key: unit.entry_key }]
      : []
  })
  return [...new Map(found.map(one => [one.id, one])).values()]
}

function keysOf(reader: Reader, owners: readonly string[]): { owner: string; key: string }[] {
  const keys = q.selectFrom('data_key').select(['owner', 'id as key']).where('destroyed', '=', 0)
  return inStretches(owners, some => reader.all(keys.where('owner', 'in', some)))
}

function originsOf(reader: Reader, brought: readonly Brought[]): string[] {
  const ids = brought.map(({ id }) => id)
  const signals = inStretches(ids, some => reader.all(q.selectFrom('signal').select('origin').where('id', 'in', some)))
  const lists = q.selectFrom('list_delivery').select('origin')
  return [...signals, ...inStretches(ids, some => reader.all(lists.where('id', 'in', some)))].map(
    ({ origin }) => origin,
  )
}

function archivesOf(reader: Reader, brought: readonly Brought[]): string[] {
  const inside = q
    .selectFrom('original as o')
    .innerJoin('original as p', 'p.id', 'o.parent')
    .select('p.owner as owner')
    .distinct()
    .whereRef('p.owner', '!=', 'o.owner')
  const ids = brought.map(({ id }) => id)
  return inStretches(ids, some => reader.all(inside.where('o.owner', 'in', some))).map(({ owner }) => owner)
}

/** Unfinished text about something is work on it. */
function draftsOf(reader: Reader): Set<string> {
  const rows = reader.all(q.selectFrom('draft').select('screen'))
  return new Set(rows.map(({ screen }) => screen.slice(screen.indexOf('/') + 1)))
}

function originalsUnder(reader: Reader, keys: ReadonlySet<string>): { originals: number; bytes: number } {
  const found = inStretches([...keys], some =>
    reader.all(
      q
        .selectFrom('original')
        .select(eb => [eb.fn.countAll<number>().as('n'), eb.fn.sum<number | null>('size_bytes').as('bytes')])
        .where('key_id', 'in', some)
        .where('kept_as', '!=', 'extract_only'),
    ),
  )
  return {
    originals: found.reduce((sum, { n }) => sum + n, 0),
    bytes: found.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
  }
}

/** A statement takes so many parameters and no more. */
function inStretches<T>(ids: readonly string[], ask: (some: readonly string[]) => readonly T[]): T[] {
  const most = 500
  const found: T[] = []
  for (let at = 0; at < ids.length; at += most) found.push(...ask(ids.slice(at, at + most)))
  return found
}
