import type { ImportId } from '../../../src/contract/ids.ts'
import { useNow } from '../../app/use-now.ts'
import { Answer } from '../../app/answer.tsx'
import { Empty } from '../../components/empty.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Account } from './account.tsx'
import { useRuns } from './history.tsx'
import { Outcome } from './outcome.tsx'

/** How an import of before ended. */
export function FormerRun({ run }: { readonly run: ImportId }) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const runs = useRuns()
  return (
    <Answer of={runs}>
      {({ pages }) => {
        const found = pages.flatMap(page => page.rows).find(row => row.run === run)
        if (found === undefined) return <Empty icon="import" title={t('import.history')} />
        return (
          <>
            <Outcome run={run} sum={found.sum} notRead={0} title={formatMoment(found.at, now)} />
            <Account run={run} />
          </>
        )
      }}
    </Answer>
  )
}
