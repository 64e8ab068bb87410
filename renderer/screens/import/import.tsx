import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

export function Import() {
  const { t } = useTexts()
  return <PageHeader title={t('import.title')} />
}
