import { actTexts } from '../i18n/act-texts.ts'
import { useTexts } from '../i18n/language-context.tsx'

/** Words for an act of the log; the log's own word where we have none. */
export function useActWords(): (act: string) => string {
  const { language } = useTexts()
  return act => actTexts[act]?.[language] ?? act
}
