import { isErrorCode, nextStepOf, textOf } from '../../../src/contract/errors.ts'
import type { ImportUnit } from '../../../src/contract/imports.ts'
import { useTexts } from '../../i18n/language-context.tsx'

/** What became of a unit, in words: where it went, or why not and what to do. */
export function useUnitWords(): (unit: ImportUnit) => string {
  const { t, language } = useTexts()
  const reason = (code: string | null): string =>
    code !== null && isErrorCode(code)
      ? t('import.unitCode', { what: textOf(code, language), next: nextStepOf(code, language) })
      : (code ?? '')
  return ({ kind, signal, entry, list, code }) => {
    switch (kind) {
      case 'registered':
        return signal === null ? t('import.unitGone') : t('import.unitNumber', { number: signal.number })
      case 'duplicate':
        return signal === null ? t('import.unitGone') : t('import.unitKnown', { number: signal.number })
      case 'list':
        return list === null ? t('import.unitListGone') : t('import.unitList')
      case 'quarantined':
        return entry === null ? t('import.unitDecided', { code: code ?? '' }) : reason(code)
      case 'refused':
        return reason(code)
    }
  }
}
