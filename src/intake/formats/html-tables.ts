/**
 * Tables of a page, beside its text: a table that is a list of persons must not stay in it (R6, R7). Cells are gathered as words, whatever
 * blocks lie in them; a table with tables inside is layout.
 */
import type { ListContent } from '../../contract/parsed-document.ts'
import { limits } from '../limits.ts'
import type { CsvRecord } from './csv-records.ts'
import { listIn } from './tables.ts'

interface OpenTable {
  /** How many lines of the text stood before it. */
  readonly from: number
  readonly records: CsvRecord[]
  cells: string[] | null
  isLayout: boolean
}

export class HtmlTables {
  /** Found lists; `undefined` for one that cannot be offered. */
  readonly lists: (ListContent | undefined)[] = []
  readonly #open: OpenTable[] = []

  open(tag: string, line: number): void {
    const top = this.#open.at(-1)
    if (tag === 'table') {
      if (top !== undefined) top.isLayout = true
      this.#open.push({ from: line, records: [], cells: null, isLayout: false })
    } else if (top !== undefined && tag === 'tr') this.#endRow(top)
    else if (top !== undefined && (tag === 'td' || tag === 'th')) {
      top.cells ??= []
      if (top.cells.length <= limits.csv.columns) top.cells.push('')
    } else this.text(' ')
  }

  text(text: string): void {
    const cells = this.#open.at(-1)?.cells
    const last = cells?.at(-1)
    if (cells && last !== undefined && last.length < limits.text.fieldBytes) cells[cells.length - 1] = last + text
  }

  /** Where the text must be cut, when the table that ends here is a list. */
  close(tag: string): number | null {
    const top = this.#open.at(-1)
    if (top === undefined) return null
    if (tag === 'tr') this.#endRow(top)
    if (tag !== 'table') return null
    this.#endRow(top)
    this.#open.pop()
    const list = top.isLayout ? null : listIn({ name: '', records: top.records })
    if (list === null) return null
    this.lists.push(list)
    return top.from
  }

  #endRow(table: OpenTable): void {
    const cells = table.cells?.map(cell => cell.replace(/\s+/g, ' ').trim()) ?? []
    table.cells = null
    if (cells.some(cell => cell !== '') && table.records.length < limits.csv.rows)
      table.records.push({ cells, line: table.records.length + 1 })
  }
}
