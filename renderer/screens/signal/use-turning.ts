import { useState } from 'react'
import { useAction, type BoundAction } from '../../actions/use-action.ts'
import type { Rotation } from '../../components/pdf-document.ts'

export interface Turning {
  readonly rotation: Rotation
  readonly zoom: number
  readonly actions: readonly BoundAction[]
}

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const
const next: Readonly<Record<Rotation, Rotation>> = { 0: 90, 90: 180, 180: 270, 270: 0 }

/** Turning and enlarging an original, by key and by button. */
export function useTurning(): Turning {
  const [rotation, setRotation] = useState<Rotation>(0)
  const [at, setAt] = useState<number>(steps.indexOf(1))
  const rotate = useAction('signal.rotate', () => setRotation(before => next[before]))
  const larger = useAction('signal.zoomIn', () => setAt(before => Math.min(before + 1, steps.length - 1)))
  const smaller = useAction('signal.zoomOut', () => setAt(before => Math.max(before - 1, 0)))
  return { rotation, zoom: steps[at] ?? 1, actions: [rotate, larger, smaller] }
}
