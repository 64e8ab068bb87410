import type { PageStart } from '../../app/bridge.ts'
import { useTexts } from '../../i18n/language-context.tsx'

/** The line under the heading: when and why it locked, or what to do at the start. */
export function useWhyLocked({ locked, look }: PageStart): string {
  const { t, formatTime } = useTexts()
  if (locked === null) return t('unlock.first')
  const time = formatTime(locked.at)
  switch (locked.cause) {
    case 'idle':
      return t('unlock.idle', { time, count: look.idleMinutes })
    case 'longest':
      return t('unlock.longest', { time })
    case 'suspend':
      return t('unlock.suspend', { time })
    case 'failure':
      return t('unlock.failure', { time })
    case 'demand':
    case 'quit':
      return t('unlock.demand', { time })
  }
}
