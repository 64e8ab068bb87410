import { useTexts } from '../i18n/language-context.tsx'
import { useCodes } from './use-codes.ts'

interface Condition {
  readonly code: string
  readonly recipientKinds?: readonly string[] | undefined
  readonly purposes?: readonly string[] | undefined
  readonly date?: string | null | undefined
}

/** A condition in the words of the list, with whom, what for or until when in the place that the list leaves open. */
export function useConditionWords(): (condition: Condition) => string {
  const { label } = useCodes()
  const { formatDay } = useTexts()
  return ({ code, recipientKinds = [], purposes = [], date = null }) => {
    const open = [
      ...recipientKinds.map(kind => label('packetRecipientKinds', kind)),
      ...purposes.map(purpose => label('packetPurposes', purpose)),
      ...(date === null ? [] : [formatDay(Date.parse(date), 0)]),
    ].join(', ')
    const words = label('sourceConditions', code)
    if (open === '') return words
    return /\([^()]*\)$/.test(words) ? words.replace(/\([^()]*\)$/, () => open) : `${words}: ${open}`
  }
}
