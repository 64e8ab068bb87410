import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useTexts } from '../i18n/language-context.tsx'
import type { Draft } from './use-draft.ts'

/** Says that unfinished text was put back, and from when; it can be put away at once. */
export function DraftNotice({
  of: { restoredFrom, discard },
}: {
  readonly of: Pick<Draft, 'restoredFrom' | 'discard'>
}) {
  const { t, formatMoment } = useTexts()
  if (restoredFrom === null) return null
  return (
    <Notice kind="info">
      {t('draft.restored', { moment: formatMoment(restoredFrom) })}{' '}
      <Button kind="light" size="small" onPress={discard}>
        {t('draft.discard')}
      </Button>
    </Notice>
  )
}
