import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { usePanes } from '../../app/use-panes.ts'
import { useUser } from '../../app/use-user.ts'
import { useAction } from '../../actions/use-action.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Pane, Panes, SidePane } from '../../components/panes.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AddRecipient } from './add-recipient.tsx'
import { RecipientDetail } from './recipient-detail.tsx'
import { RecipientList } from './recipient-list.tsx'
import styles from './recipients.module.css'

const listWidth = { first: 340, least: 260, most: 480 }

/** The address book: who can receive, with which key, compared by two people over another channel. */
export function Recipients() {
  const { t } = useTexts()
  const widths = usePanes()
  const [selected, setSelected] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const recipients = useQuery(useQueries().recipients.list.queryOptions({ input: {} }))
  const mayManage = useUser()?.role === 'coordinator'
  const add = useAction('recipients.add', () => setAdding(true), {
    unavailable: mayManage ? undefined : t('recipients.onlyCoordinator'),
  })
  return (
    <>
      <PageHeader
        title={t('recipients.title')}
        under={<p className={styles.quiet}>{t('recipients.under')}</p>}
        actions={<ActionButton of={add} kind="primary" />}
      />
      <Answer
        of={recipients}
        empty={{
          when: rows => rows.length === 0,
          show: <Empty icon="people" title={t('recipients.none')} why={t('recipients.noneWhy')} />,
        }}
      >
        {rows => {
          const shown = rows.find(({ id }) => id === selected) ?? rows[0]
          return (
            <Panes>
              <SidePane
                name="recipients.list"
                side="start"
                label={t('recipients.pane')}
                widths={widths}
                {...listWidth}
                className={styles.listPane}
              >
                <RecipientList rows={rows} selected={shown?.id ?? null} onSelect={setSelected} />
              </SidePane>
              <Pane label={t('recipients.detail')} className={styles.detailPane}>
                {shown !== undefined && (
                  <RecipientDetail recipient={shown} all={rows} mayManage={mayManage} key={shown.id} />
                )}
              </Pane>
            </Panes>
          )
        }}
      </Answer>
      <AddRecipient isOpen={isAdding} onClose={() => setAdding(false)} onAdded={setSelected} />
    </>
  )
}
