/** What a person looks at in the picture and in the list beside it: one state for both (R45). It ends with the page. */
import { createStore } from 'zustand/vanilla'
import type { EntityId, MentionId, RelationId } from '../../../src/contract/ids.ts'
import type { Point } from './geometry.ts'
import type { Places } from './layout.ts'
import type { TimeRange } from './time-range.ts'

export type Selected =
  | { readonly kind: 'node'; readonly id: EntityId }
  | { readonly kind: 'line'; readonly id: RelationId }
  /** What two people share: only in words, it is no line of its own. */
  | { readonly kind: 'connection'; readonly id: string }
  | { readonly kind: 'unnamed'; readonly id: MentionId }
export type View = 'picture' | 'list'

export interface PathWish {
  readonly from: EntityId | null
  readonly to: EntityId | null
  /** Steps, 1 to 4. */
  readonly most: number
  /** Which of the ways is shown. */
  readonly chosen: number
}

interface NetworkState {
  readonly view: View
  readonly selected: Selected | null
  /** Whose links are walked. */
  readonly anchor: EntityId | null
  readonly hiddenTypes: ReadonlySet<string>
  /** Null: everything. */
  readonly range: TimeRange | null
  readonly withUndated: boolean
  readonly path: PathWish | null
  readonly pinned: ReadonlySet<EntityId>
  readonly moved: Places
  readonly anew: number
  readonly setView: (view: View) => void
  readonly select: (selected: Selected | null) => void
  readonly walkTo: (line: RelationId) => void
  readonly toggleType: (type: string) => void
  readonly showAllTypes: () => void
  readonly setRange: (range: TimeRange | null) => void
  readonly setWithUndated: (withUndated: boolean) => void
  readonly askPath: (path: PathWish | null) => void
  readonly togglePin: (id: EntityId, place: Point) => void
  readonly move: (id: EntityId, place: Point) => void
  /** New places for all but what is pinned. */
  readonly layOutAnew: () => void
}

export function createNetworkState(view: View) {
  return createStore<NetworkState>()(set => ({
    view,
    selected: null,
    anchor: null,
    hiddenTypes: new Set(),
    range: null,
    withUndated: true,
    path: null,
    pinned: new Set(),
    moved: {},
    anew: 0,
    setView: next => set({ view: next }),
    select: selected => set({ selected, anchor: selected?.kind === 'node' ? selected.id : null }),
    walkTo: line => set({ selected: { kind: 'line', id: line } }),
    toggleType: type => set(({ hiddenTypes }) => ({ hiddenTypes: toggled(hiddenTypes, type) })),
    showAllTypes: () => set({ hiddenTypes: new Set() }),
    setRange: range => set({ range }),
    setWithUndated: withUndated => set({ withUndated }),
    askPath: path => set({ path }),
    togglePin: (id, place) =>
      set(({ pinned, moved }) => {
        const { [id]: _left, ...others } = moved
        return { pinned: toggled(pinned, id), moved: pinned.has(id) ? others : { ...moved, [id]: place } }
      }),
    move: (id, place) =>
      set(({ pinned, moved }) => ({ pinned: new Set([...pinned, id]), moved: { ...moved, [id]: place } })),
    layOutAnew: () => set(({ anew }) => ({ anew: anew + 1 })),
  }))
}
export type NetworkStore = ReturnType<typeof createNetworkState>

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}
