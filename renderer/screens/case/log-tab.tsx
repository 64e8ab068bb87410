import { useInfiniteQuery } from '@tanstack/react-query'
import type { LogLine } from '../../../src/contract/audit.ts'
import type { CaseId } from '../../../src/contract/ids.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useActWords } from '../../app/use-act-words.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useNow } from '../../app/use-now.ts'
import { useProblem } from '../../app/use-problem.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './case.module.css'

/** Who looked at this case or changed it; looking is in it as well as changing (R62). */
export function LogTab({ caseId }: { readonly caseId: CaseId }) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const actWords = useActWords()
  const { purpose: purposeWords } = useCodes()
  const problemOf = useProblem()
  const log = useInfiniteQuery(
    useQueries().cases.log.infiniteOptions({
      input: (before: number | undefined) => ({ case: caseId, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: page => page.next ?? undefined,
      // Each reading is a line of its own.
      staleTime: Infinity,
    }),
  )
  if (log.isError) return <Notice kind="stop">{problemOf(log.error).text}</Notice>
  if (log.data === undefined) return <Skeleton />
  const entries = repeatsJoined(log.data.pages.flatMap(page => page.entries))
  if (entries.length === 0) return <p className={styles.empty}>{t('case.logEmpty')}</p>
  return (
    <>
      <ol className={styles.log} aria-label={t('case.logName')}>
        {entries.map(({ line: { n, at, actorName, act, object, purpose }, times }) => (
          <li className={styles.logLine} key={n}>
            <time className={styles.when}>{formatMoment(at, now)}</time>
            <div>
              <strong>{actorName === '' ? t('case.program') : actorName}</strong> {actWords(act)}{' '}
              {object !== null && object.number !== null && <span className={styles.number}>{object.number}</span>}
              {times > 1 && <span className={styles.quiet}> {t('case.logTimes', { count: times })}</span>}
              {purpose !== null && (
                <span className={styles.quiet}>
                  {' '}
                  {purposeWords(purpose.code)}
                  {purpose.reference !== null && `, ${purpose.reference}`}
                </span>
              )}
            </div>
          </li>
        ))}
      </ol>
      {log.hasNextPage && (
        <div className={styles.cardFoot}>
          <Button onPress={() => void log.fetchNextPage()} isBusy={log.isFetchingNextPage}>
            {t('case.logMore')}
          </Button>
        </div>
      )}
    </>
  )
}

interface Repeated {
  readonly line: LogLine
  readonly times: number
}

/** The same act on the same thing, one after the other, is one line with how often. */
function repeatsJoined(lines: readonly LogLine[]): Repeated[] {
  const joined: Repeated[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    if (last !== undefined && isRepeat(last.line, line)) joined.splice(-1, 1, { ...last, times: last.times + 1 })
    else joined.push({ line, times: 1 })
  }
  return joined
}

function isRepeat(one: LogLine, other: LogLine): boolean {
  return (
    one.act === other.act &&
    one.actor === other.actor &&
    one.object?.id === other.object?.id &&
    one.purpose?.reference === other.purpose?.reference
  )
}
