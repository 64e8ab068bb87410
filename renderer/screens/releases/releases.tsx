import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { WaitingList } from './waiting-list.tsx'
import styles from './releases.module.css'

/** What others made and waits for this user; what this user made stands apart and can only be looked at (R63). */
export function Releases() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const waiting = useQuery(useQueries().packets.waiting.queryOptions({ input: {} }))
  return (
    <>
      <PageHeader title={t('releases.title')} under={<p className={styles.quiet}>{t('releases.under')}</p>} />
      <div className={styles.list}>
        <Answer
          of={waiting}
          empty={{
            when: rows => rows.length === 0,
            show: (
              <Empty
                icon="reviewers"
                title={t('releases.none')}
                why={t('releases.noneWhy')}
                action={<Button onPress={() => go({ screen: 'packets' })}>{t('releases.noneAction')}</Button>}
              />
            ),
          }}
        >
          {rows => <WaitingList rows={rows} />}
        </Answer>
      </div>
    </>
  )
}
