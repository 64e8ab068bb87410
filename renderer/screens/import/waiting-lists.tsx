import { useQuery } from '@tanstack/react-query'
import type { HeldList } from '../../../src/contract/imports.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Panel } from '../../components/panel.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './import.module.css'

/** Lists whose rows a person may still choose from; nothing of them is kept anywhere (R6). */
export function WaitingLists() {
  const { t, formatCount } = useTexts()
  const { data: lists = [] } = useQuery(useQueries().imports.lists.queryOptions({ input: {} }))
  if (lists.length === 0) return null
  return (
    <Panel
      title={t('import.listsWaiting')}
      tag={<Tag kind="warn">{formatCount(lists.length)}</Tag>}
      aside={t('import.listsWaitingWhy')}
      isFlush
    >
      <ul>
        {lists.map(list => (
          <Waiting list={list} key={list.list} />
        ))}
      </ul>
    </Panel>
  )
}

function Waiting({ list: { list, name, offered, taken, at, records } }: { readonly list: HeldList }) {
  const { t, formatMoment } = useTexts()
  const { go } = useNavigate()
  return (
    <li className={styles.waitingList}>
      <span className={styles.badge}>
        <Icon name="people" />
      </span>
      <div className={styles.waitingWords}>
        <div className={styles.waitingHead}>
          <span className={styles.unitName}>
            <Foreign text={name} />
          </span>
          <Tag kind="outline">{t('list.under', { count: records })}</Tag>
          <span className={styles.when}>{formatMoment(at)}</span>
        </div>
        <p className={styles.needs}>{t('import.listNeeds')}</p>
        <p className={styles.reason}>
          {offered === 0 ? t('import.listNone') : t('import.listWhy', { count: offered })}
        </p>
        <div className={styles.buttons}>
          <Button size="small" onPress={() => go({ screen: 'import', list })}>
            {t('import.listChoose')}
          </Button>
          {taken > 0 && <span className={styles.quiet}>{t('import.listTaken', { count: taken })}</span>}
        </div>
      </div>
    </li>
  )
}
