/**
 * A list of persons (NVIK looplijst, resident list): of all its rows only those with a remark are offered, and nothing of the others
 * leaves this file but counts, line numbers and running numbers (R6, R7).
 */
import type { ListContent, ListRow } from '../../contract/parsed-document.ts'
import { limits } from '../limits.ts'
import { csvRecords, type CsvRecord, type Delimiter } from './csv-records.ts'
import { oneLine } from './labels.ts'
import { kindOf, listDateColumns, namesPersons, type ColumnKind } from './list-columns.ts'
import { cellDate, dateInName, newest, type CellDate } from './list-dates.ts'

/** Titles and notes may stand above the headings. */
const headingsWithin = 30
/** One record below headings is a form, not a list. */
const fewest = 2
/** What the reply may carry of one list. */
const maxNoted = 100_000
const cellLength = 65_536

export interface ListHeadings {
  readonly delimiter: Delimiter
  /** Ordinal of the record that holds the headings. */
  readonly place: number
}

/** Where the headings of a list of persons stand, or null when the text is none. Looks at the first lines only. */
export function findListHeadings(text: string): ListHeadings | null {
  const sample = text.slice(0, 262_144)
  // Most texts are told apart by one look: no heading could be among their words.
  if (
    !/na(am|me)|bewoner|betrokkene|resident/i.test(sample) ||
    !/v[ -]?n|vreemd|geb|birth|d\.?o\.?b|alien|crv/i.test(sample)
  )
    return null
  for (const delimiter of [';', ',', '\t', '|'] as const) {
    const place = findHeadings([...csvRecords(sample, delimiter).take(headingsWithin + fewest)])
    if (place >= 0) return { delimiter, place }
  }
  return null
}

/** The same among records that are parted already; -1 when there are none. */
export function findHeadings(records: readonly CsvRecord[]): number {
  const place = records
    .slice(0, headingsWithin + fewest)
    .findIndex(({ cells }) => cells.length > 1 && namesPersons(cells))
  return records.length - place > fewest ? place : -1
}

/** Null when a bound is exceeded: more rows on offer than a person could ever choose from. */
export function readPersonList(text: string, headings: ListHeadings, fileName: string): ListContent | null {
  const records = csvRecords(text, headings.delimiter)
  const [header] = [...records.drop(headings.place).take(1)]
  if (header === undefined) return null
  return listFrom(header, csvRecords(text, headings.delimiter).drop(headings.place + 1), fileName)
}

/** The list below its headings. Null when a bound is exceeded. */
export function listFrom(header: CsvRecord, body: Iterable<CsvRecord>, fileName: string): ListContent | null {
  if (header.cells.length > limits.csv.columns) return null
  const columns = columnsOf(header.cells)
  const dateColumns = new Set(listDateColumns(header.cells))
  const list: Pick<ListContent, 'records' | 'offered' | 'notOffered' | 'malformed'> = {
    ...{ records: 0, offered: [], notOffered: 0, malformed: [] },
  }
  const warnings: ListContent['warnings'] = []
  const days: CellDate[] = []
  for (const record of body) {
    list.records++
    if (list.records > limits.csv.rows) return null
    const cells = fitted(record.cells, columns.length)
    if (cells === null) {
      if (list.malformed.length < maxNoted) {
        list.malformed.push({ line: record.line, columns: record.cells.length, expected: columns.length })
      }
      continue
    }
    const number = numberOf(cells, columns, list.records)
    for (const column of columns) note(column, cells[column.place] ?? '', number)
    if (columns.some(column => column.kind === 'remark' && saysSomething(cells[column.place] ?? ''))) {
      list.offered.push(rowOf(record, cells, columns, number))
    } else {
      list.notOffered++
    }
  }
  if (list.offered.length > maxNoted) return null
  const listOn = newest(days) ?? dateInName(fileName)
  const shown = columns.filter(column => column.kind !== 'neverMapped').map(column => column.heading)
  const remarks = columns.filter(column => column.kind === 'remark').map(column => column.heading)
  return { ...list, columns: shown, remarks, warnings, ...(listOn === null ? {} : { listOn }) }

  function note(column: Column, cell: string, number: string): void {
    if (cell.trim() === '' || column.kind === 'neverMapped') return
    const dated = column.kind === 'birth' || column.kind === 'date'
    const day = dated ? cellDate(cell) : null
    if (day !== null && dateColumns.has(column.place)) days.push(day)
    const kind = isFormula(cell) ? 'formula' : day === null || day.kind === 'day' ? null : (`${day.kind}_date` as const)
    if (kind !== null && warnings.length < maxNoted) warnings.push({ number, column: column.heading, kind })
  }
}

/** Spreadsheets would run it (R50). A signed number or telephone number is none. */
export function isFormula(cell: string): boolean {
  return /^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-][\d\s().,/-]*$/.test(cell))
}

interface Column {
  readonly heading: string
  readonly kind: ColumnKind
  readonly place: number
}

function columnsOf(headings: readonly string[]): Column[] {
  const seen = new Map<string, number>()
  const last = headings.findLastIndex(heading => heading.trim() !== '')
  return headings.slice(0, last + 1).map((raw, place) => {
    const plain = oneLine(raw, 200).replace(/^(__proto__)?$/, `#${place + 1}`)
    const times = (seen.get(plain) ?? 0) + 1
    seen.set(plain, times)
    return { heading: times === 1 ? plain : `${plain} (${times})`, kind: kindOf(raw), place }
  })
}

/** The cells when there are as many as headings, empty ones at the end aside; else null, and nothing is guessed (R48). */
function fitted(cells: readonly string[], columns: number): readonly string[] | null {
  if (cells.length < columns) return null
  return cells.slice(columns).every(cell => cell.trim() === '') ? cells.slice(0, columns) : null
}

/** The list's own running number when it is one, so that no name can pass for it. */
function numberOf(cells: readonly string[], columns: readonly Column[], ordinal: number): string {
  const column = columns.find(candidate => candidate.kind === 'number')
  const own = column === undefined ? '' : (cells[column.place] ?? '').trim()
  return /^\d{1,9}[a-z]?$/i.test(own) ? own : String(ordinal)
}

/** A dash or dots stand for "nothing". */
function saysSomething(remark: string): boolean {
  return /[\p{L}\p{N}]/u.test(remark)
}

function rowOf(record: CsvRecord, cells: readonly string[], columns: readonly Column[], number: string): ListRow {
  const kept = columns.filter(column => column.kind !== 'neverMapped')
  const entries = kept.map(
    column => [column.heading, (cells[column.place] ?? '').slice(0, cellLength).toWellFormed()] as const,
  )
  return { number, line: record.line, cells: Object.fromEntries(entries) }
}
