import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../app/answer.tsx'
import { OpenContent } from '../../app/open-content.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { usePanes } from '../../app/use-panes.ts'
import { Button } from '../../components/button.tsx'
import { ActionButton } from '../../components/action-button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Pane, Panes, SidePane } from '../../components/panes.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { ExtractDialog } from './extract-dialog.tsx'
import { GroupDetail } from './group-detail.tsx'
import { LogDetail } from './log-detail.tsx'
import { LogFilters } from './log-filters.tsx'
import { LogList } from './log-list.tsx'
import { useLog } from './use-log.ts'
import { Verdict } from './verdict.tsx'
import styles from './log.module.css'

/** Who did what, when and for which purpose: read only, filters only, words only after a reason. */
export function Log() {
  const { t } = useTexts()
  const announce = useAnnounce()
  const panes = usePanes()
  const queries = useQueries()
  const log = useLog()
  const [selected, setSelected] = useState<string | null>(null)
  const user = useQuery(queries.vault.status.queryOptions({ input: {} })).data?.user
  const check = useCommand(queries.audit.verify, { onDone: () => announce(t('log.verified')) })
  const verify = useAction('log.verify', () => {
    if (!check.isBusy) check.run({})
  })
  const [isExtracting, setExtracting] = useState(false)
  const extract = useAction('log.extract', () => setExtracting(true))
  const mayReveal = user?.role === 'privacy_officer'
  const choosable = log.rows.filter(({ kind }) => kind !== 'day')
  const at = choosable.findIndex(({ id }) => id === selected)
  const row = choosable[at]
  const step = (by: 1 | -1): void => {
    const next = choosable[Math.min(choosable.length - 1, Math.max(0, at + by))]
    if (next !== undefined) setSelected(next.id)
  }
  useAction('log.next', () => step(1))
  useAction('log.previous', () => step(-1))
  useAction('log.filter', () => document.querySelector<HTMLElement>('[data-filters] input')?.focus())
  const fold = useAction(
    'log.fold',
    () => {
      if (row?.kind === 'group') log.fold(row)
    },
    { unavailable: row?.kind === 'group' ? undefined : t('log.foldNothing') },
  )
  return (
    <>
      <PageHeader
        title={t('log.title')}
        under={<p className={styles.quiet}>{t('log.under')}</p>}
        actions={
          <>
            {mayReveal && <OpenContentAction />}
            <ActionButton of={extract} />
          </>
        }
      />
      {isExtracting && <ExtractDialog mayRelease={mayReveal} onClose={() => setExtracting(false)} />}
      <Verdict verify={verify} isBusy={check.isBusy} problem={check.problem?.text} />
      <LogFilters log={log} />
      <Panes>
        <Pane label={t('log.list')} className={styles.list}>
          <Answer
            of={log.pages}
            empty={{
              when: () => log.rows.length === 0,
              show: (
                <Empty
                  icon="log"
                  title={t('log.none')}
                  why={t('log.noneWhy')}
                  action={<Button onPress={log.clear}>{t('log.clear')}</Button>}
                />
              ),
            }}
          >
            {() => <LogList log={log} selected={selected} onSelect={({ id }) => setSelected(id)} onFold={log.fold} />}
          </Answer>
        </Pane>
        <SidePane
          name="log.detail"
          side="end"
          first={356}
          least={264}
          most={480}
          widths={panes}
          label={t('log.detail')}
          className={styles.side}
        >
          {row?.kind === 'line' ? (
            <LogDetail line={row.line} log={log} mayReveal={mayReveal} />
          ) : row?.kind === 'group' ? (
            <GroupDetail group={row} fold={fold} />
          ) : (
            <p className={styles.choose}>{t('log.choose')}</p>
          )}
        </SidePane>
      </Panes>
    </>
  )
}

function OpenContentAction() {
  const [isAsking, setAsking] = useState(false)
  const open = useAction('log.content', () => setAsking(true))
  return (
    <>
      <ActionButton of={open} />
      <OpenContent isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  )
}
