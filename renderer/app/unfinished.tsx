/** Forms with unfinished text, and the moment at which all of it must be in the vault: before the window goes. */
import { createContext, use, useEffect, useEffectEvent, useState, type ReactNode } from 'react'

/** Gives the vault what it does not hold yet; resolves when it does. */
type Keep = () => Promise<void>

const UnfinishedContext = createContext<Set<Keep> | null>(null)

export function UnfinishedProvider({ children }: { readonly children: ReactNode }) {
  const [forms] = useState(() => new Set<Keep>())
  useEffect(
    () =>
      window.schakel.onLeaving(() => {
        void Promise.allSettled([...forms].map(keep => keep())).then(() => window.schakel.kept())
      }),
    [forms],
  )
  return <UnfinishedContext value={forms}>{children}</UnfinishedContext>
}

/** Asks this form, too, as long as it stands. */
export function useKeepUnfinished(keep: Keep): void {
  const forms = use(UnfinishedContext)
  if (forms === null) throw new Error('useKeepUnfinished stands outside the open vault')
  const latest = useEffectEvent(keep)
  useEffect(() => {
    const asked: Keep = () => latest()
    forms.add(asked)
    return () => {
      forms.delete(asked)
    }
  }, [forms])
}
