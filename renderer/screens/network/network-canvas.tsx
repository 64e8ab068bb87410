import { useEffect, useEffectEvent, useRef } from 'react'
import { Skeleton } from '../../components/skeleton.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { createPainter, type Painter } from './canvas/painter.ts'
import type { NetworkStore } from './network-state.ts'
import type { Scene } from './scene.ts'
import styles from './network.module.css'

interface NetworkCanvasProps {
  readonly scene: Scene
  readonly isPlaced: boolean
  readonly number: string
  readonly store: NetworkStore
  /** The one that draws now; null when it is gone. */
  readonly onPainter: (painter: Painter | null) => void
  readonly onOpen: () => void
  readonly onScale: (scale: number) => void
  readonly onLost: () => void
}

/** The picture as one thing to stand on with the keys; what is chosen in it is said, and the list has all of it (R45). */
export function NetworkCanvas(props: NetworkCanvasProps) {
  const { scene, isPlaced, number, store } = props
  const { t } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  const painter = useRef<Painter>(null)
  const isFitted = useRef(false)
  const handed = useEffectEvent(props.onPainter)
  const opened = useEffectEvent(props.onOpen)
  const scaled = useEffectEvent(props.onScale)
  const lost = useEffectEvent(props.onLost)
  useEffect(() => {
    const { current } = box
    if (current === null) return
    const state = store.getState()
    const made = createPainter(current, {
      onNode: id => state.select({ kind: 'node', id }),
      onOpen: id => {
        state.select({ kind: 'node', id })
        opened()
      },
      onLine: id => state.select({ kind: 'line', id }),
      onNothing: () => state.select(null),
      onMoved: state.move,
      onScale: scaled,
      onLost: lost,
    })
    painter.current = made
    handed(made)
    isFitted.current = false
    return () => {
      painter.current = null
      handed(null)
      made.close()
    }
  }, [store])
  useEffect(() => {
    painter.current?.show(scene)
    if (!isPlaced || isFitted.current) return
    isFitted.current = true
    painter.current?.fit()
  }, [scene, isPlaced])
  return (
    <div className={styles.canvasBox}>
      {!isPlaced && <Skeleton />}
      <div
        className={styles.canvas}
        role="application"
        aria-label={t('network.canvas', {
          number,
          points: String(scene.nodes.length),
          count: scene.lines.length,
        })}
        tabIndex={0}
      >
        <div className={styles.layers} ref={box} aria-hidden="true" />
      </div>
    </div>
  )
}
