import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListId } from '../../../src/contract/ids.ts'
import type { ListOffer } from '../../../src/contract/imports.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { usePanes } from '../../app/use-panes.ts'
import { useProblem } from '../../app/use-problem.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Pane, Panes, SidePane } from '../../components/panes.tsx'
import { Tag } from '../../components/tag.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { dateWords } from '../../i18n/date-words.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { RowDetail } from './row-detail.tsx'
import styles from './list-rows.module.css'

const rowHeight = 60

/** The rows of a list that have a remark. None is chosen beforehand; each is taken by hand, with a theme (R6, R7). */
export function ListRows({ list }: { readonly list: ListId }) {
  const { t } = useTexts()
  const { imports } = useQueries()
  const problemOf = useProblem()
  const offer = useQuery(imports.listRows.queryOptions({ input: { list } }))
  if (offer.isError && problemOf(offer.error).code === 'NOT_FOUND')
    return (
      <>
        <PageHeader title={t('list.rows')} back={<Back />} />
        <Empty icon="people" title={t('list.gone')} why={t('list.goneWhy')} />
      </>
    )
  return (
    <>
      {!offer.isSuccess && <PageHeader title={t('list.rows')} back={<Back />} />}
      <Answer of={offer}>{found => <Offer list={list} offer={found} />}</Answer>
    </>
  )
}

function Back() {
  const { t } = useTexts()
  const { go } = useNavigate()
  return <IconButton icon="back" label={t('import.back')} onPress={() => go({ screen: 'import' })} />
}

function Offer({ list, offer }: { readonly list: ListId; readonly offer: ListOffer }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const announce = useAnnounce()
  const panes = usePanes()
  const [selected, setSelected] = useState<number | null>(null)
  const { rows, malformed, remarks } = offer
  const forgetting = useCommand(useQueries().imports.forgetList, {
    onDone: () => {
      announce(t('list.forgotten'))
      go({ screen: 'import' })
    },
  })
  const forget = useAction('list.forget', () => forgetting.run({ list }))
  const step = (by: number) => () => {
    if (rows.length > 0) setSelected(at => Math.min(rows.length - 1, Math.max(0, (at ?? (by > 0 ? -1 : 1)) + by)))
  }
  useAction('list.next', step(1))
  useAction('list.previous', step(-1))
  const row = selected === null ? undefined : rows[selected]
  return (
    <>
      <PageHeader
        title={<Foreign text={offer.name} />}
        under={<Numbers offer={offer} />}
        back={<Back />}
        actions={<ActionButton of={forget} isBusy={forgetting.isBusy} />}
      />
      {malformed.length > 0 && (
        <div className={styles.notice}>
          <Notice kind="warn">
            {t('list.malformed', {
              count: malformed.length,
              lines: malformed.map(({ line }) => String(line)).join(', '),
            })}
          </Notice>
        </div>
      )}
      {rows.length === 0 ? (
        <Empty icon="people" title={t('list.empty')} why={t('list.emptyWhy')} />
      ) : (
        <Panes>
          <SidePane
            name="import.rows"
            side="start"
            first={340}
            least={240}
            most={520}
            widths={panes}
            label={t('list.rows')}
            className={styles.rows}
          >
            <VirtualList
              label={t('list.rows')}
              count={rows.length}
              rowHeight={rowHeight}
              selected={selected}
              entryAt={at => {
                const found = rows[at]
                return found && { kind: 'row', id: found.number, value: found }
              }}
              onSelect={setSelected}
            >
              {found => (
                <div className={styles.row}>
                  <span className={styles.rowHead}>
                    {t('list.row', { number: found.number })}
                    {found.taken !== null && <Tag kind="ok">{t('list.taken')}</Tag>}
                  </span>
                  <span className={styles.remark}>
                    <Foreign text={remarkOf(found, remarks)} />
                  </span>
                </div>
              )}
            </VirtualList>
          </SidePane>
          <Pane label={row === undefined ? t('list.chooseRow') : t('list.row', { number: row.number })}>
            {row === undefined ? (
              <Empty icon="people" title={t('list.chooseRow')} why={t('list.chooseRowWhy')} />
            ) : (
              <RowDetail list={list} row={row} offer={offer} key={row.number} />
            )}
          </Pane>
        </Panes>
      )}
    </>
  )
}

function remarkOf({ cells }: ListOffer['rows'][number], remarks: readonly string[]): string {
  return remarks
    .flatMap(column => cells[column] ?? [])
    .filter(cell => cell.trim() !== '')
    .join(' · ')
}

function Numbers({ offer: { records, rows, listOn } }: { readonly offer: ListOffer }) {
  const { t, language } = useTexts()
  const parts = [
    t('list.under', { count: records }),
    t('list.offered', { count: rows.length }),
    ...(listOn === null ? [] : [t('list.on', { day: dateWords(listOn, t, language) })]),
  ]
  return <p className={styles.under}>{parts.join(' · ')}</p>
}
