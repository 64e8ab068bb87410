import type { LogLine } from '../../../src/contract/audit.ts'

export type LogEntry = { readonly kind: 'day'; readonly at: number } | { readonly kind: 'line'; readonly index: number }

/** Lines in their own order with the day before the first of each: where that line stands among the lines is kept. */
export function withDays(lines: readonly LogLine[], dayOf: (at: number) => string): LogEntry[] {
  let day: string | undefined
  return lines.flatMap((line, index): LogEntry[] => {
    const own = dayOf(line.at)
    if (own === day) return [{ kind: 'line', index }]
    day = own
    return [
      { kind: 'day', at: line.at },
      { kind: 'line', index },
    ]
  })
}
