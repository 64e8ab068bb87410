import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'

export function Quarantine(_props: { readonly place: Extract<Place, { screen: 'quarantine' }> }) {
  const { t } = useTexts()
  return <PageHeader title={t('quarantine.title')} />
}
