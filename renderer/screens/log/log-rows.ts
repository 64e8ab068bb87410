/** The log as rows: days, and under them lines in their own order, of which those that belong to one action fold into one. Pure. */
import type { LogLine } from '../../../src/contract/audit.ts'

export interface LogGroup {
  readonly kind: 'group'
  readonly id: string
  /** Newest first, as in the log; at least `leastToFold`. */
  readonly lines: readonly [LogLine, ...LogLine[]]
  readonly isOpen: boolean
}
export type LogRow =
  | { readonly kind: 'day'; readonly id: string; readonly at: number }
  | LogGroup
  | { readonly kind: 'line'; readonly id: string; readonly line: LogLine; readonly isInside: boolean }

interface RowsOptions {
  readonly dayOf: (at: number) => string
  /** Off where every line deserves a look of its own. */
  readonly folds: boolean
  /** Groups that somebody opened, by id. */
  readonly opened: ReadonlySet<string>
}

/** Fewer than this are as quickly read as unfolded. */
export const leastToFold = 3
/** Between one line and the next of the same action. */
const longestPauseMs = 5 * 60_000

/** What an import writes, and the work that it leaves behind. */
const ofImport: ReadonlySet<string> = new Set(['signal.imported', 'JOBS_DONE'])

export function rowsOf(lines: readonly LogLine[], { dayOf, folds, opened }: RowsOptions): LogRow[] {
  let day: string | undefined
  return groupsOf(lines, dayOf, folds).flatMap((group): LogRow[] => {
    const [first] = group
    const own = dayOf(first.at)
    const head: LogRow[] = own === day ? [] : [{ kind: 'day', id: `day ${first.n}`, at: first.at }]
    day = own
    if (group.length < leastToFold) return [...head, ...group.map(line => rowOf(line, false))]
    // A page that comes later adds to its end: the newest line stays what it is called by.
    const id = `group ${first.n}`
    const isOpen = opened.has(id)
    return [
      ...head,
      { kind: 'group', id, lines: group, isOpen },
      ...(isOpen ? group.map(line => rowOf(line, true)) : []),
    ]
  })
}

/** The act that a group is named after: an import, not the work that it left. */
export function actOf({ lines }: LogGroup): string {
  return lines.find(({ act }) => act !== 'JOBS_DONE')?.act ?? lines[0].act
}

/** The number that all of a group are about, if they are about one. */
export function numberOf({ lines }: LogGroup): string | null {
  const number = lines[0].object?.number ?? null
  return lines.every(({ object }) => (object?.number ?? null) === number) ? number : null
}

function rowOf(line: LogLine, isInside: boolean): LogRow {
  return { kind: 'line', id: String(line.n), line, isInside }
}

function groupsOf(
  lines: readonly LogLine[],
  dayOf: (at: number) => string,
  folds: boolean,
): (readonly [LogLine, ...LogLine[]])[] {
  const groups: [LogLine, ...LogLine[]][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (folds && group && before && isOneAction(before, line) && dayOf(before.at) === dayOf(line.at)) group.push(line)
    else groups.push([line])
  }
  return groups
}

/** The same person at the same thing within minutes. A question, and what did not succeed, always stands by itself (R80). */
function isOneAction(newer: LogLine, older: LogLine): boolean {
  if (!isPlain(newer) || !isPlain(older)) return false
  if (newer.actor !== older.actor || newer.at - older.at > longestPauseMs) return false
  if (ofImport.has(newer.act) && ofImport.has(older.act)) return true
  return (
    newer.act === older.act &&
    newer.purpose?.code === older.purpose?.code &&
    newer.purpose?.reference === older.purpose?.reference
  )
}

function isPlain({ result, query }: LogLine): boolean {
  return query === null && (result === 'ok' || result === 'again')
}
