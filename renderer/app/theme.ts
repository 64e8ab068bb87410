/** Follows the system's light or dark; the tokens of both hang on one attribute of the root. */
export function followSystemTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = (): void => {
    document.documentElement.dataset.theme = dark.matches ? 'donker' : 'licht'
  }
  apply()
  dark.addEventListener('change', apply)
}
