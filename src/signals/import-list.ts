/** The sum of an import, and its units as they stand now, with a way to each (R48). */
import { sql } from 'kysely'
import { QuarantineId, RecordId, SignalId } from '../contract/ids.ts'
import type { ImportSum, ImportUnit, UnitKind } from '../contract/imports.ts'
import type { Reader } from '../vault/index.ts'
import type { HeldList, HeldLists } from './held-lists.ts'
import { outcomeOfList } from './list-outcome.ts'
import { openEntries } from './quarantine.ts'
import { q } from './queries.ts'

export function sumOf(reader: Pick<Reader, 'all'>, run: string): ImportSum {
  const rows = reader.all(
    q
      .selectFrom('import_unit')
      .select(eb => ['outcome', eb.fn.countAll<number>().as('n')])
      .where('run', '=', run)
      .groupBy('outcome'),
  )
  const of = (kind: UnitKind) => rows.find(row => row.outcome === kind)?.n ?? 0
  return {
    received: rows.reduce((sum, row) => sum + row.n, 0),
    registered: of('registered'),
    lists: of('list'),
    duplicates: of('duplicate'),
    quarantined: of('quarantined'),
    refused: of('refused'),
  }
}

export interface UnitFilter {
  readonly run: string
  readonly kinds?: readonly UnitKind[] | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of the units of one import, in the order in which they were settled. */
export function listUnits(
  reader: Reader,
  held: HeldLists,
  { run, kinds, after, limit }: UnitFilter,
): { rows: ImportUnit[]; next: string | null } {
  let query = q
    .selectFrom('import_unit as u')
    .leftJoin('import_unit_name as n', 'n.unit', 'u.id')
    .leftJoin('visible_signal as s', 's.id', 'u.signal')
    .select(['u.id as id', 'u.outcome as outcome', 'u.code as code', 'u.size_bytes as size_bytes', 'u.hlc as hlc'])
    .select(['u.signal as signal', 'u.entry as entry', 'n.became as became', 's.number as number'])
    // Of before schema 5 it stands with the unit itself.
    .select(eb => eb.fn.coalesce('n.label', eb.fn<string | null>('nullif', ['u.label', sql.lit('')])).as('label'))
    .select(eb => eb.fn.coalesce('n.sha256', 'u.sha256').as('sha256'))
    .where('u.run', '=', run)
    .orderBy('u.hlc')
    .limit(limit + 1)
  if (kinds !== undefined) query = query.where('u.outcome', 'in', [...kinds])
  if (after !== undefined) query = query.where('u.hlc', '>', after)
  const rows = reader.all(query)
  const page = rows.slice(0, limit)
  const waiting = page.some(row => row.outcome === 'quarantined') ? openEntries(reader) : []
  const lists = held.all()
  return {
    rows: page.map(row => ({
      id: RecordId.parse(row.id),
      kind: row.outcome,
      // What is no longer shown has no name here either (R56): a name of a file may be that of a person.
      label: row.signal !== null && row.number === null ? null : row.label,
      code: row.code,
      sizeBytes: row.size_bytes,
      signal:
        row.signal === null || row.number === null ? null : { id: SignalId.parse(row.signal), number: row.number },
      entry: row.outcome === 'quarantined' ? entryOf(row, waiting) : null,
      rows: row.outcome === 'list' && row.became !== null ? outcomeOfList(reader, row.became) : null,
      list: row.outcome === 'list' ? (listOf(row, run, lists)?.id ?? null) : null,
    })),
    next: rows.length > limit ? (page.at(-1)?.hlc ?? null) : null,
  }
}

interface StoredUnit {
  readonly label: string | null
  readonly became: string | null
  readonly code: string | null
  readonly sha256: string | null
  readonly entry: number
}

/** The entry that was made with it, or the one that already held the same bytes. Null once somebody decided. */
function entryOf(unit: StoredUnit, waiting: ReturnType<typeof openEntries>): QuarantineId | null {
  const sameCode = waiting.filter(entry => entry.code === unit.code)
  const own =
    waiting.find(entry => entry.id === unit.became) ??
    sameCode.find(entry => entry.entry === unit.entry && entry.label === unit.label)
  if (unit.label === null) return null
  const same = own ?? sameCode.find(entry => entry.label === unit.label || entry.sha256 === unit.sha256)
  return same ? QuarantineId.parse(same.id) : null
}

/** Its rows, as long as they are in memory: of this import, or of the same file offered later. */
function listOf(unit: StoredUnit, run: string, lists: readonly HeldList[]): HeldList | undefined {
  return (
    lists.find(list => list.run === run && list.label === unit.label) ??
    lists.find(list => list.sha256 === unit.sha256 || list.label === unit.label)
  )
}
