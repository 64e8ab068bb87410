import { useCallback, useSyncExternalStore } from 'react'

/** Whether the window has at least this width in CSS pixels: text size counts, for it enlarges the page. */
export function useIsWide(width: number): boolean {
  const query = `(min-width: ${width}px)`
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}
