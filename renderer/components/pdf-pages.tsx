/** The pages of a PDF under each other. A page is drawn while it is near the eye and let go when it is far: a long file costs no more than a short one. */
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { mostPages, type OpenPdf, type PageSize, type Rotation } from './pdf-document.ts'
import { useNearness } from './use-nearness.ts'
import styles from './pdf-pages.module.css'

interface PdfPagesProps {
  readonly pdf: OpenPdf
  /** What a screen reader calls a page. */
  readonly label: (page: number) => string
  /** In place of a page that cannot be drawn. */
  readonly broken: ReactNode
  readonly rotation?: Rotation
  /** 1 fills the width. */
  readonly zoom?: number
  /** Lies over a page, in its measures. */
  readonly overlay?: (page: number) => ReactNode
  /** The page that now fills most of the view. */
  readonly onPage?: (page: number) => void
  /** The page stands on the screen, whole. */
  readonly onDrawn?: (page: number) => void
}

export function PdfPages({ pdf, ...props }: PdfPagesProps) {
  const numbers = Array.from({ length: Math.min(pdf.pageCount, mostPages) }, (_, at) => at + 1)
  return (
    <div className={styles.pages}>
      {numbers.map(number => (
        <PdfPage key={number} pdf={pdf} number={number} {...props} />
      ))}
    </div>
  )
}

interface PdfPageProps extends PdfPagesProps {
  readonly number: number
}

/** A4 until the page says otherwise, so that what follows it does not jump far. */
const usual: PageSize = { width: 595, height: 842 }

export function PdfPage({
  pdf,
  number,
  label,
  broken,
  rotation = 0,
  zoom = 1,
  overlay,
  onPage,
  onDrawn,
}: PdfPageProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(usual)
  const [failed, setFailed] = useState(false)
  const { isNear, fills } = useNearness(sheet)
  const width = useWidth(sheet, isNear)

  const drawn = useEffectEvent(() => onDrawn?.(number))
  useEffect(() => {
    if (fills) onPage?.(number)
  }, [fills, number, onPage])

  useEffect(() => {
    const holder = sheet.current
    if (!isNear || width === 0 || holder === null) return
    const cutOff = new AbortController()
    const draw = async (): Promise<void> => {
      setSize(await pdf.sizeOf(number, rotation))
      const canvas = await pdf.draw(number, Math.round(width * window.devicePixelRatio), rotation, cutOff.signal)
      holder.replaceChildren(canvas)
      setFailed(false)
      drawn()
    }
    draw().catch(() => {
      if (!cutOff.signal.aborted) setFailed(true)
    })
    return () => cutOff.abort()
  }, [pdf, number, rotation, isNear, width])

  useEffect(() => {
    if (!isNear) sheet.current?.replaceChildren()
  }, [isNear])

  return (
    <figure className={styles.page}>
      <div className={styles.frame} style={{ aspectRatio: size.width / size.height, inlineSize: `${zoom * 100}%` }}>
        <div ref={sheet} className={styles.sheet} role="img" aria-label={label(number)} />
        {overlay?.(number)}
      </div>
      {failed && <figcaption className={styles.broken}>{broken}</figcaption>}
    </figure>
  )
}

/** In CSS pixels, whole; settles before it changes, so that a pane that is being dragged does not draw at each step. */
function useWidth(element: React.RefObject<HTMLElement | null>, isWatched: boolean): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!isWatched || element.current === null) return
    let timer: number | undefined
    const watch = new ResizeObserver(entries => {
      const seen = Math.round(entries.at(-1)?.contentRect.width ?? 0)
      window.clearTimeout(timer)
      timer = window.setTimeout(() => setWidth(seen), settleMs)
    })
    watch.observe(element.current)
    return () => {
      window.clearTimeout(timer)
      watch.disconnect()
    }
  }, [element, isWatched])
  return width
}
const settleMs = 60
