import { useState } from 'react'
import type { CaseRow } from '../../../src/contract/cases.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useDays } from '../../app/use-days.ts'
import { useNow } from '../../app/use-now.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Tag } from '../../components/tag.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './cases.module.css'

const rowHeight = 68

export function CaseList({ rows }: { readonly rows: readonly CaseRow[] }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const [selected, setSelected] = useState<number | null>(null)
  return (
    <VirtualList
      label={t('cases.list')}
      count={rows.length}
      entryAt={index => {
        const row = rows[index]
        return (
          row && {
            kind: 'row',
            id: row.id,
            value: row,
          }
        )
      }}
      rowHeight={rowHeight}
      selected={selected}
      onSelect={setSelected}
      onOpen={index => {
        const row = rows[index]
        if (row !== undefined) go({ screen: 'case', case: row.id })
      }}
    >
      {row => <Row row={row} />}
    </VirtualList>
  )
}

function Row({ row }: { readonly row: CaseRow }) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const days = useDays()
  return (
    <div className={styles.row}>
      <span className={styles.number}>{row.number}</span>
      <div className={styles.words}>
        <span className={styles.title}>
          <Foreign text={row.title} />
          <Tag kind={row.state === 'open' ? 'accent' : row.state === 'review' ? 'warn' : 'neutral'}>
            {t(`case.state_${row.state}`)}
          </Tag>
        </span>
        <span className={styles.quiet}>
          {t('cases.signals', { count: row.signals })}
          {' · '}
          {t('cases.owner', { name: row.owner })}
          {row.reviewOn !== null && ` · ${t('cases.review', { day: days.format(row.reviewOn) })}`}
        </span>
      </div>
      <div className={styles.work}>
        {row.openTasks > 0 && <span>{t('cases.tasks', { count: row.openTasks })}</span>}
        {row.nextDue !== null &&
          (days.isPast(row.nextDue) ? (
            <Tag kind="warn" icon="clock">
              {t('cases.overdue', { day: days.format(row.nextDue) })}
            </Tag>
          ) : (
            <span className={styles.quiet}>{t('cases.due', { day: days.format(row.nextDue) })}</span>
          ))}
      </div>
      <span className={styles.day}>{t('cases.changed', { day: formatDay(row.changedAt, now) })}</span>
      <Icon name="chevronRight" />
    </div>
  )
}
