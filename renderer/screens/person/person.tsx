import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'

export function Person(_props: { readonly place: Extract<Place, { screen: 'person' }> }) {
  const { t } = useTexts()
  return <PageHeader title={t('person.title')} />
}
