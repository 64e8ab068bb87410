/** A table with headings, as the harnesses read it: comma, semicolon or tab, whichever the first line has most of. */
import { readFileSync } from 'node:fs'
import { csvRecords } from '../../src/intake/formats/csv-records.ts'

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function readTable(path: string): Table {
  return parseTable(readFileSync(path, 'utf8'))
}

export function parseTable(text: string): Table {
  const lines = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const [heading = ''] = lines.split('\n', 1)
  const [delimiter] = ([',', ';', '\t'] as const).toSorted((a, b) => heading.split(b).length - heading.split(a).length)
  const [first, ...rest] = csvRecords(lines, delimiter ?? ',')
  return { columns: (first?.cells ?? []).map(cell => cell.trim()), rows: rest.map(record => record.cells) }
}

/** Where a column stands. A missing one ends the run with its name: a harness that guesses measures something else. */
export function placeOf(table: Table, column: string): number {
  const at = table.columns.indexOf(column)
  if (at < 0) throw new Error(`No column "${column}"; there are: ${table.columns.join(', ')}`)
  return at
}
