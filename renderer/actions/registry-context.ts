import { createContext, use } from 'react'
import type { RegistryStore } from './registry.ts'

/** Set once a vault is open; everything that offers an action stands below it. */
export const RegistryContext = createContext<RegistryStore | null>(null)
/** How many dialogs lie under this part of the page. */
export const LayerContext = createContext(0)

export function useRegistry(): RegistryStore {
  const registry = use(RegistryContext)
  if (registry === null) throw new Error('An action stands outside the open vault')
  return registry
}
