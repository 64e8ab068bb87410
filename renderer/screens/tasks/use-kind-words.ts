import { useTexts } from '../../i18n/language-context.tsx'

const kinds = [
  'ask_source',
  'await_source',
  'call_back',
  'feedback_to_reporter',
  'feedback',
  'consent',
  'review',
  'rectification',
  'help_check',
  'receipt_chase',
] as const

/** The kind of a task in words; one that somebody made up is a task like any other. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTexts()
  return kind => t(`tasks.kind.${kinds.find(known => known === kind) ?? 'other'}`)
}
