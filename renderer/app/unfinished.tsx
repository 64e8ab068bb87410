/** Forms with unfinished text, and the moment at which all of it must be in the vault: before the window goes. */
import { createContext, use, useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { unfinishedWork, type Keep, type UnfinishedWork } from './unfinished-work.ts'

const UnfinishedContext = createContext<UnfinishedWork | null>(null)

export function UnfinishedProvider({ children }: { readonly children: ReactNode }) {
  const [unfinished] = useState(unfinishedWork)
  useEffect(
    () => window.schakel.onLeaving(() => void unfinished.kept().then(() => window.schakel.kept())),
    [unfinished],
  )
  return <UnfinishedContext value={unfinished}>{children}</UnfinishedContext>
}

function useUnfinished(): UnfinishedWork {
  const unfinished = use(UnfinishedContext)
  if (unfinished === null) throw new Error('unfinished text is kept in the open vault only')
  return unfinished
}

/** Asks this form, too, as long as it stands. */
export function useKeepUnfinished(keep: Keep): void {
  const { add } = useUnfinished()
  const latest = useEffectEvent(keep)
  useEffect(() => add(() => latest()), [add])
}

/** What is sent to the vault through this, the window waits for before it goes. */
export function useSend(): UnfinishedWork['send'] {
  return useUnfinished().send
}
