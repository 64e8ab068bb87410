import { use, useEffect, type ReactNode } from 'react'
import { LayerContext, RegistryContext } from './registry-context.ts'

/** While it stands, only what is inside it can be done by key: a dialog puts its content here. */
export function Layer({ children }: { readonly children: ReactNode }) {
  const registry = use(RegistryContext)
  const layer = use(LayerContext) + 1
  useEffect(() => registry?.getState().openLayer(layer), [registry, layer])
  return <LayerContext value={layer}>{children}</LayerContext>
}
