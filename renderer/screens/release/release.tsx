import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'

export function Release(_props: { readonly place: Extract<Place, { screen: 'release' }> }) {
  const { t } = useTexts()
  return <PageHeader title={t('release.title')} />
}
