/**
 * The account of an import: how far everything that came in was read, and whether all that must be in the vault is there. Asked of the
 * records anew each time, never of what the import itself counted (R48). What is missing stays open until a person accepts it.
 */
import { sql } from 'kysely'
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { Gap, gapKinds, type Coverage, type ReadDepth, type Stored, type UnitKind } from '../contract/imports.ts'
import { instantOf, keepingOf, type Reader, type Tx } from '../vault/index.ts'
import { courseOf } from './import-course.ts'
import { sumOf } from './import-list.ts'
import { openEntries } from './quarantine.ts'
import { q } from './queries.ts'
import { blankPagesOf, depthOf, type Structure } from './read-depth.ts'
import { undoneOf } from './undo-import.ts'
import type { RunningImports } from './running-imports.ts'

type Tally = { -readonly [K in keyof ReadDepth]: number }
const none = (): Tally => ({ all: 0, fully: 0, partly: 0, not: 0 })

export interface CoverageDeps {
  readonly running: RunningImports
  readonly originals: Pick<Session['originals'], 'hasFile'>
}

export function coverageOf(reader: Reader, { running, originals }: CoverageDeps, run: string): Coverage {
  if (!reader.get(q.selectFrom('import_run').select('id').where('id', '=', run)))
    throw new Refused('NOT_FOUND', { subject: run })
  const { state, files: offered, left, notRead } = courseOf(reader, running, run)
  const depths = depthsOf(reader, run)
  const lists = listsOf(reader, run)
  depths.rows.all += lists.records
  depths.rows.not += lists.malformed
  depths.rows.fully += lists.records - lists.malformed
  const storage = storageOf(reader, originals, run, depths.originals)
  const missing = Object.values(storage).reduce((sum, { expected, stored }) => sum + expected - stored, 0)
  const { messages, documents, attachments, pages, rows } = depths
  const parts = [messages, documents, attachments]
  const counts: Record<Gap['kind'], number> = {
    files_not_read: notRead + (state === 'running' ? 0 : left),
    refused: sumOf(reader, run).refused,
    set_aside: waitingOf(reader, run),
    not_read: parts.reduce((sum, part) => sum + part.not, 0),
    partly_read: parts.reduce((sum, part) => sum + part.partly, 0),
    pages_not_read: pages.not,
    rows_not_read: rows.not,
    not_stored: missing,
  }
  const gaps = gapKinds.map(kind => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0)
  const undone = undoneOf(reader, run)
  const accepted = acceptanceOf(reader, run)
  const isCovered = gaps.every(gap => accepted?.gaps.some(known => known.kind === gap.kind && known.count >= gap.count))
  return {
    ...{ state, messages, documents, attachments, pages, rows, storage, gaps, accepted },
    files: { offered, left, notRead },
    isOpen: gaps.length > 0 && !isCovered && undone === null,
    undone,
  }
}

/** A person takes what is missing now for granted. Throws NOTHING_MISSING where it is whole, NOT_IN_THIS_STATE while it is under way. */
export function acceptGaps(tx: Tx, deps: CoverageDeps, run: string, because: string): string {
  const { gaps, state } = coverageOf(tx, deps, run)
  if (state !== 'done' && state !== 'stopped')
    throw new Refused('NOT_IN_THIS_STATE', { subject: run, details: { state } })
  if (gaps.length === 0) throw new Refused('NOTHING_MISSING', { subject: run })
  tx.about('import_run', run)
  tx.count(gaps.reduce((sum, { count }) => sum + count, 0))
  return decide(tx, keepingOf(tx, 'inbox', run), {
    kind: acceptedKind,
    shown: JSON.stringify(gaps),
    because,
    subjects: [{ role: 'import', record: run }],
  })
}

const acceptedKind = 'import_accepted'

function acceptanceOf(reader: Pick<Reader, 'get'>, run: string): Coverage['accepted'] {
  const row = reader.get(
    q
      .selectFrom('decision_in_force as d')
      .innerJoin('decision as made', 'made.id', 'd.id')
      .innerJoin('user as u', 'u.id', 'made.author')
      .select(['u.full_name as by', 'made.hlc as hlc', 'made.because as because', 'made.shown as shown'])
      .where('d.kind', '=', acceptedKind)
      .where('d.subject', '=', run)
      .orderBy('made.hlc', 'desc')
      .limit(1),
  )
  if (!row) return null
  const gaps = Gap.array().parse(JSON.parse(row.shown ?? '[]'))
  return { by: row.by, at: instantOf(row.hlc), because: row.because ?? '', gaps }
}

interface Depths {
  readonly messages: Tally
  readonly documents: Tally
  readonly attachments: Tally
  readonly pages: Tally
  readonly rows: Tally
  /** Parts that their readers said are kept with them, where they said so. */
  readonly originals: { readonly expected: number; readonly stored: number }
}

