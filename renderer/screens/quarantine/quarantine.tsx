import { useNavigate } from '../../app/navigation-context.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'
import { QuarantinePanel } from './quarantine-panel.tsx'
import styles from './quarantine.module.css'

/** What was set aside at imports, until somebody decides. */
export function Quarantine({ place }: { readonly place: Extract<Place, { screen: 'quarantine' }> }) {
  const { t } = useTexts()
  const { settle } = useNavigate()
  return (
    <>
      <PageHeader title={t('quarantine.title')} under={<p className={styles.quiet}>{t('quarantine.under')}</p>} />
      <div className={styles.page}>
        <QuarantinePanel
          selected={place.entry ?? null}
          onSelect={entry => settle({ screen: 'quarantine', entry })}
          isAlone
        />
      </div>
    </>
  )
}
