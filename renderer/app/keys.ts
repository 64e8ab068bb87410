/** The keys that work everywhere, in one table. Screens add theirs beside it when they come. */
import { useEffect } from 'react'

interface KeyRow {
  /** Name as `KeyboardEvent.key` has it, lower case. */
  readonly key: string
  readonly isControl: boolean
  readonly act: () => void
}

const everywhere: readonly KeyRow[] = [{ key: 'l', isControl: true, act: () => window.schakel.lock() }]

/** Listens for the keys of an open vault. Main hears Ctrl+L too, for a page that hangs; then it does not come here. */
export function useKeysEverywhere(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const row = everywhere.find(
        ({ key, isControl }) => key === event.key.toLowerCase() && isControl === (event.ctrlKey || event.metaKey),
      )
      if (row === undefined) return
      event.preventDefault()
      row.act()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
