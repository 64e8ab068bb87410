/** Forms with unfinished text, and the moment at which all of it must be in the vault: before the window goes. */
import { createContext, use, useEffect, useEffectEvent, useState, type ReactNode } from 'react'

/** Gives the vault what it does not hold yet; resolves when it does. */
type Keep = () => Promise<void>

interface Unfinished {
  readonly forms: Set<Keep>
  /** Sent and not answered yet, also of forms that are gone: until then the vault may not have it. */
  readonly underWay: Set<Promise<unknown>>
}

const UnfinishedContext = createContext<Unfinished | null>(null)

export function UnfinishedProvider({ children }: { readonly children: ReactNode }) {
  const [unfinished] = useState<Unfinished>(() => ({ forms: new Set(), underWay: new Set() }))
  useEffect(
    () =>
      window.schakel.onLeaving(() => {
        const asked = [...unfinished.forms].map(keep => keep())
        void Promise.allSettled([...asked, ...unfinished.underWay]).then(() => window.schakel.kept())
      }),
    [unfinished],
  )
  return <UnfinishedContext value={unfinished}>{children}</UnfinishedContext>
}

function useUnfinished(): Unfinished {
  const unfinished = use(UnfinishedContext)
  if (unfinished === null) throw new Error('unfinished text is kept in the open vault only')
  return unfinished
}

/** Asks this form, too, as long as it stands. */
export function useKeepUnfinished(keep: Keep): void {
  const { forms } = useUnfinished()
  const latest = useEffectEvent(keep)
  useEffect(() => {
    const asked: Keep = () => latest()
    forms.add(asked)
    return () => {
      forms.delete(asked)
    }
  }, [forms])
}

/** What is sent to the vault through this, the window waits for before it goes. */
export function useSend(): <Sent extends Promise<unknown>>(sent: Sent) => Sent {
  const { underWay } = useUnfinished()
  return sent => {
    underWay.add(sent)
    const answered = (): unknown => underWay.delete(sent)
    sent.then(answered, answered)
    return sent
  }
}