function depthsOf(reader: Reader, run: string): Depths {
  const found = reader.all(
    q
      .selectFrom('import_unit as u')
      .innerJoin('original as o', 'o.owner', 'u.signal')
      .innerJoin('extract as e', 'e.original', 'o.id')
      .leftJoin('original as p', join => join.onRef('p.id', '=', 'o.parent').onRef('p.owner', '=', 'o.owner'))
      .select(['e.structure as structure', 'e.has_text as has_text', 'p.id as within'])
      // The words themselves are looked at only where there are pages to tell apart.
      .select(sql<string>`CASE WHEN json_extract(e.structure, '$.pages') > 0 THEN e.text ELSE '' END`.as('text'))
      .select(eb =>
        eb
          .selectFrom('original as c')
          .select(of => of.fn.countAll<number>().as('n'))
          .whereRef('c.parent', '=', 'o.id')
          .as('parts'),
      )
      .select(eb =>
        eb
          .exists(
            eb
              .selectFrom('extract as t')
              .select('t.id')
              .whereRef('t.original', '=', 'o.id')
              .where('t.reading', 'in', ['transcribed', 'typed']),
          )
          .as('is_typed'),
      )
      .where('u.run', '=', run)
      .where('u.outcome', '=', 'registered')
      .where('e.reading', '=', 'read'),
  )
  const depths = { messages: none(), documents: none(), attachments: none(), pages: none(), rows: none() }
  const originals = { expected: 0, stored: 0 }
  for (const row of found) {
    const structure = unsafeStructure(row.structure)
    const blank = blankPagesOf(structure, row.text)
    const isTyped = Boolean(row.is_typed)
    const depth = depthOf(structure, row.has_text === 1, isTyped, blank)
    const isMessage = structure.format === 'eml' || structure.format === 'msg'
    add(row.within !== null ? depths.attachments : isMessage ? depths.messages : depths.documents, depth)
    add(depths.attachments, 'not', structure.heldBack)
    add(depths.pages, 'not', isTyped ? 0 : blank)
    add(depths.pages, 'fully', (structure.pages ?? 0) - (isTyped ? 0 : blank))
    add(depths.rows, 'fully', structure.rows ?? 0)
    originals.expected += structure.parts ?? 0
    originals.stored += structure.parts === undefined ? 0 : (row.parts ?? 0)
  }
  return { ...depths, originals }
}

function add(tally: Tally, depth: 'fully' | 'partly' | 'not', count = 1): void {
  tally.all += count
  tally[depth] += count
}

/** A structure is ours, written by `register-signal.ts`. */
function unsafeStructure(json: string): Structure {
  return JSON.parse(json) as Structure
}

function listsOf(reader: Reader, run: string): { records: number; malformed: number } {
  const rows = reader.all(
    q
      .selectFrom('import_unit as u')
      .innerJoin('import_unit_name as n', 'n.unit', 'u.id')
      .innerJoin('list_delivery as l', 'l.id', 'n.became')
      .select(['l.records as records', 'l.malformed as malformed'])
      .where('u.run', '=', run),
  )
  return {
    records: rows.reduce((sum, row) => sum + row.records, 0),
    malformed: rows.reduce((sum, row) => sum + row.malformed, 0),
  }
}

/** Set aside by it, and nobody decided yet. */
function waitingOf(reader: Reader, run: string): number {
  const waiting = new Set<string>(openEntries(reader).map(({ id }) => id))
  return unitsOf(reader, run).filter(({ became }) => waiting.has(became ?? '')).length
}

function unitsOf(reader: Reader, run: string) {
  return reader.all(
    q
      .selectFrom('import_unit as u')
      .leftJoin('import_unit_name as n', 'n.unit', 'u.id')
      .leftJoin('signal as s', 's.id', 'u.signal')
      .leftJoin('list_delivery as l', 'l.id', 'n.became')
      .leftJoin('quarantine_entry as e', 'e.id', 'n.became')
      .select(['u.outcome as outcome', 'u.signal as signal', 'u.label as label', 'n.became as became'])
      .select(eb => eb.fn.coalesce('s.id', 'l.id', 'e.id').as('there'))
      .select(eb =>
        eb
          .exists(
            eb
              .selectFrom('data_key as k')
              .select('k.id')
              .whereRef('k.owner', '=', 'u.signal')
              .where('k.destroyed', '=', 0),
          )
          .as('has_key'),
      )
      .where('u.run', '=', run),
  )
}

/** What each unit became is there, or its key was destroyed with all that was kept under it. */
function storageOf(
  reader: Reader,
  files: CoverageDeps['originals'],
  run: string,
  parts: Depths['originals'],
): Coverage['storage'] {
  // Of a unit of before schema 5 only the signal is known.
  const units = unitsOf(reader, run).filter(unit => unit.label === '' || unit.signal !== null)
  const of = (...outcomes: readonly UnitKind[]): Stored => {
    const all = units.filter(unit => outcomes.includes(unit.outcome))
    const stored = all.filter(unit => unit.there !== null).length
    // The name goes with what the unit became, and nothing but destruction takes it.
    const isErased = (unit: (typeof units)[number]) => (unit.signal === null ? unit.became === null : !unit.has_key)
    const erased = all.filter(unit => unit.there === null && isErased(unit)).length
    return { expected: all.length - erased, stored, erased }
  }
  const kept = originalsOf(reader, files, run)
  return {
    signals: of('registered', 'duplicate'),
    originals: { expected: kept.all + parts.expected - parts.stored, stored: kept.withBytes, erased: 0 },
    lists: of('list'),
    setAside: of('quarantined'),
  }
}

/** Originals of its signals that must have bytes, and those whose sealed bytes and key are there. */
function originalsOf(
  reader: Reader,
  files: CoverageDeps['originals'],
  run: string,
): { all: number; withBytes: number } {
  const rows = reader.all(
    q
      .selectFrom('import_unit as u')
      .innerJoin('original as o', 'o.owner', 'u.signal')
      .leftJoin('original_key as k', 'k.original', 'o.id')
      .leftJoin('original_row as r', 'r.original', 'o.id')
      .select(['k.id as sealed', 'r.original as row'])
      .where('u.run', '=', run)
      .where('u.outcome', '=', 'registered')
      .where('o.kept_as', '!=', 'extract_only'),
  )
  const there = rows.filter(({ sealed, row }) => sealed !== null && (row !== null || files.hasFile(sealed)))
  return { all: rows.length, withBytes: there.length }
}
