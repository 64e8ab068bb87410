import type { Connection } from '../../../src/contract/links.ts'
import { useDateWords } from '../../i18n/date-words.ts'
import { useTexts } from '../../i18n/language-context.tsx'

/** What two people share, in words: "beiden gebruiken 06-0000 4417". Uncertain dates stay uncertain (R44). */
export function useSharedWords(): (connection: Connection) => string {
  const { t } = useTexts()
  const dateWords = useDateWords()
  return ({ kind, via, dates, periods }) => {
    const values = { via: via.label }
    switch (kind) {
      case 'contact_point':
        return t('network.sharedContact', values)
      case 'vehicle':
        return t('network.sharedVehicle', values)
      case 'event':
        return t('network.sharedEvent', values)
      case 'place': {
        const when = periods.map(dateWords)
        return dates === 'same_day'
          ? t('network.sharedPlace', { ...values, date: when[0] ?? '' })
          : t('network.sharedMaybe', { ...values, dates: when.join(', ') })
      }
    }
  }
}
