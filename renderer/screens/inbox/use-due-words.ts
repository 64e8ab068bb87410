import type { InboxSummary } from '../../../src/contract/inbox.ts'
import { lastWorkingMoment, workingMsBetween } from '../../../src/contract/working-time.ts'
import { useNow } from '../../app/use-now.ts'
import { useTexts } from '../../i18n/language-context.tsx'

export interface DueWords {
  readonly text: string
  /** To be done today, or too late already: said with an icon beside the colour. */
  readonly isSoon: boolean
}

/** The end of a term as a list shows it: what is left of it in working time, or the day. */
export function useDueWords(summary: Pick<InboxSummary, 'boundaries' | 'officeHours'>): (endsAt: number) => DueWords {
  const { t, formatDay, formatLeft, formatTime } = useTexts()
  const now = useNow()
  return endsAt => {
    const group = summary.boundaries.find(({ before }) => before === null || endsAt < before)?.group
    const last = lastWorkingMoment(endsAt, summary.officeHours)
    switch (group) {
      case 'overdue':
        return { text: formatLeft(0), isSoon: true }
      case 'today':
        return { text: formatLeft(workingMsBetween(now, last, summary.officeHours)), isSoon: true }
      case 'tomorrow':
        return { text: t('inbox.dueTomorrow', { time: formatTime(last) }), isSoon: false }
      default:
        return { text: formatDay(last, now), isSoon: false }
    }
  }
}
