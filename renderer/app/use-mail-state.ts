import type { MailAccount } from '../../src/contract/channels.ts'
import { isErrorCode, nextStepOf, textOf } from '../../src/contract/errors.ts'
import { useTexts } from '../i18n/language-context.tsx'

/** How the last fetch of a mail box went, in words. */
export function useMailState(): (account: MailAccount) => string {
  const { t, language, formatMoment } = useTexts()
  return ({ last }) => {
    if (last === null) return t('mail.never')
    const when = formatMoment(last.at)
    const { code } = last
    if (code === null || !isErrorCode(code)) return t('mail.took', { when, count: last.taken })
    return t('mail.trouble', { when, why: textOf(code, language), next: nextStepOf(code, language) })
  }
}
