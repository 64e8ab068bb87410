/** Narrowing what was found. By kind, partner, whether it was weighed, and day; never by anything about a person (R9, R10). */
import type { FoundItem } from '../../../src/contract/search.ts'

export const kinds = ['signal', 'person', 'case', 'thing'] as const
export type Kind = (typeof kinds)[number]
export const orders = ['name', 'changed', 'number'] as const
export type Order = (typeof orders)[number]

export interface Facets {
  readonly kinds: readonly Kind[]
  readonly senders: readonly string[]
  readonly graded: readonly ('graded' | 'ungraded')[]
  /** `YYYY-MM-DD`, or empty. */
  readonly from: string
  readonly until: string
}
export const noFacets: Facets = { kinds: [], senders: [], graded: [], from: '', until: '' }

export function isNarrowed(facets: Facets): boolean {
  const { kinds: chosen, senders, graded, from, until } = facets
  return chosen.length + senders.length + graded.length > 0 || from !== '' || until !== ''
}

export function kindOf(item: FoundItem): Kind {
  if (item.kind !== 'entity') return item.kind
  return item.entityKind === 'person' ? 'person' : 'thing'
}

export function sendersOf(item: FoundItem): string[] {
  if (item.kind === 'signal') return item.sender === null ? [] : [item.sender]
  if (item.kind === 'entity') return [...new Set(item.signals.flatMap(({ sender }) => sender ?? []))]
  return []
}

/** Nothing ticked under a heading is no condition; what has no such property is left out by one. */
export function narrow(items: readonly FoundItem[], facets: Facets): FoundItem[] {
  return items.filter(
    item =>
      (facets.kinds.length === 0 || facets.kinds.includes(kindOf(item))) &&
      (facets.senders.length === 0 || sendersOf(item).some(sender => facets.senders.includes(sender))) &&
      (facets.graded.length === 0 ||
        (item.kind === 'signal' && facets.graded.includes(item.grade === null ? 'ungraded' : 'graded'))) &&
      (facets.from === '' || item.at >= startOf(facets.from)) &&
      (facets.until === '' || item.at < startOf(facets.until, 1)),
  )
}

/** Certain before possible, whatever the order within them. */
export function inOrder(items: readonly FoundItem[], order: Order, language: string): FoundItem[] {
  const compare = new Intl.Collator(language).compare
  const byName = (a: FoundItem, b: FoundItem): number => compare(nameOf(a), nameOf(b))
  const by: Readonly<Record<Order, (a: FoundItem, b: FoundItem) => number>> = {
    name: byName,
    changed: (a, b) => b.at - a.at || byName(a, b),
    number: (a, b) => compare(numberOf(a), numberOf(b)) || byName(a, b),
  }
  return items.toSorted((a, b) => Number(b.certain) - Number(a.certain) || by[order](a, b))
}

export function nameOf(item: FoundItem): string {
  return item.kind === 'entity' ? item.label : item.title
}

/** Of a person or thing the first signal that mentions it: it has no number of its own. */
export function numberOf(item: FoundItem): string {
  return item.kind === 'entity' ? (item.signals[0]?.number ?? '') : item.number
}

export function keyOf(item: FoundItem): string {
  return `${item.kind} ${item.id}`
}

function startOf(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).getTime()
}
