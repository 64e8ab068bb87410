import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useTexts } from '../../i18n/language-context.tsx'
import { between, grown, moved, type Region } from './region.ts'
import styles from './original.module.css'

/** The part of the page that a text was typed over from. */
export function RegionMark({ region }: { readonly region: Region }) {
  return <div className={styles.region} style={placeOf(region)} />
}

interface RegionPickerProps {
  readonly region: Region
  readonly onChange: (region: Region) => void
}

const keyStep = 10
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-keyStep, 0],
  ArrowRight: [keyStep, 0],
  ArrowUp: [0, -keyStep],
  ArrowDown: [0, keyStep],
}

/** Drawn with the mouse, or moved with arrow keys and sized with Shift and arrow keys (WCAG 2.5.7). */
export function RegionPicker({ region, onChange }: RegionPickerProps) {
  const { t } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  const from = useRef<{ x: number; y: number } | null>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('[tabindex]')?.focus(), [])
  const placeIn = (event: PointerEvent): { x: number; y: number } => {
    const edges = box.current?.getBoundingClientRect()
    if (edges === undefined) return { x: 0, y: 0 }
    return {
      x: ((event.clientX - edges.left) / edges.width) * 1_000,
      y: ((event.clientY - edges.top) / edges.height) * 1_000,
    }
  }
  const byKey = (event: KeyboardEvent): void => {
    const by = arrows[event.key]
    if (by === undefined) return
    event.preventDefault()
    onChange(event.shiftKey ? grown(region, ...by) : moved(region, ...by))
  }
  return (
    <div
      className={styles.regionField}
      ref={box}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = placeIn(event)
      }}
      onPointerMove={event => {
        if (from.current !== null) onChange(between(from.current, placeIn(event)))
      }}
      onPointerUp={() => {
        from.current = null
      }}
    >
      <div
        className={styles.region}
        style={placeOf(region)}
        role="group"
        tabIndex={0}
        aria-label={t('signal.region', {
          x: String(region.x / 10),
          y: String(region.y / 10),
          width: String(region.width / 10),
          height: String(region.height / 10),
        })}
        aria-description={t('signal.regionHelp')}
        onKeyDown={byKey}
      />
    </div>
  )
}

function placeOf({ x, y, width, height }: Region) {
  return {
    insetInlineStart: `${x / 10}%`,
    insetBlockStart: `${y / 10}%`,
    inlineSize: `${width / 10}%`,
    blockSize: `${height / 10}%`,
  }
}
