import { useQuery } from '@tanstack/react-query'
import { useQueries } from '../../app/queries-context.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './open.module.css'

/** How much waits. Signals, tasks and what was set aside are counted, never persons. */
export function Counts() {
  const { t, formatCount } = useTexts()
  const counts = useQuery(useQueries().signals.count.queryOptions({ input: {} }))
  if (counts.isError) return <p className={styles.hint}>{t('open.noCounts')}</p>
  if (counts.data === undefined) return null
  const { byState, openTasks, quarantined } = counts.data
  const rows = [
    [t('open.received'), byState.received],
    [t('open.triage'), byState.triage],
    [t('open.inCase'), byState.in_case],
    [t('open.tasks'), openTasks],
    [t('open.quarantined'), quarantined],
  ] as const
  return (
    <section className={styles.counts} aria-labelledby="counts">
      <h2 id="counts">{t('open.counts')}</h2>
      <dl className={styles.facts}>
        {rows.map(([label, count]) => (
          <div className={styles.row} key={label}>
            <dt>{label}</dt>
            <dd>{formatCount(count ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
