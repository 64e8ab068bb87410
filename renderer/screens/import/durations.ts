import type { Translate } from '../../i18n/catalogue.ts'

/** What is left, no more exactly than anybody can know. */
export function leftWords(leftMs: number, t: Translate): string {
  if (leftMs < 60_000) return t('import.leftShort')
  return t('import.leftMinutes', { count: Math.round(leftMs / 60_000) })
}

export function durationWords(seconds: number, t: Translate): string {
  if (seconds < 90) return t('import.seconds', { count: Math.max(1, Math.round(seconds)) })
  return t('import.minutes', { count: Math.round(seconds / 60) })
}
