import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { NavigationStore } from '../state/navigation.ts'
import type { Place } from '../state/place.ts'

export const NavigationContext = createContext<NavigationStore | null>(null)

function useNavigationStore(): NavigationStore {
  const store = use(NavigationContext)
  if (store === null) throw new Error('useNavigation stands outside the open vault')
  return store
}

export interface Navigate {
  readonly go: (place: Place) => void
  readonly settle: (place: Place) => void
  readonly back: () => void
  readonly forward: () => void
}

/** Going somewhere, without listening to where one is. */
export function useNavigate(): Navigate {
  const store = useNavigationStore()
  const { go, settle, back, forward } = store.getState()
  return { go, settle, back, forward }
}

export function usePlace(): Place {
  return useStore(useNavigationStore(), ({ places, at }) => unsafeAt(places, at))
}

/** Changes with every arrival, also at the place where one is already. */
export function useArrivals(): number {
  return useStore(useNavigationStore(), ({ arrivals }) => arrivals)
}

/** The store keeps `at` inside its trail, which is never empty. */
function unsafeAt(places: readonly Place[], at: number): Place {
  return places[at] as Place
}
