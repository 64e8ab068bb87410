import type { ImportRun } from '../../../src/contract/imports.ts'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

/** Whether a former import is over, and whether something of it is missing. */
export function RunState({ run: { state, open, left, isUndone } }: { readonly run: ImportRun }) {
  const { t } = useTexts()
  if (state === 'paused' || state === 'interrupted')
    return (
      <Tag kind="warn" icon="pause">
        {t('import.statusLaidAside', { count: left })}
      </Tag>
    )
  if (isUndone) return <Tag icon="trash">{t('import.undone')}</Tag>
  if (open.length === 0) return null
  return (
    <Tag kind="warn" icon="warning">
      {t('import.historyOpen', { count: open.length })}
    </Tag>
  )
}
