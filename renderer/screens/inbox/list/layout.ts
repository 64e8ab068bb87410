/** Where headers and lines of a list lie. Pure: a list of a hundred thousand lines has no more than six headers. */
import type { InboxSummary } from '../../../../src/contract/inbox.ts'
import type { DueGroup } from '../../../../src/contract/working-time.ts'

export type ListPart =
  | { readonly kind: 'header'; readonly group: DueGroup; readonly count: number }
  | { readonly kind: 'line'; readonly place: number }

export interface ListLayout {
  /** Lines, headers not counted. */
  readonly total: number
  /** Lines and headers. */
  readonly entries: number
  readonly partAt: (entry: number) => ListPart | undefined
  readonly entryOf: (place: number) => number
  /** The line at this entry, or the one after a header. */
  readonly placeNear: (entry: number) => number
}

interface Section {
  readonly group: DueGroup
  readonly count: number
  /** Entry of its header. */
  readonly entry: number
  /** Place of its first line. */
  readonly place: number
}

export function layoutOf(summary: Pick<InboxSummary, 'groups'> | undefined): ListLayout {
  const sections: Section[] = []
  let place = 0
  for (const { group, count } of summary?.groups ?? []) {
    if (count > 0) sections.push({ group, count, entry: place + sections.length, place })
    place += count
  }
  const at = (entry: number): Section | undefined => sections.findLast(section => section.entry <= entry)
  return {
    total: place,
    entries: place + sections.length,
    partAt: entry => {
      const section = at(entry)
      if (section === undefined || entry > section.entry + section.count) return undefined
      return entry === section.entry
        ? { kind: 'header', group: section.group, count: section.count }
        : { kind: 'line', place: section.place + entry - section.entry - 1 }
    },
    entryOf: wanted => wanted + sections.filter(section => section.place <= wanted).length,
    placeNear: entry => {
      const section = at(entry)
      return section === undefined ? 0 : section.place + Math.max(0, entry - section.entry - 1)
    },
  }
}
