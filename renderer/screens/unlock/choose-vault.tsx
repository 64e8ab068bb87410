import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

/** Shown when the program knows no vault folder; the system's own dialog asks for it. */
export function ChooseVault() {
  const { t } = useTexts()
  return (
    <CardPage icon="folder" title={t('choose.title')} why={t('choose.why')}>
      <Button kind="primary" onPress={() => window.schakel.chooseVault()}>
        {t('choose.action')}
      </Button>
    </CardPage>
  )
}
