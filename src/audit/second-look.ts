/**
 * What the privacy officer gets to see without asking for it (R80): searches without result, the same question or the same person
 * again and again, and looking that nothing followed. Facts about acts, never a judgement about a colleague.
 */
import { lookWindowMs } from './looks.ts'
import type { EntryFact } from './read-entries.ts'

const searches: ReadonlySet<string> = new Set(['search.performed', 'register.searched', 'entity.searched'])
const looks: ReadonlySet<string> = new Set([
  'signal.opened',
  'entity.opened',
  'case.opened',
  'original.opened',
  'packet.opened',
  'relation.opened',
  'network.opened',
])
const minute = 60_000
/** One sitting: going back and forth between screens is one look, whose entry stands for what followed within its window. */
const sittingMs = 5 * minute + lookWindowMs
const followUpMs = 60 * minute
/** From this many sittings on the same question or person counts as repeated. */
export const repeatedFrom = 3

export function isSearch(act: string): boolean {
  return searches.has(act)
}
export function isLook(act: string): boolean {
  return looks.has(act)
}

export function withoutResult(facts: readonly EntryFact[]): Set<number> {
  return new Set(facts.filter(fact => isSearch(fact.act) && fact.count === 0).map(fact => fact.n))
}

/** The same user with the same question, or on the same person, in three sittings or more. */
export function repeated(facts: readonly EntryFact[]): Set<number> {
  const subject = (fact: EntryFact) =>
    isSearch(fact.act) && fact.query !== null
      ? `q ${fact.query}`
      : fact.act === 'entity.opened' && fact.object !== null && !fact.again
        ? `o ${fact.object}`
        : null
  const groups = Map.groupBy(
    facts.filter(fact => subject(fact) !== null),
    fact => `${fact.actor} ${subject(fact) ?? ''}`,
  )
  const found = [...groups.values()].filter(group => sittingsOf(group) >= repeatedFrom)
  return new Set(found.flat().map(fact => fact.n))
}

function sittingsOf(group: readonly EntryFact[]): number {
  let last = Number.NEGATIVE_INFINITY
  let sittings = 0
  for (const fact of group) {
    if (fact.at - last > sittingMs) sittings += 1
    last = fact.at
  }
  return sittings
}

/**
 * A search after which this user opened nothing and recorded nothing, and an opened person after which nothing was recorded: within an
 * hour, in the same unlocking. What happened less than an hour before the end of the facts is not judged yet.
 */
export function withoutFollowUp(facts: readonly EntryFact[], now: number): Set<number> {
  const found = new Set<number>()
  const byUnlock = Map.groupBy(facts, fact => `${fact.actor} ${fact.unlock}`)
  for (const acts of byUnlock.values()) {
    let nextLook = Number.POSITIVE_INFINITY
    let nextRecord = Number.POSITIVE_INFINITY
    for (const fact of acts.filter(each => !each.again).toReversed()) {
      const settled = now - fact.at >= followUpMs
      const soon = (at: number) => at - fact.at <= followUpMs
      if (isSearch(fact.act) && settled && !soon(Math.min(nextLook, nextRecord))) found.add(fact.n)
      if (fact.act === 'entity.opened' && settled && !soon(nextRecord)) found.add(fact.n)
      if (isLook(fact.act)) nextLook = fact.at
      if (fact.wrote && !isSearch(fact.act)) nextRecord = fact.at
    }
  }
  return found
}
