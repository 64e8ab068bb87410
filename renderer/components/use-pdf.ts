import { useEffect, useState } from 'react'
import { openPdf, type OpenPdf } from './pdf-document.ts'

export type PdfState =
  | { readonly kind: 'opening' }
  /** No PDF, broken, or locked with a password. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'open'; readonly pdf: OpenPdf }

const opening: PdfState = { kind: 'opening' }

/** Opens the file, and closes it when the screen or the file goes. `startWorker` is `startPdfWorker` of app/workers.ts. */
export function usePdf(bytes: Uint8Array | undefined, startWorker: () => Worker): PdfState {
  const [state, setState] = useState<{ readonly of: Uint8Array | undefined; readonly is: PdfState }>()
  useEffect(() => {
    if (bytes === undefined) return
    let isWanted = true
    let close = (): void => undefined
    openPdf(bytes, startWorker).then(
      pdf => {
        if (!isWanted) pdf.close()
        else {
          close = pdf.close
          setState({ of: bytes, is: { kind: 'open', pdf } })
        }
      },
      () => {
        if (isWanted) setState({ of: bytes, is: { kind: 'broken' } })
      },
    )
    return () => {
      isWanted = false
      close()
    }
  }, [bytes, startWorker])
  return state?.of === bytes && state !== undefined ? state.is : opening
}
