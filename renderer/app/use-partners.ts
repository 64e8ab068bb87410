import { useTexts } from '../i18n/language-context.tsx'
import { partnerNames } from '../i18n/partner-names.ts'
import { useCodes } from './use-codes.ts'

interface Partners {
  /** "COA". Null: nothing pointed at anybody. */
  readonly short: (code: string | null) => string
  /** As the code list has it. */
  readonly full: (code: string | null) => string
}

/** Names of the partners that send signals. */
export function usePartners(): Partners {
  const { label } = useCodes()
  const { t, language } = useTexts()
  const full = (code: string | null): string =>
    code === null ? t('inbox.unknownSender') : label('senderOrganisations', code)
  return {
    full,
    short: code => {
      const name = code === null ? undefined : partnerNames[code]
      return name === undefined ? full(code) : typeof name === 'string' ? name : name[language]
    },
  }
}
