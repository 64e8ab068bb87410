import { createContext, use, useState, type ReactNode } from 'react'
import type { Look } from '../../src/contract/look.ts'

interface LookState {
  readonly look: Look
  /** Takes effect at once and is kept by main, outside any vault. */
  readonly change: (part: Partial<Look>) => void
}

const LookContext = createContext<LookState | null>(null)

export function LookProvider({ first, children }: { readonly first: Look; readonly children: ReactNode }) {
  const [look, setLook] = useState(first)
  const change = (part: Partial<Look>): void => {
    const next = { ...look, ...part }
    setLook(next)
    window.schakel.saveLook(next)
  }
  return <LookContext value={{ look, change }}>{children}</LookContext>
}

export function useLook(): LookState {
  const state = use(LookContext)
  if (state === null) throw new Error('useLook stands outside LookProvider')
  return state
}
