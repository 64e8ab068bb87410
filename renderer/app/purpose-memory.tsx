import { createContext, use, useState, type ReactNode } from 'react'
import type { CaseId } from '../../src/contract/ids.ts'
import type { PurposeInput } from '../../src/contract/shapes.ts'

interface KnownCase {
  readonly id: CaseId
  readonly number: string
}

interface PurposeMemory {
  /** What the person last gave and asked to be remembered. */
  readonly purpose: PurposeInput | null
  readonly remember: (purpose: PurposeInput | null) => void
  /** The case last worked in: offered first, never assumed. */
  readonly lastCase: KnownCase | null
  /** Another case ends what was remembered for the one before. */
  readonly enterCase: (known: KnownCase) => void
}

const MemoryContext = createContext<PurposeMemory | null>(null)

/** Why somebody searches, until they leave the case. It lives in the page and dies with it at lock. */
export function PurposeMemoryProvider({ children }: { readonly children: ReactNode }) {
  const [purpose, remember] = useState<PurposeInput | null>(null)
  const [lastCase, setLastCase] = useState<KnownCase | null>(null)
  const enterCase = (known: KnownCase): void => {
    if (known.id === lastCase?.id) return
    setLastCase(known)
    remember(null)
  }
  return <MemoryContext value={{ purpose, remember, lastCase, enterCase }}>{children}</MemoryContext>
}

export function usePurposeMemory(): PurposeMemory {
  const memory = use(MemoryContext)
  if (memory === null) throw new Error('usePurposeMemory stands outside the open vault')
  return memory
}
