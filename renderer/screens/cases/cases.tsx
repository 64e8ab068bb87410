import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

export function Cases() {
  const { t } = useTexts()
  return <PageHeader title={t('cases.title')} />
}
