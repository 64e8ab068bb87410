import type { LogLine } from '../../../src/contract/audit.ts'
import { useActWords } from '../../app/use-act-words.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useNow } from '../../app/use-now.ts'
import { cx } from '../../components/cx.ts'
import { Hidden } from '../../components/hidden.tsx'
import { Icon } from '../../components/icon.tsx'
import { Tag } from '../../components/tag.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { actOf, numberOf, type LogGroup, type LogRow } from './log-rows.ts'
import { Result } from './result.tsx'
import type { LogState } from './use-log.ts'
import styles from './log.module.css'

const rowHeight = 33

interface LogListProps {
  readonly log: LogState
  /** Id of a row. */
  readonly selected: string | null
  readonly onSelect: (row: LogRow) => void
  readonly onFold: (group: LogGroup) => void
}

/** Lines in their own order, of which only what is in view exists; older pages come as one goes down. */
export function LogList({ log, selected, onSelect, onFold }: LogListProps) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const { rows, pages } = log
  const heads = ['time', 'who', 'act', 'object', 'purpose', 'n'] as const
  const at = rows.findIndex(({ id }) => id === selected)
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
        count={rows.length}
        entryAt={index => {
          const row = rows[index]
          if (row?.kind === 'day') return { kind: 'header', text: formatDay(row.at, now) }
          return row && { kind: 'row', id: row.id, value: row }
        }}
        rowHeight={rowHeight}
        selected={at === -1 ? null : at}
        onSelect={index => {
          const row = rows[index]
          if (row !== undefined) onSelect(row)
        }}
        onOpen={index => {
          const row = rows[index]
          if (row?.kind === 'group') onFold(row)
        }}
        onShown={(_first, last) => {
          if (last >= rows.length - 20 && pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
        }}
      >
        {row => (row.kind === 'group' ? <Group group={row} /> : <Row line={row.line} isInside={row.isInside} />)}
      </VirtualList>
    </>
  )
}

/** What belongs to one action, in one line. */
function Group({ group }: { readonly group: LogGroup }) {
  const { t, formatTime, formatSecond } = useTexts()
  const actWords = useActWords()
  const purposeWords = usePurposeWords()
  const { lines, isOpen } = group
  const [newest] = lines
  const first = lines.at(-1) ?? newest
  return (
    <div className={styles.row}>
      <span className={styles.time}>
        {formatTime(first.at) === formatTime(newest.at)
          ? formatSecond(newest.at)
          : t('log.fromTo', { from: formatTime(first.at), to: formatTime(newest.at) })}
      </span>
      <bdi>{newest.actorName === '' ? t('log.program') : newest.actorName}</bdi>
      <span className={styles.act}>
        <Icon name={isOpen ? 'chevronUp' : 'chevronDown'} size="small" />
        <Hidden>{t(isOpen ? 'log.unfolded' : 'log.folded')}</Hidden>
        <span className={styles.actWords}>{actWords(actOf(group))}</span>
        <Tag>{t('log.count', { count: lines.length })}</Tag>
      </span>
      <span className={styles.number} data-column="object">
        {numberOf(group)}
      </span>
      <span className={styles.quiet} data-column="purpose">
        {purposeWords(newest)}
      </span>
      <span className={styles.number}>{newest.n}</span>
    </div>
  )
}

function Row({ line, isInside }: { readonly line: LogLine; readonly isInside: boolean }) {
  const { t, formatSecond } = useTexts()
  const actWords = useActWords()
  const purposeWords = usePurposeWords()
  return (
    <div className={cx(styles.row, isInside && styles.inside)}>
      <span className={styles.time}>{formatSecond(line.at)}</span>
      <bdi>{line.actorName === '' ? t('log.program') : line.actorName}</bdi>
      <span>{actWords(line.act)}</span>
      <span className={styles.number} data-column="object">
        {line.object?.number ?? (line.query === null ? '' : t('log.hidden'))}
      </span>
      <span className={styles.quiet} data-column="purpose">
        {purposeWords(line)}
        {line.result === 'again' && t('log.again', { count: line.count ?? 0 })}
        {line.purpose === null && !['ok', 'again'].includes(line.result) && <Result code={line.result} />}
      </span>
      <span className={styles.number}>{line.n}</span>
    </div>
  )
}

function usePurposeWords(): (line: LogLine) => string {
  const { purpose: wordsOf } = useCodes()
  return ({ purpose }) =>
    purpose === null ? '' : [wordsOf(purpose.code), purpose.reference].filter(Boolean).join(', ')
}
