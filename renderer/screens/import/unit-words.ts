import type { ImportUnit } from '../../../src/contract/imports.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { reasonWords } from '../../i18n/reason-words.ts'

/** What became of a unit, in words: where it went, or why not and what to do. */
export function useUnitWords(): (unit: ImportUnit) => string {
  const { t, language } = useTexts()
  const reason = (code: string | null): string => t('import.unitCode', { ...reasonWords(code ?? '', t, language) })
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
