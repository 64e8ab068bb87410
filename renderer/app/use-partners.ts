import { useTexts } from '../i18n/language-context.tsx'
import { partnerNames } from '../i18n/partner-names.ts'
import { useCodes } from './use-codes.ts'

interface Partners {
  /** "COA". */
  readonly short: (code: string) => string
  /** As the code list has it. */
  readonly full: (code: string) => string
}

/** Names of the partners that send signals. */
export function usePartners(): Partners {
  const { label } = useCodes()
  const { language } = useTexts()
  const full = (code: string): string => label('senderOrganisations', code)
  return {
    full,
    short: code => {
      const name = partnerNames[code]
      return name === undefined ? full(code) : typeof name === 'string' ? name : name[language]
    },
  }
}
