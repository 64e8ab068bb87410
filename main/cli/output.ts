/**
 * What the command line shows. For people: aligned tables on standard output. With `--json`: JSON Lines only, one object a line, the
 * last one the summary. Progress and hints go to standard error.
 */
import type { Language } from '../../src/contract/errors.ts'
import type { Failure } from './failures.ts'
import type { Io } from './io.ts'

export interface Column<T> {
  readonly head: string
  readonly of: (row: T) => string | number | null | undefined
}
export type Line = readonly [label: string, value: string | number | null | undefined]

export interface Output {
  readonly json: boolean
  /** One line of JSON; nothing for people. */
  row(type: string, value: object): void
  /** Rows as lines of JSON, or as one aligned table; `none` where there are none. */
  table<T extends object>(type: string, rows: readonly T[], columns: readonly Column<T>[], none: string): void
  /** One thing: an object, or its lines, label before value. */
  item(type: string, value: object, lines: readonly Line[]): void
  /** For people only. May have several lines. */
  say(text: string): void
  hint(text: string): void
  progress(done: number, total: number): void
  /** The last line of JSON; the sentence is for people. */
  summary(value: object, sentence?: string): void
  failure(failure: Failure): void
  /** Writes what is still owed: the summary. */
  finish(): void
}

const barWidth = 30

export function createOutput(io: Io, json: boolean, language: Language): Output {
  let rows = 0
  let failures = 0
  let summary: object | undefined
  let isBarDrawn = false
  const clearBar = (): void => {
    if (isBarDrawn) io.stderr('\r\u001b[K')
    isBarDrawn = false
  }
  const line = (value: object): void => {
    clearBar()
    io.stdout(`${jsonLine(value)}\n`)
  }
  const human = (text: string): void => {
    if (json) return
    clearBar()
    io.stdout(`${readable(text)}\n`)
  }
  const row = (type: string, value: object): void => {
    rows += 1
    if (json) line({ type, ...value })
  }
  return {
    json,
    row,
    table(type, values, columns, none) {
      for (const value of values) row(type, value)
      human(values.length === 0 ? none : tableOf(values, columns))
    },
    item(type, value, lines) {
      row(type, value)
      human(linesOf(lines))
    },
    say: human,
    hint(text) {
      clearBar()
      io.stderr(`${readable(text)}\n`)
    },
    progress(done, total) {
      if (!io.stderrIsTerminal || total === 0) return
      const filled = Math.round((barWidth * done) / total)
      io.stderr(`\r[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] ${done}/${total}`)
      isBarDrawn = true
      if (done === total) clearBar()
    },
    summary(value, sentence) {
      summary = value
      if (sentence !== undefined) human(sentence)
    },
    failure({ code, rule, message, next, subject }) {
      failures += 1
      if (json) {
        line({ type: 'error', code, ...(rule === undefined ? {} : { rule }), message, subject, next })
        return
      }
      clearBar()
      const names = rule === undefined ? code : `${code}, ${language === 'nl' ? 'regel' : 'rule'} ${rule}`
      io.stderr(`${readable(message)} [${names}]\n${readable(next)}\n`)
    },
    finish() {
      clearBar()
      if (json) line({ type: 'summary', ...(summary ?? (failures > 0 ? { errors: failures } : { count: rows })) })
    },
  }
}

/** Aligned by columns, two spaces apart; the last one is not padded. */
function tableOf<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const cells = [columns.map(c => c.head), ...rows.map(row => columns.map(c => oneLine(c.of(row))))]
  const widths = columns.map((_, at) => Math.max(...cells.map(line => widthOf(line[at] ?? ''))))
  return cells
    .map(line =>
      line
        .map((cell, at) => padded(cell, widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function linesOf(lines: readonly Line[]): string {
  const known = lines.filter(([, value]) => value !== null && value !== undefined && value !== '')
  const width = Math.max(0, ...known.map(([label]) => widthOf(label)))
  return known
    .map(([label, value]) => `${padded(label, width)}  ${String(value).replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`)
    .join('\n')
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' })

/** Characters as a reader counts them. */
function widthOf(text: string): number {
  return [...segmenter.segment(text)].length
}

function oneLine(value: string | number | null | undefined): string {
  return String(value ?? '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * Text of a signal is foreign: what would steer the terminal (escape sequences) or turn the order of what is read (bidirectional
 * overrides) is shown as a mark. New lines and tabs stay.
 */
function readable(text: string): string {
  // eslint-disable-next-line no-control-regex -- exactly these are to be found
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}

/** JSON leaves C1 controls and overrides as they are; here they are escaped, so that a line can be looked at. */
function jsonLine(value: object): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
