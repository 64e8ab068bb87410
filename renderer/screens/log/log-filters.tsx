import { logViews } from './views.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { actGroups } from './act-groups.ts'
import type { LogState } from './use-log.ts'
import styles from './log.module.css'

/** Filters only: the order is that of the lines and cannot be changed. */
export function LogFilters({ log }: { readonly log: LogState }) {
  const { t } = useTexts()
  const { filter, change, choices, total } = log
  const groups = [
    { id: 'all' as const, label: t('log.group.all') },
    ...actGroups.map(id => ({ id, label: t(`log.group.${id}`) })),
  ]
  return (
    <div className={styles.filters} data-filters>
      <TextField label={t('log.about')} name="about" value={filter.about} onChange={about => change({ about })} />
      <Select
        label={t('log.actor')}
        name="actor"
        options={[
          { id: '', label: t('log.everyone') },
          ...(choices?.actors ?? []).map(({ id, name }) => ({ id, label: name })),
        ]}
        value={filter.actor}
        onChange={actor => change({ actor })}
      />
      <Select
        label={t('log.group')}
        name="group"
        options={groups}
        value={filter.group}
        onChange={group => change({ group })}
      />
      <DateField label={t('log.from')} name="from" value={filter.from} onChange={from => change({ from })} />
      <DateField label={t('log.until')} name="until" value={filter.until} onChange={until => change({ until })} />
      <Segmented
        label={t('log.view')}
        options={logViews.map(id => ({ id, label: t(`log.view.${id}`) }))}
        value={filter.view}
        onChange={view => change({ view })}
      />
      {filter.person !== '' && (
        <Button icon="close" onPress={() => change({ person: '' })}>
          {t('log.person')}
        </Button>
      )}
      <span className={styles.total} role="status">
        {t('log.count', { count: total })}
      </span>
    </div>
  )
}
