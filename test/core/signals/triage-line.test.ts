/** Derived lines against the views that say what they are, after any row of acts; and how the lists read them. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decide, reverse } from '../../../src/access/index.ts'
import { askSource, putOff } from '../../../src/signals/put-aside.ts'
import { closeSignal } from '../../../src/signals/close-signal.ts'
import { inboxWindow, placeInInbox, summariseInbox } from '../../../src/signals/inbox-list.ts'
import { startClock } from '../../../src/signals/retention.ts'
import { addTask, finishTask, listTasks } from '../../../src/signals/tasks.ts'
import { triageSignal } from '../../../src/signals/triage-signal.ts'
import { destroy, keepingOf, type Reader, type Tx } from '../../../src/vault/index.ts'
import { acting, aSignal } from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
})
afterEach(() => register.close())

const answers = { behaviour: 'x', themes: ['unclear'], help: 'no' } as const
const later = 6 * 3_600_000

/** What somebody may do to a signal; a refusal is as good an outcome as any. */
const acts: readonly ((tx: Tx, signal: string) => unknown)[] = [
  (tx, signal) => askSource(tx, register.liaison, { signal, question: 'wie?', answerBy: '2016-11-01' }),
  (tx, signal) => putOff(tx, register.liaison, [signal], tx.at + later),
  (tx, signal) => triageSignal(tx, register.liaison, { signal, ...answers, to: 'in_case' }),
  (tx, signal) =>
    closeSignal(tx, register.liaison, { signal, reason: 'no_followup_insufficient', because: 'x', help: 'no' }),
  (tx, signal) => closeSignal(tx, register.liaison, { signal, reason: 'unfounded_explained', because: 'x' }),
  (tx, signal) =>
    addTask(tx, keepingOf(tx, 'inbox', signal), {
      aboutType: 'signal',
      about: signal,
      kind: 'call_back',
      what: 'bel',
      dueOn: '2016-10-28',
    }),
  tx => {
    const [task] = listTasks(tx, register.liaison, 'me', tx.at)
    if (task) finishTask(tx, register.liaison, task.id, 'klaar')
  },
  (tx, signal) => {
    const row = tx.getSql(
      `SELECT d.id FROM decision d JOIN decision_subject s ON s.decision = d.id WHERE s.record = ?
         AND d.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = d.id) ORDER BY d.hlc DESC LIMIT 1`,
      [signal],
    )
    if (typeof row?.['id'] === 'string') reverse(tx, keepingOf(tx, 'inbox', signal), row['id'], 'x')
  },
  (tx, signal) => {
    const row = tx.getSql('SELECT id FROM data_key WHERE owner = ? AND destroyed = 0', [signal])
    if (typeof row?.['id'] === 'string') destroy(tx, [row['id']], 'test')
  },
]

describe('the derived lines', () => {
  it('say after any acts, undone and destroyed ones too, what the views say', () => {
    const signals = Array.from({ length: 4 }, () => {
      const made = aSignal(register)
      acting(register, tx =>
        startClock(tx, register.liaison, keepingOf(tx, 'inbox', made.id), made.id, 'signal_untriaged'),
      )
      return made.id
    })
    const step = fc.record({ act: fc.nat(acts.length - 1), signal: fc.nat(signals.length - 1) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), steps => {
        for (const { act, signal } of steps) {
          try {
            acting(register, tx => acts[act]?.(tx, signals[signal] ?? ''))
          } catch {
            // Refused: nothing was written.
          }
        }
        const rows = (sql: string) => register.db.reader.sql.prepare(sql).all()
        const columns = 'signal, state, tab, sender, due_at, later_until'
        expect(rows(`SELECT ${columns} FROM triage_line ORDER BY signal`)).toEqual(
          rows(`SELECT ${columns} FROM triage_line_now ORDER BY signal`),
        )
        expect(rows('SELECT task, assignee, due_on FROM task_line ORDER BY task')).toEqual(
          rows('SELECT id AS task, assignee, due_on FROM open_task ORDER BY id'),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('follow decisions that no command makes yet, such as a reopening', () => {
    const { id } = aSignal(register)
    const state = (value: string) =>
      acting(register, tx =>
        decide(tx, keepingOf(tx, 'inbox', id), { kind: 'state', value, subjects: [{ role: 'signal', record: id }] }),
      )
    const tab = () => register.db.reader.sql.prepare('SELECT tab FROM triage_line').get()?.['tab']
    for (const [value, expected] of [
      ['forwarded', 'recipient'],
      ['closed_forwarded', 'closed'],
      ['merged_origin', 'closed'],
      ['expired', 'gone'],
      ['triage', 'todo'],
    ] as const) {
      state(value)
      expect(tab(), value).toBe(expected)
    }
  })
})

describe('the lists', () => {
  it('read an index in its order and sort nothing, whatever they hold', () => {
    const plans: string[] = []
    const note = (sql: string) => {
      if (sql.includes('"triage_line"') || sql.includes('"task_line"')) plans.push(planOf(sql))
    }
    const reader: Reader = {
      all: query => {
        note(query.compile().sql)
        return []
      },
      get: query => {
        note(query.compile().sql)
        return undefined
      },
    }
    const now = Date.parse('2016-10-24T09:00:00Z')
    for (const tab of ['todo', 'closed', 'later'] as const) {
      for (const which of [{ tab }, { tab, sender: 'coa' }]) {
        inboxWindow(reader, 'u', which, 10, 50, now)
        placeInInbox(reader, which, 'x', now)
        summariseInbox(reader, which, now)
      }
    }
    listTasks(reader, register.liaison, 'me', now)
    expect(plans.length).toBeGreaterThan(20)
    for (const plan of plans) {
      expect(plan, plan).toMatch(/USING (?:COVERING )?INDEX/)
      // What was put off is few.
      if (plan.includes('triage_line_put_off')) continue
      expect(plan, plan).not.toMatch(/TEMP B-TREE FOR ORDER BY/)
    }
  })

  const planOf = (sql: string) =>
    register.db.reader.sql
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => 1))
      .map(row => String(row['detail']))
      .join('\n')
})
