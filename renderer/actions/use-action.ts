import { use, useEffect, useEffectEvent } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/language-context.tsx'
import { capTexts } from '../i18n/key-texts.ts'
import type { IconName } from '../components/icons.ts'
import { keysOf } from './keys-of.ts'
import { isLook, ReadingContext } from './reading.ts'
import { reachable, type Binding } from './registry.ts'
import { LayerContext, useRegistry } from './registry-context.ts'
import { actionRows, type ActionId } from './table.ts'

/** An action with what it does here: give it to an ActionButton. */
export interface BoundAction {
  readonly label: string
  readonly icon: IconName | undefined
  readonly caps: readonly string[]
  /** The same keys for programs that read the screen aloud: `Control+K`. */
  readonly shortcut: string | undefined
  readonly unavailable: string | undefined
  readonly run: () => void
}

interface ActionOptions {
  /** Why it cannot be done now, in words: shown at the button, said when its key is pressed. */
  readonly unavailable?: string | undefined
}

/** The action works by key and from the palette for as long as the component stands. `run` hears which key it was. */
export function useAction(id: ActionId, run: (key?: string) => void, options: ActionOptions = {}): BoundAction {
  const registry = useRegistry()
  const layer = use(LayerContext)
  const { t } = useTexts()
  const taste = useStore(registry, state => state.taste)
  const onlyReads = use(ReadingContext)
  const unavailable = (isLook(id) ? null : onlyReads) ?? options.unavailable
  const latest = useEffectEvent(run)
  useEffect(
    () => registry.getState().bind({ id, layer, run: key => latest(key), unavailable }),
    [registry, id, layer, unavailable],
  )
  const { text, icon } = actionRows[id]
  const [first] = keysOf(id, taste)
  return {
    label: t(text),
    icon,
    caps: first === undefined ? [] : capTexts(first, t),
    shortcut: first?.replaceAll('Ctrl+', 'Control+'),
    unavailable,
    run: () => {
      run()
    },
  }
}

/** What can be done now, in the order of the table. */
export function useReachable(): Binding[] {
  const registry = useRegistry()
  const bindings = useStore(registry, state => state.bindings)
  const layers = useStore(registry, state => state.layers)
  const order = new Map(Object.keys(actionRows).map((id, index) => [id, index]))
  return reachable({ bindings, layers }).toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
}
