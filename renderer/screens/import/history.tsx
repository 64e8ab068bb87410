import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import type { ImportId } from '../../../src/contract/ids.ts'
import type { ImportRun } from '../../../src/contract/imports.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { RunState } from './run-state.tsx'
import styles from './import.module.css'

const pageOf = 8

/** Imports of before, each with its sum: "what happened to that list?" has an answer. */
export function History({ shown }: { readonly shown: ImportId | null }) {
  const { t } = useTexts()
  const runs = useRuns()
  const rows = (runs.data?.pages.flatMap(page => page.rows) ?? []).filter(({ run }) => run !== shown)
  if (rows.length === 0) return null
  return (
    <Panel title={t('import.history')} isFlush>
      <ul className={styles.history}>
        {rows.map(run => (
          <Former run={run} key={run.run} />
        ))}
      </ul>
      {runs.hasNextPage && (
        <div className={styles.foot}>
          <Button size="small" onPress={() => void runs.fetchNextPage()}>
            {t('import.more')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

export function useRuns() {
  const { imports } = useQueries()
  return useInfiniteQuery(
    imports.runs.infiniteOptions({
      input: (after: string | null) => ({ limit: pageOf, ...(after === null ? {} : { after }) }),
      initialPageParam: noPage(),
      getNextPageParam: page => page.next,
    }),
  )
}

/** Typed by its return: the first page comes after nothing. */
function noPage(): string | null {
  return null
}

function Former({ run }: { readonly run: ImportRun }) {
  const { t, formatMoment } = useTexts()
  const { go } = useNavigate()
  const now = useNow()
  const { at, by, sum } = run
  const parts = [
    t('import.historyRow', { count: sum.received }),
    sum.registered > 0 ? t('import.historyNew', { count: sum.registered }) : '',
    sum.lists > 0 ? t('import.historyLists', { count: sum.lists }) : '',
    sum.quarantined > 0 ? t('import.historySet', { count: sum.quarantined }) : '',
    sum.refused > 0 ? t('import.historyRefused', { count: sum.refused }) : '',
  ]
  return (
    <li className={styles.former}>
      <Link className={styles.formerLink ?? ''} onPress={() => go({ screen: 'import', run: run.run })}>
        {formatMoment(at, now)}
      </Link>
      <span className={styles.formerSum}>{parts.filter(part => part !== '').join(' · ')}</span>
      <RunState run={run} />
      <span className={styles.quiet}>{t('import.by', { name: by })}</span>
    </li>
  )
}
