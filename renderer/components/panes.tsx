import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import { cx } from './cx.ts'
import styles from './panes.module.css'

export interface PaneWidths {
  readonly widthOf: (name: string) => number | undefined
  readonly resize: (name: string, width: number) => void
}

interface PaneProps {
  /** Name of the landmark. */
  readonly label: string
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** A part of the screen that F6 walks to. */
export function Pane({ label, children, className }: PaneProps) {
  return (
    <section className={cx(styles.pane, className)} aria-label={label} data-pane tabIndex={-1}>
      {children}
    </section>
  )
}

interface SidePaneProps extends PaneProps {
  /** Under which its width is kept: `inbox.list`. */
  readonly name: string
  readonly side: 'start' | 'end'
  readonly first: number
  readonly least: number
  readonly most: number
  readonly widths: PaneWidths
}

const keyStep = 16

/** A pane of a width that a person sets: by dragging its edge, or with Ctrl+Shift+arrows on it. */
export function SidePane({ name, side, first, least, most, widths, label, children, className }: SidePaneProps) {
  const { t } = useTexts()
  const box = useRef<HTMLElement>(null)
  const width = Math.min(most, Math.max(least, widths.widthOf(name) ?? first))
  const set = (next: number): void => widths.resize(name, Math.round(Math.min(most, Math.max(least, next))))
  const sign = side === 'start' ? 1 : -1
  const byKey = (event: KeyboardEvent): void => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    set(width + sign * direction * keyStep)
  }
  const byPointer = (event: PointerEvent): void => {
    if (!(event.currentTarget instanceof Element) || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const edges = box.current?.getBoundingClientRect()
    if (edges !== undefined) set(side === 'start' ? event.clientX - edges.left : edges.right - event.clientX)
  }
  const handle = (
    <div
      className={styles.handle}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('shell.resize', { pane: label })}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onKeyDown={byKey}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={byPointer}
    />
  )
  return (
    <>
      {side === 'end' && handle}
      <section
        className={cx(styles.pane, styles.side, className)}
        aria-label={label}
        data-pane
        tabIndex={-1}
        ref={box}
        // The one measure that comes from a person and not from a token; set as a property, which the content policy allows.
        style={{ inlineSize: width }}
      >
        {children}
      </section>
      {side === 'start' && handle}
    </>
  )
}

/** Panes beside one another. */
export function Panes({ children }: { readonly children: ReactNode }) {
  return <div className={styles.panes}>{children}</div>
}
