/** Imports that were made, with what is still missing of each and nobody accepted. */
import { ImportId } from '../contract/ids.ts'
import type { ImportRun } from '../contract/imports.ts'
import type { Reader } from '../vault/index.ts'
import { coverageOf, type CoverageDeps } from './import-coverage.ts'
import { sumOf } from './import-list.ts'
import { q } from './queries.ts'

/** Those that were under way and are not over. */
export function listLaidAside(reader: Reader, deps: CoverageDeps): ImportRun[] {
  const found = reader.all(
    runs()
      .innerJoin('import_course as c', 'c.run', 'r.id')
      .where('c.state', 'in', ['paused', 'running'])
      .orderBy('r.id', 'desc')
      .limit(100),
  )
  return found.map(row => asRun(reader, deps, row)).filter(({ state }) => state === 'paused' || state === 'interrupted')
}

/** A page, newest first: ids are in order of time. */
export function listRuns(
  reader: Reader,
  deps: CoverageDeps,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): { rows: ImportRun[]; next: string | null } {
  let query = runs()
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
  if (after !== undefined) query = query.where('r.id', '<', after)
  const rows = reader.all(query)
  const page = rows.slice(0, limit)
  return {
    rows: page.map(row => asRun(reader, deps, row)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

function runs() {
  return q
    .selectFrom('import_run as r')
    .innerJoin('user as u', 'u.id', 'r.author')
    .select(['r.id as id', 'r.started_at as at', 'r.channel as channel', 'u.full_name as by'])
}

function asRun(
  reader: Reader,
  deps: CoverageDeps,
  { id, ...row }: { readonly id: string } & Pick<ImportRun, 'at' | 'channel' | 'by'>,
): ImportRun {
  const { state, files, gaps, isOpen, undone } = coverageOf(reader, deps, id)
  const open = isOpen ? gaps : []
  return {
    run: ImportId.parse(id),
    ...row,
    sum: sumOf(reader, id),
    state,
    left: files.left,
    open,
    isUndone: undone !== null,
  }
}
