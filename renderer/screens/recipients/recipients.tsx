import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

export function Recipients() {
  const { t } = useTexts()
  return <PageHeader title={t('recipients.title')} />
}
