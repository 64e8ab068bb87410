import { useEffect, useRef } from 'react'
import type { OpenPdf } from './pdf-document.ts'
import { useNearness } from './use-nearness.ts'
import styles from './pdf-pages.module.css'

interface PdfThumbnailProps {
  /** Absent while the file is being opened, or cannot be. */
  readonly pdf: OpenPdf | undefined
  readonly number: number
}

/** A page as small as a finger: to see which is which, not to be read. An empty sheet until it is drawn, and where it cannot be. */
export function PdfThumbnail({ pdf, number }: PdfThumbnailProps) {
  const sheet = useRef<HTMLSpanElement>(null)
  const { isNear } = useNearness(sheet)
  useEffect(() => {
    const holder = sheet.current
    if (!isNear || holder === null || pdf === undefined) return
    const cutOff = new AbortController()
    const width = Math.round(holder.clientWidth * window.devicePixelRatio)
    pdf.draw(number, width, 0, cutOff.signal).then(
      canvas => holder.replaceChildren(canvas),
      () => undefined,
    )
    return () => cutOff.abort()
  }, [pdf, number, isNear])
  return <span ref={sheet} className={styles.thumbnail} aria-hidden="true" />
}
