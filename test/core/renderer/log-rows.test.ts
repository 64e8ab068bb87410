import { describe, expect, it } from 'vitest'
import { actOf, numberOf, rowsOf, type LogRow } from '../../../renderer/screens/log/log-rows.ts'
import type { LogLine } from '../../../src/contract/audit.ts'

const noon = Date.parse('2026-11-20T12:00:00Z')
const aLine = (n: number, change: Partial<LogLine> = {}): LogLine => ({
  n,
  at: noon + n * 1_000,
  actor: 'a',
  actorName: 'L. Vermeer',
  role: 'liaison',
  act: 'signal.opened',
  object: null,
  purpose: null,
  result: 'ok',
  count: null,
  query: null,
  hasDetail: false,
  wrote: false,
  ...change,
})
/** Newest first, as the log gives them. */
const newestFirst = (...lines: LogLine[]) => lines.toReversed()
const rows = (lines: readonly LogLine[], opened: readonly string[] = [], folds = true) =>
  rowsOf(lines, { dayOf: at => new Date(at).toISOString().slice(0, 10), folds, opened: new Set(opened) })
const seen = (all: readonly LogRow[]) =>
  all.map(row => (row.kind === 'group' ? row.lines.map(({ n }) => n) : row.kind === 'line' ? row.line.n : 'day'))
const about = (number: string) => ({ type: 'signal', id: number, number })

describe('lines of the log', () => {
  it('stand by themselves when there are fewer than three of an action', () => {
    expect(seen(rows(newestFirst(aLine(1), aLine(2))))).toEqual(['day', 2, 1])
  })

  it('fold into one when one person does the same within minutes', () => {
    expect(seen(rows(newestFirst(aLine(1), aLine(2), aLine(3))))).toEqual(['day', [3, 2, 1]])
  })

  it('fold an import with the work that it left behind, named after the import', () => {
    const jobs = { act: 'JOBS_DONE' }
    const took = { act: 'signal.imported', purpose: { code: 'intake', reference: null } }
    const [, group] = rows(newestFirst(aLine(1, took), aLine(2, took), aLine(3, jobs), aLine(4, took), aLine(5, jobs)))
    expect(seen(group ? [group] : [])).toEqual([[5, 4, 3, 2, 1]])
    expect(group?.kind === 'group' && actOf(group)).toBe('signal.imported')
  })

  it.each([
    ['of another person', { actor: 'b' }],
    ['of another act', { act: 'case.opened' }],
    ['for another purpose', { purpose: { code: 'case_work', reference: 'Z-1' } }],
    ['that were refused', { result: 'NOT_PERMITTED' }],
    ['that are a question', { query: 'x' }],
    ['of later than five minutes', { at: noon + 1_000_000 }],
  ] as const)('do not fold with one %s', (_what, change) => {
    const last = aLine(4, change)
    expect(seen(rows(newestFirst(aLine(1), aLine(2), aLine(3), last)))).toEqual(['day', 4, [3, 2, 1]])
  })

  it('do not fold over midnight', () => {
    const late = Date.parse('2026-11-20T23:59:59.500Z')
    const lines = newestFirst(aLine(1, { at: late }), aLine(2, { at: late + 100 }), aLine(3, { at: late + 1_000 }))
    expect(seen(rows(lines))).toEqual(['day', 3, 'day', 2, 1])
  })

  it('do not fold where every line deserves a look', () => {
    expect(seen(rows(newestFirst(aLine(1), aLine(2), aLine(3)), [], false))).toEqual(['day', 3, 2, 1])
  })

  it('stand under their own when it is opened, which is called the same when older ones come', () => {
    const three = newestFirst(aLine(2), aLine(3), aLine(4))
    const group = rows(three).find(({ kind }) => kind === 'group')
    expect(seen(rows([...three, aLine(1)], [group?.id ?? '']))).toEqual(['day', [4, 3, 2, 1], 4, 3, 2, 1])
  })

  it('name what they are about only when that is one thing', () => {
    const groupOf = (...numbers: readonly string[]) => {
      const found = rows(newestFirst(...numbers.map((number, n) => aLine(n + 1, { object: about(number) }))))
      return found.find(row => row.kind === 'group')
    }
    const [one, several] = [groupOf('S-1', 'S-1', 'S-1'), groupOf('S-1', 'S-2', 'S-1')]
    expect(one && numberOf(one)).toBe('S-1')
    expect(several && numberOf(several)).toBeNull()
  })
})
