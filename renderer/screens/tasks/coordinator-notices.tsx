import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AccessAskedNotices } from './access-asked.tsx'
import styles from './tasks.module.css'

/** What comes to the coordinator by itself: who asks for access (R4), signals past their term (R54), rectifications that nobody confirmed (R57). */
export function CoordinatorNotices() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { inbox, packets } = useQueries()
  const todo = useQuery(inbox.summary.queryOptions({ input: { tab: 'todo' } }))
  const waiting = useQuery(inbox.summary.queryOptions({ input: { tab: 'source' } }))
  const rectifications = useQuery(packets.rectifications.queryOptions({ input: {} }))
  const overdue = [todo.data, waiting.data]
    .flatMap(summary => summary?.groups ?? [])
    .filter(({ group }) => group === 'overdue')
    .reduce((sum, { count }) => sum + count, 0)
  const open = rectifications.data?.length ?? 0
  return (
    <div className={styles.notices}>
      <AccessAskedNotices />
      {overdue > 0 && (
        <Notice kind="warn">
          <div className={styles.notice}>
            {t('tasks.overdueSignals', { count: overdue })}
            <Button size="small" onPress={() => go({ screen: 'inbox' })}>
              {t('tasks.overdueSignalsGo')}
            </Button>
          </div>
        </Notice>
      )}
      {open > 0 && (
        <Notice kind="warn">
          <div className={styles.notice}>
            {t('tasks.rectifications', { count: open })}
            <Button size="small" onPress={() => go({ screen: 'packets' })}>
              {t('tasks.rectificationsGo')}
            </Button>
          </div>
        </Notice>
      )}
    </div>
  )
}
