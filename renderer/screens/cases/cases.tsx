import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseRow } from '../../../src/contract/cases.ts'
import { useAction } from '../../actions/use-action.ts'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { ActionButton } from '../../components/action-button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { CaseList } from './case-list.tsx'
import { NewCase } from './new-case.tsx'
import styles from './cases.module.css'

const filters = ['open', 'mine', 'closed', 'all'] as const
type Filter = (typeof filters)[number]

const holds: Readonly<Record<Filter, (row: CaseRow) => boolean>> = {
  open: ({ state }) => state === 'open' || state === 'review',
  mine: ({ mine }) => mine,
  closed: ({ state }) => state === 'closed' || state === 'erased',
  all: () => true,
}

/** Own cases and shared ones (R4), by number. */
export function Cases() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const [filter, setFilter] = useState<Filter>('open')
  const [isMaking, setMaking] = useState(false)
  const list = useQuery(useQueries().cases.list.queryOptions({ input: {} }))
  const make = useAction('cases.new', () => setMaking(true))
  return (
    <>
      <PageHeader
        title={t('cases.title')}
        under={<p className={styles.quiet}>{t('cases.under')}</p>}
        actions={
          <>
            <Segmented
              label={t('cases.show')}
              options={filters.map(id => ({ id, label: t(`cases.show.${id}`) }))}
              value={filter}
              onChange={setFilter}
            />
            <ActionButton of={make} kind="primary" />
          </>
        }
      />
      <div className={styles.list}>
        <Answer
          of={list}
          empty={{
            when: rows => !rows.some(holds[filter]),
            show: (
              <Empty
                icon="folder"
                title={t('cases.empty')}
                why={t('cases.emptyWhy')}
                action={<ActionButton of={make} />}
              />
            ),
          }}
        >
          {rows => <CaseList rows={rows.filter(holds[filter])} />}
        </Answer>
      </div>
      <NewCase
        isOpen={isMaking}
        onClose={() => setMaking(false)}
        onMade={made => {
          setMaking(false)
          go({ screen: 'case', case: made })
        }}
      />
    </>
  )
}
