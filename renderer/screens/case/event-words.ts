import type { CaseEvent } from '../../../src/contract/cases.ts'
import { useTexts } from '../../i18n/language-context.tsx'

/** What happened, after the name of who did it: "voegde 2026-NH-0004 toe". */
export function useEventWords(): (event: CaseEvent) => string {
  const { t } = useTexts()
  return ({ kind, about }) => {
    const what = { about: about ?? t('case.erasedRecord') }
    switch (kind) {
      case 'signal_added':
      case 'signal_removed':
      case 'shared':
      case 'unshared':
      case 'task_added':
      case 'task_done':
        return t(`case.event.${kind}`, what)
      case 'opened':
      case 'assessed':
      case 'closed':
      case 'reopened':
        return t(`case.event.${kind}`)
    }
  }
}
