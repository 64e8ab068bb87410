import { useTexts } from '../i18n/language-context.tsx'
import { Icon } from './icon.tsx'
import styles from './unsafe-banner.module.css'

/** Stands for as long as a switch weakens the program; it has no way to be closed. */
export function UnsafeBanner() {
  const { t } = useTexts()
  return (
    <aside className={styles.banner} aria-label={t('app.unsafe')}>
      <Icon name="warning" size="small" />
      {t('app.unsafe')}
    </aside>
  )
}
