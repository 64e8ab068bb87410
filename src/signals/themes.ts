/** Themes describe behaviour, statements or circumstances, and come from the list (R11). */
import type { Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'

export function checkThemes(session: Session, themes: readonly string[]): void {
  const known = new Set(session.codebooks.signalThemes.list.map(t => t.code))
  for (const code of themes) {
    if (session.codebooks.signalThemes.forbiddenThemeWords.some(word => code.includes(word)))
      throw new Refused('THEME_NOT_BEHAVIOUR', { details: { code } })
    if (!known.has(code)) throw new Refused('CODE_UNKNOWN', { details: { code } })
  }
}
