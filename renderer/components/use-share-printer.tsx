import { useState, type ReactNode } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { Paper } from './paper.tsx'
import type { FoundingState } from './use-founding.ts'

/** One share at a time stands on the paper; on the screen it is never seen. */
export function usePrinter(
  drawn: FoundingState['drawn'],
  onPrinted: (number: number) => void,
): { readonly paper: ReactNode; readonly print: (number: number) => Promise<void>; readonly isFailed: boolean } {
  const [onPaper, setOnPaper] = useState<number | null>(null)
  const [isFailed, setFailed] = useState(false)
  return {
    isFailed,
    paper:
      drawn !== undefined && onPaper !== null
        ? createPortal(
            <Paper number={onPaper} share={drawn.shares[onPaper - 1] ?? ''} mark={drawn.mark} />,
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
