import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './import.module.css'

/** Says that files can be dropped; the whole window takes them. */
export function DropPlace() {
  const { t } = useTexts()
  return (
    <section className={styles.drop}>
      <Icon name="import" size="large" />
      <h2 className={styles.dropTitle}>{t('import.drop')}</h2>
      <p className={styles.quiet}>{t('import.dropWhy')}</p>
      <p className={styles.local}>
        <Icon name="offline" size="small" />
        {t('import.local')}
      </p>
    </section>
  )
}
