import { memo } from 'react'
import type { InboxRow } from '../../../../src/contract/inbox.ts'
import { useDays } from '../../../app/use-days.ts'
import { useNow } from '../../../app/use-now.ts'
import { Foreign, ForeignText } from '../../../components/foreign.tsx'
import { Hidden } from '../../../components/hidden.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Tag } from '../../../components/tag.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import type { InboxTab } from '../../../../src/contract/inbox.ts'
import { useCodes } from '../../../app/use-codes.ts'
import type { DueWords } from '../use-due-words.ts'
import styles from './signal-line.module.css'
import { PartnerTag } from '../../../app/partner-tag.tsx'

interface SignalLineProps {
  readonly row: InboxRow
  readonly tab: InboxTab
  readonly dueText: DueWords['text']
  readonly isDueSoon: DueWords['isSoon']
  readonly isRelated: boolean
}

/** One signal in a list: from whom, until when, its title, its first words. While a list moves under somebody, the lines stay as they are. */
export const SignalLine = memo(function SignalLine({ row, tab, dueText, isDueSoon, isRelated }: SignalLineProps) {
  const when = <When row={row} tab={tab} due={{ text: dueText, isSoon: isDueSoon }} />
  return row.kind === 'stub' ? (
    <StubLine row={row} when={when} />
  ) : (
    <FullLine row={row} when={when} isRelated={isRelated} />
  )
})

function FullLine({
  row,
  when,
  isRelated,
}: {
  readonly row: Extract<InboxRow, { kind: 'signal' }>
  readonly when: React.ReactNode
  readonly isRelated: boolean
}) {
  const { t } = useTexts()
  return (
    <div className={styles.line} data-read={!row.unread || undefined}>
      <div className={styles.head}>
        <span className={styles.dot} aria-hidden="true" />
        <PartnerTag code={row.sender} />
        <span className={styles.number}>{lastPart(row.number)}</span>
        <span className={styles.tags}>
          <Tags row={row} isRelated={isRelated} />
        </span>
        {when}
      </div>
      <div className={styles.title}>
        {row.unread && <Hidden>{`${t('inbox.unread')}: `}</Hidden>}
        <Foreign text={row.title} />
      </div>
      <div className={styles.opening} dir="auto">
        <ForeignText text={row.opening} />
      </div>
    </div>
  )
}

function Tags({
  row,
  isRelated,
}: {
  readonly row: Extract<InboxRow, { kind: 'signal' }>
  readonly isRelated: boolean
}) {
  const { t, formatCount } = useTexts()
  const { books } = useCodes()
  const isBlocking = books?.handlingCodes.list.find(({ code }) => code === row.handling)?.blocksOnward === true
  return (
    <>
      {row.minor && <Tag kind="outline">{t('inbox.minor')}</Tag>}
      {isBlocking && !row.handlingAssumed && (
        <Tag kind="stop" icon="condition">
          {row.handling}
        </Tag>
      )}
      {isRelated && (
        <Tag kind="accent" icon="link">
          {t('inbox.related')}
        </Tag>
      )}
      {row.sender === 'anonymous' && <Tag>{t('inbox.anonymous')}</Tag>}
      {!row.hasText && <Tag icon="image">{t('inbox.noText')}</Tag>}
      {row.handlingAssumed && <Tag>{t('inbox.assumed', { code: row.handling })}</Tag>}
      {row.attachments > 0 && (
        <Tag icon="attachment">
          <span aria-hidden="true">{formatCount(row.attachments)}</span>
          <Hidden>{t('inbox.attachments', { count: row.attachments })}</Hidden>
        </Tag>
      )}
    </>
  )
}

function StubLine({
  row,
  when,
}: {
  readonly row: Extract<InboxRow, { kind: 'stub' }>
  readonly when: React.ReactNode
}) {
  const { t } = useTexts()
  const { label } = useCodes()
  return (
    <div className={styles.line} data-read>
      <div className={styles.head}>
        <span className={styles.dot} aria-hidden="true" />
        <span className={styles.number}>{row.number}</span>
        <span className={styles.tags} />
        {when}
      </div>
      <div className={styles.title}>{t(`inbox.state.${row.state}`)}</div>
      <div className={styles.opening}>{row.reason === null ? '' : label('closingReasons', row.reason)}</div>
    </div>
  )
}

/** What this list waits for: the term, the answer, the moment that it comes back, the day of erasing. */
function When({ row, tab, due }: { readonly row: InboxRow; readonly tab: InboxTab; readonly due: DueWords }) {
  const { t, formatDay, formatMoment } = useTexts()
  const days = useDays()
  const now = useNow()
  const day = formatDay(row.endsAt, now)
  if (tab === 'later' && row.laterUntil !== null)
    return <span className={styles.due}>{t('inbox.backAt', { moment: formatMoment(row.laterUntil, now) })}</span>
  if (tab === 'source' && row.kind === 'signal' && row.answerBy !== null)
    return <span className={styles.due}>{t('inbox.answerBy', { day: days.format(row.answerBy) })}</span>
  if (tab === 'closed' || tab === 'gone')
    return (
      <span className={styles.due}>
        {row.endsAt > now ? t('inbox.erasesOn', { day }) : t('inbox.erasedOn', { day })}
      </span>
    )
  if (tab === 'case' || tab === 'recipient') return <span className={styles.due}>{t('inbox.reviewOn', { day })}</span>
  return (
    <span className={styles.due} data-soon={due.isSoon || undefined}>
      {due.isSoon && <Icon name="clock" size="small" />}
      {due.text}
    </span>
  )
}

/** `2016-NH-0042` is 0042 among its neighbours. */
function lastPart(number: string): string {
  return number.split('-').at(-1) ?? number
}
