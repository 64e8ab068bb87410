import { cx } from '../../components/cx.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import marks from './marked-paragraph.module.css'
import styles from './signal.module.css'

/** What the lines under words mean: solid, dashed, double; never by colour alone. */
export function Legend() {
  const { t } = useTexts()
  return (
    <ul className={styles.legend} aria-label={t('signal.legend')}>
      <li>
        <span className={cx(marks.mention, marks.person)}>
          <span>{t('signal.legendName')}</span>
        </span>{' '}
        {t('signal.legendLinked')}
      </li>
      <li>
        <span className={cx(marks.mention, marks.person, marks.unlinked)}>
          <span>{t('signal.legendName')}</span>
        </span>{' '}
        {t('signal.legendUnlinked')}
      </li>
      <li>
        <mark className={marks.claim}>{t('signal.legendWords')}</mark> {t('signal.legendClaim')}
      </li>
      <li>
        <mark className={marks.nuance}>{t('signal.legendWords')}</mark> {t('signal.legendNuance')}
      </li>
    </ul>
  )
}
