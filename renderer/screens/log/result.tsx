import { codes, isErrorCode } from '../../../src/contract/errors.ts'
import { useTexts } from '../../i18n/language-context.tsx'

/** How an act ended, in words: a refusal in those of its code, without the details that only its caller saw. */
export function Result({ code }: { readonly code: string }) {
  const { t, language } = useTexts()
  if (code === 'ok') return t('log.result.ok')
  if (code === 'again') return t('log.result.again')
  if (code === 'refused' || !isErrorCode(code)) return t('log.result.refused', { code })
  return t('log.result.code', { code, text: codes[code][language].replaceAll(/ ?\(?\{\w+\}\)?/g, '') })
}
