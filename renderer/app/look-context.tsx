import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import type { Look } from '../../src/contract/look.ts'
import { LanguageProvider } from '../i18n/language-context.tsx'
import { showTheme } from './theme.ts'

interface LookState {
  readonly look: Look
  /** Takes effect at once and is kept by main, outside any vault. */
  readonly change: (part: Partial<Look>) => void
}

const LookContext = createContext<LookState | null>(null)

/** How the window looks, and the language of everything in it: what the person set here, or in the menu. */
export function LookProvider({ first, children }: { readonly first: Look; readonly children: ReactNode }) {
  const [look, setLook] = useState(first)
  const { theme, language, density } = look
  useEffect(() => window.schakel.onLook(setLook), [])
  useEffect(() => showTheme(theme), [theme])
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset.density = density
  }, [language, density])
  const change = (part: Partial<Look>): void => {
    const next = { ...look, ...part }
    setLook(next)
    window.schakel.saveLook(next)
  }
  return (
    <LookContext value={{ look, change }}>
      <LanguageProvider language={language}>{children}</LanguageProvider>
    </LookContext>
  )
}

export function useLook(): LookState {
  const state = use(LookContext)
  if (state === null) throw new Error('useLook stands outside LookProvider')
  return state
}
