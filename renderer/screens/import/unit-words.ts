import type { ImportUnit, ListOutcome } from '../../../src/contract/imports.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { reasonWords } from '../../i18n/reason-words.ts'

/** What became of a unit, in words: where it went, or why not and what to do. */
export function useUnitWords(): (unit: ImportUnit) => string {
  const { t, language } = useTexts()
  const reason = (code: string | null): string => t('import.unitCode', { ...reasonWords(code ?? '', t, language) })
  const rowsOf = ({ records, taken, known, notTaken, withoutRemark, unreadable }: ListOutcome): string =>
    [
      t('import.rowsAll', { count: records }),
      taken > 0 && t('import.rowsTaken', { count: taken }),
      known > 0 && t('import.rowsKnown', { count: known }),
      notTaken > 0 && t('import.rowsNotTaken', { count: notTaken }),
      withoutRemark > 0 && t('import.rowsWithoutRemark', { count: withoutRemark }),
      unreadable > 0 && t('import.rowsUnreadable', { count: unreadable }),
    ]
      .filter(part => part !== false)
      .join(', ')
  return ({ kind, signal, entry, list, code, rows }) => {
    switch (kind) {
      case 'registered':
        return signal === null ? t('import.unitGone') : t('import.unitNumber', { number: signal.number })
      case 'duplicate':
        return signal === null ? t('import.unitGone') : t('import.unitKnown', { number: signal.number })
      case 'list':
        // The numbers first: one line has room for little more.
        if (rows !== null) return list === null ? rowsOf(rows) : `${rowsOf(rows)} · ${t('import.unitList')}`
        return t(list === null ? 'import.unitListGone' : 'import.unitList')
      case 'quarantined':
        return entry === null ? t('import.unitDecided', { code: code ?? '' }) : reason(code)
      case 'refused':
        return reason(code)
    }
  }
}
