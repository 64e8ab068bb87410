import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { FirstRun } from './first-run.tsx'
import styles from './choose-place.module.css'

/** Shown when the program knows no vault: make one, or point at one. The system's own dialog asks where. */
export function ChoosePlace({ version }: { readonly version: string }) {
  const { t } = useTexts()
  return (
    <FirstRun version={version} step={1} title={t('founding.placeTitle')} lead={t('founding.placeLead')}>
      <div className={styles.ways}>
        <section className={styles.way}>
          <Icon name="plus" />
          <h2>{t('founding.new')}</h2>
          <p>{t('founding.newWhy')}</p>
          <Button kind="primary" onPress={() => window.schakel.createVault()}>
            {t('founding.newAction')}
          </Button>
        </section>
        <section className={styles.way}>
          <Icon name="folder" />
          <h2>{t('founding.existing')}</h2>
          <p>{t('founding.existingWhy')}</p>
          <Button onPress={() => window.schakel.chooseVault()}>{t('founding.existingAction')}</Button>
        </section>
      </div>
    </FirstRun>
  )
}
