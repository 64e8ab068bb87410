import type { LogLine } from '../../../src/contract/audit.ts'
import { useActWords } from '../../app/use-act-words.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useNow } from '../../app/use-now.ts'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
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
  const { t } = useTexts()
  const { lines, pages } = log
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
        count={lines.length}
        entryAt={index => {
          const line = lines[index]
          return (
            line && {
              kind: 'row',
              id: String(line.n),
              value: line,
            }
          )
        }}
        rowHeight={rowHeight}
        selected={selected}
        onSelect={onSelect}
        onShown={(_first, last) => {
          if (last >= lines.length - 20 && pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
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
        {purpose === null && line.result !== 'ok' && line.result}
      </span>
      <span className={styles.number}>{line.n}</span>
    </div>
  )
}
