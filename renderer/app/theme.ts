import type { Look } from '../../src/contract/look.ts'

/** Light, dark or as the system has it; the tokens of both hang on one attribute of the root. Until the returned function is called. */
export function showTheme(theme: Look['theme']): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = (): void => {
    const isDark = theme === 'dark' || (theme === 'system' && dark.matches)
    document.documentElement.dataset.theme = isDark ? 'donker' : 'licht'
  }
  apply()
  dark.addEventListener('change', apply)
  return () => dark.removeEventListener('change', apply)
}
