import { useSyncExternalStore } from 'react'

const minute = 60_000
let now = roundedNow()

function roundedNow(): number {
  // The clock of the screen: terms are shown by the minute, the vault's own clock decides.
  return Math.floor(performance.timeOrigin + performance.now())
}

/** The time, anew each minute: for what is left of a term. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(changed: () => void): () => void {
  const timer = setInterval(() => {
    now = roundedNow()
    changed()
  }, minute)
  return () => clearInterval(timer)
}
