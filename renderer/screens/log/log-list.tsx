import type { LogLine } from '../../../src/contract/audit.ts'
import { useActWords } from '../../app/use-act-words.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useNow } from '../../app/use-now.ts'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Result } from './result.tsx'
import { withDays } from './days.ts'
import type { LogState } from './use-log.ts'
import styles from './log.module.css'

const rowHeight = 33

interface LogListProps {
  readonly log: LogState
  readonly selected: number | null
  readonly onSelect: (index: number) => void
}

/** Lines in their own order, of which only what is in view exists; older pages come as one goes down. */
export function LogList({ log, selected, onSelect }: LogListProps) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const { lines, pages } = log
  const dayOf = (at: number): string => formatDay(at, now)
  const entries = withDays(lines, dayOf)
  const heads = ['time', 'who', 'act', 'object', 'purpose', 'n'] as const
  return (
    <>
      <div className={styles.head} aria-hidden="true">
        {heads.map(head => (
          <span data-column={head} key={head}>
            {t(`log.${head}`)}
          </span>
        ))}
      </div>
      <VirtualList
        label={t('log.list')}
        count={entries.length}
        entryAt={at => {
          const entry = entries[at]
          if (entry?.kind === 'day') return { kind: 'header', text: dayOf(entry.at) }
          const line = entry && lines[entry.index]
          return line && { kind: 'row', id: String(line.n), value: line }
        }}
        rowHeight={rowHeight}
        selected={
          selected === null ? null : entries.findIndex(entry => entry.kind === 'line' && entry.index === selected)
        }
        onSelect={at => {
          const entry = entries[at]
          if (entry?.kind === 'line') onSelect(entry.index)
        }}
        onShown={(_first, last) => {
          if (last >= entries.length - 20 && pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
        }}
      >
        {line => <Row line={line} />}
      </VirtualList>
    </>
  )
}

function Row({ line }: { readonly line: LogLine }) {
  const { t, formatSecond } = useTexts()
  const now = useNow()
  const actWords = useActWords()
  const { purpose: purposeWords } = useCodes()
  const { purpose } = line
  return (
    <div className={styles.row}>
      <span className={styles.time}>{formatSecond(line.at, now)}</span>
      <bdi>{line.actorName === '' ? t('log.program') : line.actorName}</bdi>
      <span>{actWords(line.act)}</span>
      <span className={styles.number} data-column="object">
        {line.object?.number ?? (line.query === null ? '' : t('log.hidden'))}
      </span>
      <span className={styles.quiet} data-column="purpose">
        {purpose !== null && [purposeWords(purpose.code), purpose.reference].filter(Boolean).join(', ')}
        {line.result === 'again' && t('log.again', { count: line.count ?? 0 })}
        {purpose === null && !['ok', 'again'].includes(line.result) && <Result code={line.result} />}
      </span>
      <span className={styles.number}>{line.n}</span>
    </div>
  )
}
