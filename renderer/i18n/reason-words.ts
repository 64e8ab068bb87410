/** Why something was set aside or refused, where its code is known and its numbers are not. */
import { codes, isErrorCode, nextStepOf, textOf, type Language } from '../../src/contract/errors.ts'
import type { Translate } from './catalogue.ts'

export interface ReasonWords {
  readonly what: string
  readonly next: string
}

export function reasonWords(code: string, t: Translate, language: Language): ReasonWords {
  if (!isErrorCode(code)) return { what: code, next: '' }
  const next = nextStepOf(code, language)
  // A text that counts would have holes in it.
  return { what: codes[code].details.length > 0 ? t('quarantine.incomplete') : textOf(code, language), next }
}
