import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

/** The vault process did not say what state the vault is in: why, and a new start. */
export function Failed({ why }: { readonly why: string }) {
  const { t } = useTexts()
  return (
    <CardPage icon="warning" title={t('failed.title')} why={why}>
      <Button kind="primary" onPress={() => window.schakel.lock()}>
        {t('failed.again')}
      </Button>
    </CardPage>
  )
}
