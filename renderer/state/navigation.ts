/** Back and forward through places, as in a browser: a new step drops what lay ahead. */
import { createStore } from 'zustand/vanilla'
import type { Place } from './place.ts'

export interface Navigation {
  readonly places: readonly Place[]
  readonly at: number
  /** Counts arrivals, so that the screen can take the focus also when the place is the same. */
  readonly arrivals: number
  readonly go: (place: Place) => void
  /** Replaces the place without a step: the selection inside a screen. */
  readonly settle: (place: Place) => void
  readonly back: () => void
  readonly forward: () => void
}

const longestTrail = 100

export function createNavigation(first: Place) {
  return createStore<Navigation>()((set, get) => {
    const step = (by: number) => () => {
      const at = get().at + by
      if (at >= 0 && at < get().places.length) set(state => ({ at, arrivals: state.arrivals + 1 }))
    }
    return {
      places: [first],
      at: 0,
      arrivals: 0,
      go: place =>
        set(({ places, at, arrivals }) => {
          if (isSamePlace(places[at], place)) return { arrivals: arrivals + 1 }
          const trail = [...places.slice(0, at + 1), place].slice(-longestTrail)
          return { places: trail, at: trail.length - 1, arrivals: arrivals + 1 }
        }),
      settle: place => set(({ places, at }) => ({ places: places.map((old, index) => (index === at ? place : old)) })),
      back: step(-1),
      forward: step(1),
    }
  })
}
export type NavigationStore = ReturnType<typeof createNavigation>

function isSamePlace(left: Place | undefined, right: Place): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
