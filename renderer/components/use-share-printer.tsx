import { useState, type ReactNode } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { SharePaper } from './share-paper.tsx'
import type { Drawn } from './share-holders.ts'

/** One share at a time stands on the paper; on the screen it is never seen. */
export function useSharePrinter(
  drawn: Drawn | undefined,
  onPrinted: (number: number) => void,
): { readonly paper: ReactNode; readonly print: (number: number) => Promise<void>; readonly isFailed: boolean } {
  const [onPaper, setOnPaper] = useState<number | null>(null)
  const [isFailed, setFailed] = useState(false)
  return {
    isFailed,
    paper:
      drawn !== undefined && onPaper !== null
        ? createPortal(
            <SharePaper number={onPaper} share={drawn.shares[onPaper - 1] ?? ''} mark={drawn.mark} />,
            document.body,
          )
        : null,
    async print(number) {
      if (onPaper !== null) return
      // The print dialog takes what stands there at that moment.
      flushSync(() => setOnPaper(number))
      const outcome = await window.schakel.print()
      setOnPaper(null)
      setFailed(outcome === 'failed')
      if (outcome === 'printed') onPrinted(number)
    },
  }
}
