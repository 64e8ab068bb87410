/** What the privacy officer sees without asking (R80): from facts about acts alone. */
import { describe, expect, it } from 'vitest'
import { repeated, withoutFollowUp, withoutResult, type EntryFact } from '../../../src/audit/index.ts'

const minute = 60_000
let n = 0
function aFact(act: string, atMinute: number, more: Partial<EntryFact> = {}): EntryFact {
  n += 1
  const fact = { n, at: atMinute * minute, actor: 'anna', unlock: 'u1', act, object: null, query: null, count: null }
  return { ...fact, wrote: false, again: false, ...more }
}
const later = 24 * 60 * minute

describe('a second look', () => {
  it('finds searches without result', () => {
    const none = aFact('search.performed', 0, { count: 0 })
    const some = aFact('search.performed', 1, { count: 3 })
    expect([...withoutResult([none, some, aFact('signal.listed', 2, { count: 0 })])]).toEqual([none.n])
  })

  it('calls the same question, or the same person, repeated from the third sitting of one user on', () => {
    const ask = (atMinute: number, actor = 'anna') => aFact('search.performed', atMinute, { query: 'digest', actor })
    const open = (atMinute: number) => aFact('entity.opened', atMinute, { object: 'P1' })
    const thrice = [ask(0), ask(30), ask(90)]
    expect([...repeated(thrice)]).toEqual(thrice.map(fact => fact.n))
    expect(repeated([ask(0), ask(1), ask(2), ask(3)])).toEqual(new Set())
    expect(repeated([ask(0), ask(30), ask(90, 'bert')])).toEqual(new Set())
    expect(repeated([open(0), open(60), open(120)]).size).toBe(3)
  })

  it('finds searches that opened nothing and persons looked at without anything recorded', () => {
    const idle = aFact('search.performed', 0)
    const useful = aFact('search.performed', 200)
    const seen = aFact('signal.opened', 210)
    const stared = aFact('entity.opened', 400)
    const worked = aFact('entity.opened', 600)
    const record = aFact('entity.merged', 620, { wrote: true })
    const facts = [idle, useful, seen, stared, worked, record]
    expect([...withoutFollowUp(facts, later)].sort((a, b) => a - b)).toEqual([idle.n, stared.n])
  })

  it('does not count what another user or another unlocking did, and judges nothing within the hour', () => {
    const search = aFact('search.performed', 0)
    const others = [aFact('signal.opened', 10, { actor: 'bert' }), aFact('signal.opened', 20, { unlock: 'u2' })]
    expect(withoutFollowUp([search, ...others], later)).toEqual(new Set([search.n]))
    expect(withoutFollowUp([search, ...others], 30 * minute)).toEqual(new Set())
  })
})
