/** One sheet of a workbook as rows of words: what each cell shows, dates as days, and nothing calculated. */
import { limits } from '../limits.ts'
import type { CsvRecord } from './csv-records.ts'
import { unmarked } from './tables.ts'
import type { XmlHandler } from './xml.ts'

export interface SheetWords {
  readonly records: CsvRecord[]
  /** Rows or columns beyond the limits. */
  cuts: number
}

/** What a workbook says about its cells. */
export interface CellFacts {
  readonly strings: readonly string[]
  /** True for the number of a style that shows a date. */
  isDate(style: number): boolean
  readonly from1904: boolean
}

const dayMs = 86_400_000

/** SpreadsheetML (ECMA-376 part 1, 18.3). */
export function xlsxSheet(facts: CellFacts, words: SheetWords): XmlHandler {
  let cells: string[] = []
  let line = 0
  let column = -1
  let type = 'n'
  let style = 0
  let value = ''
  const finish = (): void => {
    if (value === '') return
    if (column >= limits.csv.columns) {
      words.cuts++
      return
    }
    while (cells.length < column) cells.push('')
    cells[column] = oneCell(shown(value, type, style, facts))
  }
  return {
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attributes.get('r') ?? line + 1) || line + 1
        cells = []
        column = -1
      } else if (name === 'c') {
        column = columnOf(attributes.get('r')) ?? column + 1
        type = attributes.get('t') ?? 'n'
        style = Number(attributes.get('s') ?? 0)
        value = ''
      }
    },
    text(text, path) {
      const name = path.at(-1)
      const phonetic = path.includes('rPh')
      if (name === 'v' || (name === 't' && !phonetic && path.includes('is'))) value += text
    },
    close(name) {
      if (name === 'c') finish()
      if (name !== 'row' || cells.every(cell => cell === '')) return
      if (words.records.length < limits.csv.rows) words.records.push({ cells, line })
      else words.cuts++
    },
  }
}

/** `BC12` → 54; undefined where nothing of the kind stands. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  return letters === undefined
    ? undefined
    : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function shown(value: string, type: string, style: number, facts: CellFacts): string {
  if (type === 's') return facts.strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  return type === 'n' && facts.isDate(style) ? (dayOf(Number(value), facts.from1904) ?? value) : value
}

/** A serial day of a workbook as a date, with its time where it has one. 1900 is a leap year there, so days before March 1900 are left as they are. */
export function dayOf(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < (from1904 ? 0 : 61) || serial > 2_958_465) {
    const isTime = serial >= 0 && serial < 1
    return isTime ? new Date(Math.round(serial * dayMs)).toISOString().slice(11, 19) : null
  }
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const iso = new Date(start + Math.round(serial * 86_400) * 1_000).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
}

/** A cell is one word of a line: breaks and tabs in it are spaces. */
export function oneCell(text: string): string {
  return unmarked(text)
    .replace(/[\t\n\r]+/g, ' ')
    .slice(0, limits.text.fieldBytes)
}
