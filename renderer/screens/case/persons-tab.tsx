import { useQuery } from '@tanstack/react-query'
import type { CaseDetail } from '../../../src/contract/cases.ts'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Empty } from '../../components/empty.tsx'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './case.module.css'

/** Persons whom the signals of this case mention, by name and nothing else (R2, R9). Opening one is for this case. */
export function PersonsTab({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const list = useQuery(
    useQueries().entities.list.queryOptions({ input: { case: detail.id, kind: 'person', order: 'name', limit: 200 } }),
  )
  return (
    <Answer
      of={list}
      empty={{
        when: ({ rows }) => rows.length === 0,
        show: <Empty icon="person" title={t('case.noPersons')} why={t('case.noPersonsWhy')} />,
      }}
    >
      {({ rows }) => (
        <ul className={styles.persons}>
          {rows.map(row => (
            <li className={styles.person} key={row.id}>
              <EntityChip
                kind="person"
                label={row.label}
                isLinked
                onPress={() =>
                  go({
                    screen: 'person',
                    entity: row.id,
                    purpose: { code: 'case_work', reference: detail.number },
                  })
                }
              />
              {row.minor && <Tag kind="outline">{t('case.minor')}</Tag>}
              <span className={styles.quiet}>{row.signals.map(({ number }) => number).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Answer>
  )
}
