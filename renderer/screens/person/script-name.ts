import type { Language } from '../../../src/contract/errors.ts'

/** "Latijn" of `Latn`; the code itself where the language has no word for it. */
export function scriptName(script: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: 'script' }).of(script) ?? script
  } catch {
    return script
  }
}
