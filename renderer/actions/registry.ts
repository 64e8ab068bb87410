/** Which actions stand on the screen now, and what each does. The topmost dialog holds all others back. */
import { createStore } from 'zustand/vanilla'
import type { KeyTaste } from './keys-of.ts'
import type { ActionId } from './table.ts'

export interface Binding {
  readonly id: ActionId
  /** 0 on a screen, one more for each dialog over it. */
  readonly layer: number
  readonly run: (key?: string) => void
  /** Why it cannot be done now, in words. */
  readonly unavailable: string | undefined
}

interface Registry {
  readonly bindings: readonly Binding[]
  readonly layers: readonly number[]
  readonly taste: KeyTaste
  readonly setTaste: (taste: KeyTaste) => void
  /** Until the returned function is called. */
  readonly bind: (binding: Binding) => () => void
  readonly openLayer: (layer: number) => () => void
}

export function createRegistry(taste: KeyTaste) {
  return createStore<Registry>()(set => ({
    bindings: [],
    layers: [0],
    taste,
    setTaste: next => set({ taste: next }),
    bind: binding => {
      set(({ bindings }) => ({ bindings: [...bindings, binding] }))
      return () => set(({ bindings }) => ({ bindings: bindings.filter(other => other !== binding) }))
    },
    openLayer: layer => {
      set(({ layers }) => ({ layers: [...layers, layer] }))
      return () => set(({ layers }) => ({ layers: layers.toSpliced(layers.lastIndexOf(layer), 1) }))
    },
  }))
}
export type RegistryStore = ReturnType<typeof createRegistry>

/** What can be done now: of the top layer, the newest binding of each action. */
export function reachable({ bindings, layers }: Pick<Registry, 'bindings' | 'layers'>): Binding[] {
  const top = Math.max(...layers)
  const newest = new Map<ActionId, Binding>()
  for (const binding of bindings) if (binding.layer === top) newest.set(binding.id, binding)
  return [...newest.values()]
}
