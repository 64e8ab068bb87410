/**
 * Tables of delimiter-separated values (RFC 4180, leniently), record by record with the physical line each one starts on. Own code
 * rather than a library, because the line of a malformed row must be right across quoted line breaks (R48).
 */
import { limits } from '../limits.ts'

export interface CsvRecord {
  readonly cells: readonly string[]
  /** 1-based physical line on which the record starts. */
  readonly line: number
}

const delimiters = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Every record; `text` has LF line ends. Blank lines are no records. A quote that never closes ends with its line's record lost into it. */
export function* csvRecords(text: string, delimiter: Delimiter): Generator<CsvRecord> {
  let line = 1
  let at = 0
  while (at < text.length) {
    const start = line
    const cells: string[] = []
    let more = true
    while (more) {
      const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
      cells.push(cell.value.slice(0, limits.text.fieldBytes))
      line += cell.lines
      at = cell.end
      more = text[at] === delimiter && cells.length <= limits.csv.columns
      if (more) at++
    }
    // Beyond the bound on columns the rest of the line is skipped: the record is malformed anyway.
    if (at < text.length && text[at] !== '\n') at = lineEnd(text, at)
    at++
    line++
    if (cells.length > 1 || cells[0] !== '') yield { cells, line: start }
  }
}

/** The delimiter that gives the most even table in the first lines; null when none gives two columns twice. */
export function findDelimiter(text: string): Delimiter | null {
  const sample = text.slice(0, 65_536)
  const scored = delimiters.map(delimiter => ({ delimiter, score: evenness(sample, delimiter) }))
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best !== undefined && best.score > 0 ? best.delimiter : null
}

function evenness(sample: string, delimiter: Delimiter): number {
  const widths = [...csvRecords(sample, delimiter).take(50)].map(record => record.cells.length)
  const usual = widths.toSorted((a, b) => a - b)[widths.length >> 1] ?? 0
  const same = widths.filter(width => width === usual).length
  return usual < 2 || same < 2 ? 0 : (same / widths.length) * Math.min(usual, 8)
}

interface Cell {
  readonly value: string
  readonly end: number
  readonly lines: number
}

function plainCell(text: string, at: number, delimiter: Delimiter): Cell {
  let end = at
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++
  return { value: text.slice(at, end), end, lines: 0 }
}

function quotedCell(text: string, at: number, delimiter: Delimiter): Cell {
  let value = ''
  let from = at + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return plainCell(text, at, delimiter)
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      // What stands between the closing quote and the delimiter belongs to the cell, as spreadsheets read it.
      const rest = plainCell(text, quote + 1, delimiter)
      return { value: value + rest.value, end: rest.end, lines: count(text, at, quote) }
    }
    value += '"'
    from = quote + 2
  }
}

function count(text: string, from: number, to: number): number {
  let found = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) found++
  return found
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
